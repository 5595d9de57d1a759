/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Makes a file name that every operating system takes out of what a person, a browser or an
 * intercom calls a file: the last part of a path, without control characters, at most 120 long.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).pop() ?? '';
  const cleaned = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  if (cleaned === '') return 'file';
  const dot = cleaned.lastIndexOf('.');
  const extension = dot > 0 ? cleaned.slice(dot).slice(0, 16) : '';
  const base = (dot > 0 ? cleaned.slice(0, dot) : cleaned).slice(0, 120 - extension.length);
  const whole = base + extension;
  return RESERVED.test(whole) ? `_${whole}` : whole;
}
