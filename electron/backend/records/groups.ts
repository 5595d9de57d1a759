import type { RecordRow } from '../../../shared/contract/records';
import { DEFAULT_GROUP } from '../../../shared/device/record-compare';
import { AppError } from '../../../shared/errors';
import type { Item } from './items';
import { orNothing, readRecords, type ListOf } from './read';
import { Sender, type SenderOptions } from './sender';

type GroupSender = Omit<SenderOptions, 'kind' | 'present' | 'onProgress' | 'onFirst'>;

async function lacking(list: Omit<ListOf, 'kind'>, named: ReadonlySet<string>) {
  const present = await orNothing(() => readRecords({ ...list, kind: 'group' }));
  if (present === undefined) return undefined;
  const there = new Set(present.rows.map((row) => row['Name']));
  return { present, names: [...named].filter((name) => !there.has(name)) };
}

function namedBy(contacts: readonly RecordRow[]): ReadonlySet<string> {
  const names = contacts.map((row) => (row['Group'] ?? '').trim());
  return new Set(names.filter((name) => name !== '' && name !== DEFAULT_GROUP));
}

/**
 * Groups that contacts name and the intercom does not have. It would put these contacts into
 * "Default" without a word (device notes 1.1, row 8). None where it keeps no list of groups.
 */
export async function missingGroups(
  list: Omit<ListOf, 'kind'>,
  contacts: readonly RecordRow[],
): Promise<readonly string[]> {
  const named = namedBy(contacts);
  if (named.size === 0) return [];
  return (await lacking(list, named))?.names ?? [];
}

/**
 * Makes the groups that contacts name and the intercom does not have, and reads them back.
 *
 * @returns the names of those made
 * @throws AppError `device.not-stored` where one was not kept, and of the driver
 */
export async function makeGroups(
  options: GroupSender,
  contacts: readonly RecordRow[],
): Promise<readonly string[]> {
  const named = namedBy(contacts);
  if (named.size === 0) return [];
  const found = await lacking(options, named);
  if (found === undefined || found.names.length === 0) return [];
  const { present, names } = found;
  const items = names.map((Name): Item => ({ operation: 'add', row: { Name } }));
  const nobody = (): void => undefined;
  const sender = new Sender({
    ...{ ...options, kind: 'group', present },
    onProgress: nobody,
    onFirst: nobody,
  });
  await sender.send(items);
  const left = (await lacking(options, named))?.names ?? names;
  if (left.length > 0)
    throw new AppError(
      'device.not-stored',
      `The intercom did not keep the group ${left.map((name) => `“${name}”`).join(', ')}.`,
      { hint: 'No contact was sent: they would have gone into the group Default. Try again.' },
    );
  return names;
}
