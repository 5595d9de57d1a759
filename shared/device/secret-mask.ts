import { isSecretKey } from './config-keys';

/** Where a person sees that there is a secret, but not which. */
export const MASK = '••••••';

/** What may be shown of a value: nothing of a secret but whether there is one. */
export function shown(key: string, value: string): string {
  return isSecretKey(key) && value !== '' ? MASK : value;
}

/** Codes that open the door for whoever knows them. */
const PUBLIC_CODE = /\.PublicKey\d*$/i;
/** A user and a password in an address: `http://user:password@host/`. */
const LOGIN_IN_URL = /\/\/[^/@\s]+:[^/@\s]*@/;

/** Whether a value does not belong into a file that anybody may read: a password, a code, a login. */
export function holdsSecret(key: string, value: string): boolean {
  return value !== '' && (isSecretKey(key) || PUBLIC_CODE.test(key) || LOGIN_IN_URL.test(value));
}

/** One character over and over stands for "there is a password", whichever it is. */
export function isMask(value: string): boolean {
  return /^(.)\1*$/.test(value);
}
