import type { RecordRow } from '../contract/records';
import type { SiteSchedule } from './document';
import { notWritable, type DoorRead } from './door-read';
import type { Projected } from './wanted';

/** The schedules that every unit has from the factory, always and never (device notes 1.5). */
export const ALWAYS = '1001';
export const FACTORY_SCHEDULES: readonly string[] = [ALWAYS, '1002'];

/** The number by which people refer to a schedule: told apart from the row's on some firmware. */
export const scheduleNumber = (row: RecordRow): string => row['ScheduleID'] || (row['ID'] ?? '');

/** How a schedule of the site is called by this intercom; `pending` until it has got it. */
export function scheduleOn(
  { lists }: Pick<DoorRead, 'lists'>,
  { name }: Pick<SiteSchedule, 'name'>,
): { readonly id: string; readonly pending: string } {
  const row = lists.schedule?.rows.find((one) => (one['Name'] ?? '').trim() === name.trim());
  const id = row ? scheduleNumber(row) : '';
  return id === '' ? { id: name, pending: name } : { id, pending: '' };
}

/** Daily where it is every day, else weekly with the days as digits, Monday 1 (device notes 1.6). */
function rowOf({ name, days, from, to }: SiteSchedule): RecordRow {
  const times = { TimeStart: from, TimeEnd: to };
  if (days === '1111111') return { Name: name, Type: '2', ...times };
  const week = Array.from(days, (on, index) => (on === '1' ? String(index + 1) : '')).join('');
  return { Name: name, Type: '1', Week: week, ...times };
}

/** The schedules that people of this door need. */
export function projectSchedules(used: readonly SiteSchedule[], read: DoorRead): Projected {
  // Whoever needs one that cannot be had is refused as a person.
  if (used.length === 0 || notWritable(read, 'schedule') !== '') return { rows: [], refused: [] };
  return {
    refused: [],
    rows: used.map((schedule) => ({
      kind: 'schedule',
      subject: { id: `schedule/${schedule.id}`, label: schedule.name },
      ...{ notes: [], pending: '', row: rowOf(schedule) },
    })),
  };
}
