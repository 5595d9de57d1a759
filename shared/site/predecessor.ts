import type { EditableKind, RecordRow } from '../contract/records';
import type { Settings } from '../contract/settings';
import { isSecretKey } from '../device/config-keys';
import { belongsToUnit } from '../device/identity-keys';
import { naturalKey } from '../device/record-compare';
import { RECORD_KINDS } from '../device/records';
import { scheduleRelayTokens } from '../device/rules';
import { notWritable, type DoorRead } from './door-read';
import type { Judge } from './list-work';
import { FACTORY_SCHEDULES, scheduleNumber, scheduleOn } from './project-schedules';
import type { WantedSetting } from './project-settings';
import { keyOn } from './setting-spelling';
import type { Projected, Refusal, WantedRow } from './wanted';

/** What the unit that hung here before had, by its last backup. */
export interface Predecessor {
  readonly mac: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly settings: Settings;
  /** Lists with their codes; one whose codes were sealed elsewhere is not among them. */
  readonly lists: Partial<Readonly<Record<EditableKind, readonly RecordRow[]>>>;
  /** Whether all of its lists are among them. */
  readonly whole: boolean;
  /** By list, IDs of rows that a cloud or the factory gave: they come back from there. */
  readonly readOnly: Partial<Readonly<Record<EditableKind, ReadonlyMap<string, string>>>>;
}

/** Schedules by their number on the unit before. */
function scheduleNames({ lists }: Predecessor): ReadonlyMap<string, string> {
  return new Map(
    (lists.schedule ?? []).map((row) => [scheduleNumber(row), (row['Name'] ?? '').trim()]),
  );
}

/** `1005-1` of the unit before as the new one has it: the schedule of that name, under its number. */
function movedSchedules(
  text: string,
  names: ReadonlyMap<string, string>,
  read: DoorRead,
): { readonly value: string; readonly pending: string } {
  let pending = '';
  const tokens = scheduleRelayTokens(text).map((token) => {
    const [number = '', ...relay] = token.split('-');
    const name = names.get(number);
    if (FACTORY_SCHEDULES.includes(number) || name === undefined) return token;
    const on = scheduleOn(read, { name });
    pending = on.pending || pending;
    return [on.id, ...relay].join('-');
  });
  return { value: tokens.join(';'), pending };
}

const withoutId = (row: RecordRow): RecordRow =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'ID' && key !== 'ScheduleID'));

/**
 * Rows that only the unit before had: not the site's, and not there yet. Where the site knows whose
 * a row is, the site alone decides.
 */
export function projectPredecessor(
  before: Predecessor,
  read: DoorRead,
  about: { readonly wanted: readonly WantedRow[]; readonly judge: Judge },
): Projected {
  const rows: WantedRow[] = [];
  const refused: Refusal[] = [];
  const names = scheduleNames(before);
  for (const kind of Object.keys(RECORD_KINDS) as EditableKind[]) {
    const info = RECORD_KINDS[kind];
    const had = before.lists[kind] ?? [];
    const keyOfRow = (row: RecordRow): string => naturalKey(info, row) ?? '';
    const there = new Set([
      ...(read.lists[kind]?.rows ?? []).map(keyOfRow),
      ...about.wanted.filter((one) => one.kind === kind).map(({ row }) => keyOfRow(row)),
    ]);
    const missing = had.filter((row) => {
      const verdict = about.judge(kind, row);
      const key = keyOfRow(row);
      const own = before.readOnly[kind]?.has(row['ID'] ?? '') === true;
      return !own && key !== '' && !there.has(key) && !verdict.goes && verdict.words === '';
    });
    const reason = notWritable(read, kind);
    for (const [at, row] of missing.entries()) {
      const label = row['Name'] || row['Prefix'] || `One of the ${info.many}`;
      const subject = { id: `before/${kind}/${at}`, label };
      if (reason !== '') {
        refused.push({ kind, subject, reason });
        continue;
      }
      const moved = movedSchedules(row['ScheduleRelay'] ?? '', names, read);
      rows.push({
        ...{ kind, subject, notes: [], pending: moved.pending, before: true },
        row: {
          ...withoutId(row),
          ...(row['ScheduleRelay'] !== undefined && { ScheduleRelay: moved.value }),
        },
      });
    }
  }
  return { rows, refused };
}

/**
 * Settings of the unit before that the site says nothing of: what is the door's (its name, its SIP
 * account) with them, what is the unit's (MAC, certificate, place in a cloud, address) without.
 * Passwords are left out: what a backup shows of them is not always what has to be written.
 */
export function predecessorSettings(
  before: Predecessor,
  read: DoorRead,
  wanted: readonly WantedSetting[],
): readonly WantedSetting[] {
  const taken = new Set(wanted.map(({ key }) => key));
  return Object.entries(before.settings).flatMap(([told, value]): WantedSetting[] => {
    const key = keyOn(read.settings, told);
    if (taken.has(key) || !(key in read.settings) || isSecretKey(key)) return [];
    if (belongsToUnit(key)) return [];
    return [{ key, value, source: 'predecessor' }];
  });
}
