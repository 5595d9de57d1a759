import { isSecretKey } from './config-keys';

/** Where a person sees that there is a secret, but not which. */
export const MASK = '••••••';

/** What may be shown of a value: nothing of a secret but whether there is one. */
export function shown(key: string, value: string): string {
  return isSecretKey(key) && value !== '' ? MASK : value;
}

/** One character over and over stands for "there is a password", whichever it is. */
export function isMask(value: string): boolean {
  return /^(.)\1*$/.test(value);
}
