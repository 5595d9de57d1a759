import {
  accessModeCode,
  accessModeWords,
  isInMode,
  type AccessMode,
} from '../../../shared/device/access-mode';
import type { Settings } from '../../../shared/contract/settings';
import { AppError, isAppError } from '../../../shared/errors';
import type { Credentials } from '../driver/types';
import type { Back, WayIn } from '../services/config/sign-in-again';
import type { PendingWay } from './both-passwords';
import { API, type Entry } from './entry';

const USER = `${API}.UserName`;
const MODE = `${API}.AuthMode`;

/** What an error leaves behind, in one sentence to follow it. */
const putBackWords = (done: boolean): string =>
  done ? 'Its old way was put back.' : 'Its old way could not be put back.';

/**
 * Writes a new user name and signs in with it; one that does not take leaves the old one.
 *
 * @throws AppError `device.not-stored`
 */
export async function changeUser(
  entry: Entry,
  { now, username }: { readonly now: Credentials; readonly username: string },
): Promise<Back> {
  const ways: readonly WayIn[] = [
    { kind: 'new', credentials: { ...now, username } },
    { kind: 'old', credentials: now },
  ];
  const values = { [USER]: username };
  let back = await entry.change(values, ways);
  if (back.way === 'old') back = await entry.change(values, ways);
  if (back.way === 'old')
    throw new AppError('device.not-stored', 'The new user name did not take.', { retryable: true });
  return back;
}

export interface ModeChange {
  readonly mode: AccessMode;
  /** Who may use the API, as read before. */
  readonly before: Settings;
  /** What may let us in once it asks for a password, the likeliest first. */
  readonly ways: readonly PendingWay[];
}

/**
 * Changes how the API lets programs in and signs in again. What the unit then does counts, not what
 * it stored: makers number the modes differently (device notes 3). One that does something else gets
 * its old mode back.
 *
 * @throws AppError `device.not-stored`, which says what the unit does now; of the driver
 */
export async function changeMode(entry: Entry, change: ModeChange): Promise<Back> {
  const { mode, before, ways } = change;
  const code = accessModeCode(mode);
  const old = before[MODE];
  const back = await entry.change({ [MODE]: code }, ways);
  if (isInMode(mode, await entry.scheme())) return back;
  const { [MODE]: held } = await entry.read();
  if (held === old || old === undefined)
    throw new AppError(
      'device.not-stored',
      'It lets programs in as before: the change did not take.',
      { retryable: true },
    );
  await entry.change({ [MODE]: old }, ways);
  const { [MODE]: after } = await entry.read();
  throw new AppError(
    'device.not-stored',
    `This firmware numbers its ways of signing in differently: ${code} did not make it let programs in ${accessModeWords(mode)}. ${putBackWords(after === old)}`,
    { hint: 'Choose the way of signing in on its web page, Intercom > HTTP API.' },
  );
}

/**
 * Why the mode must not be changed: where what the unit does is not what its number says, its maker
 * numbers the modes differently, and any other number may shut everybody out. Pure.
 */
export function oddNumbering(
  held: string | undefined,
  scheme: 'none' | 'basic' | 'digest' | null,
): string | undefined {
  const says: Readonly<Record<string, readonly string[]>> = {
    '0': ['none'],
    '1': ['basic'],
    // Listed addresses: whoever is on the list is asked for nothing.
    '2': ['none'],
    '4': ['digest'],
    '5': ['basic', 'digest'],
  };
  if (held === undefined) return 'It does not tell how it lets programs in.';
  if (scheme !== null && says[held]?.includes(scheme)) return undefined;
  return `Its firmware numbers its ways of signing in differently (${held}). Change it on its web page, Intercom > HTTP API.`;
}

/** Whether the mode is not what is wanted yet; what the unit does counts more than its number. Pure. */
export function wantsMode(
  mode: AccessMode,
  now: { readonly held: string | undefined; readonly scheme: 'none' | 'basic' | 'digest' | null },
): boolean {
  const both = accessModeCode('basic-or-digest');
  if (mode === 'basic-or-digest') return now.held !== both;
  return !isInMode(mode, now.scheme) || now.held === both || (mode === 'none' && now.held === '2');
}

/** True where nobody knows what the unit holds now: it went away, or lets nobody in. */
export function isUntold(error: unknown): boolean {
  return (
    isAppError(error) &&
    (error.code.startsWith('net.') ||
      error.code.startsWith('auth.') ||
      error.code.startsWith('tls.') ||
      error.code === 'device.unknown-outcome' ||
      error.code === 'device.other-unit')
  );
}
