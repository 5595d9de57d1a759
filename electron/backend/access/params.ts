import { z } from 'zod';
import { ACCESS_MODES, accessModeWords } from '../../../shared/device/access-mode';
import type { AccessStore } from '../store/access-store';
import type { EntryDeps } from './entry';

/** What is to be changed, as the journal keeps it: the password only by its name in the store. */
export const paramsSchema = z.object({
  ref: z.string().nullable(),
  username: z.string().nullable(),
  mode: z.enum(ACCESS_MODES).nullable(),
});
export type AccessParams = z.infer<typeof paramsSchema>;

export interface AccessDeps extends EntryDeps {
  readonly store: AccessStore;
}

/** "Change the password and the user of 12 intercoms". */
export function titleOf({ ref, username, mode }: AccessParams, count: number): string {
  const what = [
    ...(ref === null ? [] : ['the password']),
    ...(username === null ? [] : ['the user']),
    ...(mode === null ? [] : ['the way of signing in']),
  ];
  const last = what.pop() ?? '';
  const all = what.length > 0 ? `${what.join(', ')} and ${last}` : last;
  return `Change ${all} of ${count} ${count === 1 ? 'intercom' : 'intercoms'}`;
}

/** What was asked for, in words, for the end of a task. */
export function doneInWords(
  { ref, username, mode }: AccessParams,
  { proven }: { readonly proven: boolean },
): string {
  const parts = [
    ...(ref === null ? [] : ['the new password']),
    ...(username === null ? [] : [`the user "${username}"`]),
  ];
  const who = parts.length > 0 ? `Signed in with ${parts.join(' and ')}.` : '';
  const how = mode === null ? '' : `It lets programs in ${accessModeWords(mode)}.`;
  if (proven) return [who, how].filter((one) => one !== '').join(' ');
  return `Written. It asks nobody for a password, so that nobody can try the new one.`;
}
