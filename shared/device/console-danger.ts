import { dangerOf } from './config-keys';

/** Why a call of the console asks for a word first. */
export type ConsoleDanger = 'destroys' | 'restarts' | 'opens' | 'cuts-off' | 'unknown';

/** What has to be typed before such a call is sent. */
export const CONFIRM_WORD = 'CONFIRM';

/**
 * Whether a call may lose something that cannot be had back, restart the unit, open a door, or cut
 * the connection; of a function that is in no table the worst is assumed.
 *
 * @param call.known what the table says of it; undefined where it is in no table
 */
export function consoleDanger(call: {
  readonly name: string;
  readonly known: { readonly destructive: boolean } | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}): ConsoleDanger | null {
  const { name, known, data } = call;
  if (known === undefined) return 'unknown';
  if (known.destructive) return 'destroys';
  if (name === 'system/reboot') return 'restarts';
  if (name === 'relay/trig') return 'opens';
  const cuts = name.endsWith('/set') && Object.keys(data).some((key) => dangerOf(key) !== 'none');
  return cuts ? 'cuts-off' : null;
}
