import type { EditableKind, RecordRow, RowProblem } from '../../../shared/contract/records';
import { RECORD_KINDS } from '../../../shared/device/records';
import { codesOf, scheduleRelayTokens } from '../../../shared/device/rules';
import { orNothing, readRecords, type ListOf } from './read';
import type { Work } from '../../../shared/device/record-work';

/** Lists whose rows open doors by a PIN or a card. */
const WITH_CODES: readonly EditableKind[] = ['privatekey', 'rfkey', 'user'];
const PUBLIC_CODE = /PublicKey\d$/;

/**
 * Warns of PINs and cards that stand in another list of this intercom too, or are a public code.
 * Only a warning: some firmware shows the cards of its people in both lists.
 */
export async function codesElsewhere(
  list: ListOf & { readonly kind: EditableKind },
  work: Work,
): Promise<readonly RowProblem[]> {
  const { kind } = list;
  const mine = [...work.add, ...work.set.map(({ after, index }) => ({ row: after, index }))];
  const codes = mine.flatMap(({ row, index }) =>
    codesOf(RECORD_KINDS[kind], row).map((one) => ({ ...one, index })),
  );
  if (codes.length === 0) return [];
  const owners = await ownersElsewhere(list);
  return codes.flatMap(({ code, field, index }): RowProblem[] => {
    const owner = owners.get(code);
    if (owner === undefined) return [];
    const what = code.startsWith('pin') ? 'PIN' : 'card';
    return [{ row: index, field, severity: 'warning', message: `This ${what} is ${owner} too.` }];
  });
}

async function ownersElsewhere(
  list: ListOf & { readonly kind: EditableKind },
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  const note = (code: string, owner: string): void => {
    if (!owners.has(code)) owners.set(code, owner);
  };
  const publicCodes = await orNothing(() =>
    list.driver.call('publiccode/get', {}, { signal: list.signal }),
  );
  for (const [key, value] of Object.entries(publicCodes?.data ?? {}))
    if (PUBLIC_CODE.test(key) && value !== '') note(`pin ${value}`, 'a public code');
  for (const kind of WITH_CODES.filter((other) => other !== list.kind)) {
    const info = RECORD_KINDS[kind];
    const read = await orNothing(() => readRecords({ ...list, kind }));
    for (const row of read?.rows ?? [])
      for (const { code } of codesOf(info, row)) note(code, nameOf(row, `among the ${info.many}`));
  }
  return owners;
}

function nameOf(row: RecordRow, place: string): string {
  const name = row['Name'] ?? '';
  return name === '' ? place : `${place} (${name})`;
}

/** Warns of groups and schedules that go although rows of another list go by them. */
export async function usedElsewhere(
  list: ListOf & { readonly kind: EditableKind },
  { remove }: Work,
): Promise<readonly RowProblem[]> {
  const by = USED_BY[list.kind];
  if (by === undefined || remove.length === 0) return [];
  const read = await orNothing(() => readRecords({ ...list, kind: by }));
  return remove.flatMap((row): RowProblem[] => {
    const using = (read?.rows ?? []).filter((other) => uses(list.kind, row, other)).length;
    if (using === 0) return [];
    const { one, many } = RECORD_KINDS[by];
    const message = `“${row['Name'] ?? ''}” goes, and ${using} ${using === 1 ? one : many} still ${using === 1 ? 'names' : 'name'} it.`;
    return [{ row: -1, field: '', severity: 'warning', message }];
  });
}

/** Which list names the rows of this one. */
const USED_BY: Readonly<Partial<Record<EditableKind, EditableKind>>> = {
  group: 'contact',
  schedule: 'user',
};

function uses(kind: EditableKind, row: RecordRow, other: RecordRow): boolean {
  if (kind === 'group') return other['Group'] === row['Name'];
  const id = row['ScheduleID'] ?? row['ID'] ?? '';
  return scheduleRelayTokens(other['ScheduleRelay'] ?? '').some((one) => one.startsWith(`${id}-`));
}
