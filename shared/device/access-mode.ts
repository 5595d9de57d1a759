import { assertNever } from '../assert';

/**
 * Ways in which the HTTP API of an intercom may let programs in and that Lintel sets on many at
 * once. White list mode is none of them: one address forgotten shuts everybody out.
 */
export const ACCESS_MODES = ['digest', 'basic', 'basic-or-digest', 'none'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

/** Values of `Config.DoorSetting.APIFCGI.AuthMode` (device notes 3). Makers number them differently. */
const CODES: Readonly<Record<AccessMode, string>> = {
  none: '0',
  basic: '1',
  digest: '4',
  'basic-or-digest': '5',
};

export const accessModeCode = (mode: AccessMode): string => CODES[mode];

/** In words, within a sentence: "lets programs in with Digest". */
export function accessModeWords(mode: AccessMode): string {
  switch (mode) {
    case 'digest':
      return 'with Digest';
    case 'basic':
      return 'with Basic';
    case 'basic-or-digest':
      return 'with Basic or Digest';
    case 'none':
      return 'without a password';
    default:
      return assertNever(mode);
  }
}

/** Whether an intercom that let us in like this is in the mode; what counts is what it does. */
export function isInMode(mode: AccessMode, scheme: 'none' | 'basic' | 'digest' | null): boolean {
  if (mode === 'basic-or-digest') return scheme === 'basic' || scheme === 'digest';
  return scheme === mode;
}

/** Why a mode must not be set on a model; undefined where nothing is known against it. */
export function modeBlocked(mode: AccessMode, model: string): string | undefined {
  // Device notes 3: Basic lets nobody in on X916 916.30.10.114.
  if (mode === 'basic' && /^X916/i.test(model))
    return `Basic is known to let nobody in on ${model}. Choose Digest.`;
  return undefined;
}
