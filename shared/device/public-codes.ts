import type { CodeOwners } from './code-owners';
import { PUBLIC_CODE_LENGTHS } from './setting-fields';

/** The three codes that everybody may know, as they stand in the form. */
export interface PublicCodes {
  readonly enabled: boolean;
  /** Value of `PublicKeyBitsLimit`; empty where the intercom has no such setting. */
  readonly length: string;
  /** Empty for none. */
  readonly codes: readonly string[];
}

export type PublicCodeProblem =
  | { readonly kind: 'digits' }
  | { readonly kind: 'length'; readonly digits: number }
  | { readonly kind: 'twice'; readonly number: number }
  /** Somebody has it for a PIN of their own: the door log could not tell who came in. */
  | { readonly kind: 'pin'; readonly name: string }
  | { readonly kind: 'first-digit'; readonly digit: string };

/** Digits of a public code; undefined where the intercom does not tell. */
export const publicCodeDigits = (length: string): number | undefined =>
  PUBLIC_CODE_LENGTHS.find(({ value }) => value === length)?.digits;

/**
 * What is wrong with each code, undefined where nothing is. While public codes are off only what
 * could never be meant is wrong. A first digit that some models keep for themselves is a warning:
 * see `isWarning`.
 *
 * @param options.forbiddenFirstDigit empty where any will do
 */
export function publicCodeProblems(options: {
  readonly wanted: PublicCodes;
  /** Of the lists of PINs and people; public codes in it are not looked at. */
  readonly owners: CodeOwners;
  readonly forbiddenFirstDigit: string;
}): readonly (PublicCodeProblem | undefined)[] {
  const { wanted, owners, forbiddenFirstDigit } = options;
  const digits = publicCodeDigits(wanted.length);
  return wanted.codes.map((code, index): PublicCodeProblem | undefined => {
    if (code === '') return undefined;
    if (!/^\d+$/.test(code)) return { kind: 'digits' };
    const first = wanted.codes.indexOf(code);
    if (first < index) return { kind: 'twice', number: first + 1 };
    if (!wanted.enabled) return undefined;
    if (digits !== undefined && code.length !== digits) return { kind: 'length', digits };
    const owner = owners.get(`pin ${code}`)?.find((one) => one.in === 'list');
    if (owner?.in === 'list') return { kind: 'pin', name: owner.name };
    if (forbiddenFirstDigit !== '' && code.startsWith(forbiddenFirstDigit))
      return { kind: 'first-digit', digit: forbiddenFirstDigit };
    return undefined;
  });
}

/** It may be written all the same: the intercom has the last word. */
export const isWarning = ({ kind }: PublicCodeProblem): boolean => kind === 'first-digit';
