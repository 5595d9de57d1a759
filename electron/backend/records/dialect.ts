import type { EditableKind, RecordKind, RecordRow } from '../../../shared/contract/records';
import { sourceOf, sourceTelling } from '../../../shared/device/record-source';
import { scheduleRelayTokens } from '../../../shared/device/rules';
import type { Row, Rows } from '../driver/record';

/** Spellings that real intercoms have for a key of the manual (device notes 1.4 and 1.5). */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Thur: ['Thu'],
  UserID: ['UserId'],
  ID: ['Id', 'id'],
};
/** The same for `ScheduleRelay` of a person, the one told first being the one to trust. */
const SCHEDULE_KEYS = ['ScheduleRelay', 'Schedule-Relay', 'Schedule'] as const;

/** How this intercom writes what others write otherwise; learnt from the rows that it has. */
export interface Spelling {
  /** Keys under which the schedules of a person are sent. */
  readonly scheduleKeys: readonly string[];
  readonly join: ',' | ';';
  /** A separator stands behind the last one too. */
  readonly trailing: boolean;
  /** Keys of the manual that this intercom writes otherwise. */
  readonly renamed: Readonly<Record<string, string>>;
}

/** Any value as text: lists joined as the API joins them, objects as JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(';');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** A row as it came, in the one internal form. Fields that Lintel does not know are kept. */
export function decodeRow(kind: RecordKind, raw: Row): RecordRow {
  const row = new Map(Object.entries(raw).map(([key, value]) => [key, textOf(value)]));
  for (const [key, others] of Object.entries(ALIASES))
    for (const other of others) {
      const value = row.get(other);
      if (value === undefined) continue;
      if (!row.has(key)) row.set(key, value);
      row.delete(other);
    }
  if (kind === 'user') gatherSchedules(row);
  return Object.fromEntries(row);
}

function gatherSchedules(row: Map<string, string>): void {
  const values = SCHEDULE_KEYS.map((key) => row.get(key));
  if (values.every((value) => value === undefined)) return;
  const told = values.find((value) => value !== undefined && value !== '') ?? '';
  for (const key of SCHEDULE_KEYS) row.delete(key);
  row.set('ScheduleRelay', scheduleRelayTokens(told).join(';'));
}

/**
 * What the rows that an intercom has tell of its spelling. Where they tell nothing (an empty list)
 * both spellings of the schedules are sent: units ignore the one that they do not know.
 */
export function learnSpelling(raw: Rows): Spelling {
  const has = (key: string): boolean => raw.some((row) => row[key] !== undefined);
  const values = raw.flatMap((row) =>
    SCHEDULE_KEYS.map((key) => row[key]).filter((value) => typeof value === 'string'),
  );
  const told = values.filter((value) => value !== '');
  const scheduleKeys = has('Schedule-Relay')
    ? ['Schedule-Relay']
    : has('ScheduleRelay')
      ? ['ScheduleRelay']
      : ['ScheduleRelay', 'Schedule-Relay'];
  return {
    scheduleKeys,
    join: told.some((value) => value.includes(',')) ? ',' : ';',
    trailing: told.length > 0 && told.every((value) => value.endsWith(';')),
    renamed: has('Thu') && !has('Thur') ? { Thur: 'Thu' } : {},
  };
}

/** A row of the internal form as this intercom takes it: whole, and in its own spelling only. */
export function encodeRow(kind: EditableKind, row: RecordRow, spelling: Spelling): Row {
  const schedules = kind === 'user' ? row['ScheduleRelay'] : undefined;
  const sent = new Map(
    Object.entries(row).map(([key, value]) => [spelling.renamed[key] ?? key, value]),
  );
  if (schedules === undefined) return Object.fromEntries(sent);
  for (const key of SCHEDULE_KEYS) sent.delete(key);
  const { join, trailing, scheduleKeys } = spelling;
  const joined = scheduleRelayTokens(schedules).join(join);
  for (const key of scheduleKeys) sent.set(key, trailing && joined !== '' ? `${joined};` : joined);
  return Object.fromEntries(sent);
}

const FACTORY_SCHEDULES = ['1001', '1002'];
const CLOUD =
  'This row is managed by the cloud. It can only be changed there, and is left as it is.';
const FACTORY = 'This schedule is built into the intercom and cannot be changed.';

/** Rows that cannot be changed here: by ID, why (device notes 1.5). */
export function readOnlyRows(
  kind: RecordKind,
  rows: readonly RecordRow[],
  model: string,
): ReadonlyMap<string, string> {
  const locked = new Map<string, string>();
  if (kind !== 'user' && kind !== 'schedule') return locked;
  const told = sourceTelling(kind, rows, model);
  for (const row of rows) {
    const id = row['ID'] ?? '';
    if (kind === 'schedule' && FACTORY_SCHEDULES.includes(row['ScheduleID'] ?? id))
      locked.set(id, FACTORY);
    else if (sourceOf(row, told).owner === 'cloud') locked.set(id, CLOUD);
  }
  return locked;
}
