import type { VirtualAuthMode } from './types';

/** Values of `Config.DoorSetting.APIFCGI.AuthMode` (device notes 3). */
export const AUTH_MODE_CODES: Readonly<Record<VirtualAuthMode, string>> = {
  none: '0',
  basic: '1',
  whitelist: '2',
  digest: '4',
  /** The API is switched off by `Enable`; the mode behind it stays Digest. */
  disabled: '4',
};

/** Names that the web page of a unit shows for the codes. */
export const AUTH_MODE_LABELS: readonly (readonly [string, string])[] = [
  ['0', 'None'],
  ['1', 'Basic'],
  ['2', 'WhiteList'],
  ['4', 'Digest'],
  ['5', 'Basic + Digest'],
];
