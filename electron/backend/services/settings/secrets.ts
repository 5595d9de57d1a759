export { MASK, shown } from '../../../../shared/device/secret-mask';

export type SecretForm = 'raw' | 'base64';

/** Models that take passwords in base64 (device notes 1.6: S532 and S5xx; E12, R20A, R29 raw). */
const BASE64_MODELS = /^S5\d\d/i;

function isPrintable(text: string): boolean {
  return text !== '' && !/[^\x20-\x7e]/.test(text);
}

/**
 * How a unit wants passwords: by its model, and for models not in the table by the password that it
 * holds: padding and a printable content together are no accident. A wrong guess shows at once,
 * because the account then fails to register.
 */
export function secretForm(model: string, held = ''): SecretForm {
  if (BASE64_MODELS.test(model)) return 'base64';
  const padded = held.length % 4 === 0 && /^[A-Za-z0-9+/]+={1,2}$/.test(held);
  if (!padded) return 'raw';
  return isPrintable(Buffer.from(held, 'base64').toString('latin1')) ? 'base64' : 'raw';
}

export function encodeSecret(plain: string, form: SecretForm): string {
  return form === 'base64' ? Buffer.from(plain, 'utf8').toString('base64') : plain;
}

/** The password behind what such a unit shows; the text itself where it is not in that form. */
export function decodeSecret(held: string, form: SecretForm): string {
  if (form === 'raw') return held;
  const plain = Buffer.from(held, 'base64').toString('utf8');
  return isPrintable(plain) && encodeSecret(plain, 'base64') === held ? plain : held;
}
