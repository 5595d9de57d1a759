import { encodeSecret, type SecretForm } from '../services/settings/secrets';

/**
 * Families that take passwords as they are: E12, R20 and R29 (device notes 1.6), and A0x, for which
 * the manual writes them so (Api sip set).
 */
const RAW_FAMILIES = /^(E12|R2\d|A0\d)/i;

export interface Forms {
  readonly first: SecretForm;
  readonly second: SecretForm;
}

/**
 * In which form a unit gets its new password first, and in which when it took that for the other.
 * A unit that takes base64 for the password itself can still be entered, with that text; one that
 * decodes what was no base64 holds bytes that nobody can tell. So base64 goes first wherever a
 * family is not known to take passwords as they are. Pure.
 */
export function formsOf(
  model: string,
  evidence: { readonly held: string | undefined; readonly known: string | undefined },
): Forms {
  const { held, known } = evidence;
  const showsBase64 = known !== undefined && known !== '' && held === encodeSecret(known, 'base64');
  return RAW_FAMILIES.test(model) && !showsBase64
    ? { first: 'raw', second: 'base64' }
    : { first: 'base64', second: 'raw' };
}
