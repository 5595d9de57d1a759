import type { EditableKind, RecordRow, RowProblem } from '../contract/records';
import { WEEKDAY_KEYS } from './records';

/** What fields of one row say together. */
export type RowComplaint = Pick<RowProblem, 'field' | 'message' | 'severity'>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{8}$/;

const warning = (field: string, message: string): RowComplaint => ({
  field,
  message,
  severity: 'warning',
});
const error = (field: string, message: string): RowComplaint => ({
  field,
  message,
  severity: 'error',
});

/**
 * Whether the hours of a row mean all day or never, which they say in other words: a key from 00:00 to
 * 00:00 always works (manual, Api privatekey and rfkey); of the schedules that are on every unit,
 * Always lasts from 00:00 to 23:59 and Never from 00:00 to 00:00 (device notes 1.5).
 */
export function wholeDay(kind: EditableKind, row: RecordRow): 'all' | 'never' | undefined {
  const hours = `${row['TimeStart'] ?? ''}-${row['TimeEnd'] ?? ''}`;
  if (kind !== 'schedule') return hours === '00:00-00:00' ? 'all' : undefined;
  if (hours === '00:00-23:59') return 'all';
  return hours === '00:00-00:00' && row['Type'] === '2' ? 'never' : undefined;
}

function times(kind: EditableKind, row: RecordRow): readonly RowComplaint[] {
  const { TimeStart = '', TimeEnd = '' } = row;
  // A time that is none is complained of by itself.
  if (!TIME.test(TimeStart) || !TIME.test(TimeEnd) || wholeDay(kind, row)) return [];
  if (TimeStart === TimeEnd)
    return [warning('TimeEnd', `It begins and ends at ${TimeEnd}: it may never open.`)];
  if (TimeStart < TimeEnd) return [];
  return [
    warning(
      'TimeEnd',
      `From ${TimeStart} to ${TimeEnd} goes over midnight: some units never open then. Try it, or use two rows.`,
    ),
  ];
}

function key(kind: EditableKind, row: RecordRow): readonly RowComplaint[] {
  const found: RowComplaint[] = [];
  if (row['DoorNum'] === '0') found.push(warning('DoorNum', 'No door: it opens nothing.'));
  if (WEEKDAY_KEYS.every((day) => row[day] === '0'))
    found.push(warning('weekdays', 'No day: it never opens.'));
  // Tags 1 is "a number of times" (manual, Api rfkey).
  if (row['Tags'] === '1' && Number(row['Frequency'] ?? '0') === 0)
    found.push(warning('Frequency', 'A number of times, and the number is 0: it never opens.'));
  return [...found, ...times(kind, row)];
}

/** `Type` of a schedule: 0 between two dates, 1 weekly, 2 daily. */
function schedule(row: RecordRow): readonly RowComplaint[] {
  const { Type, Week, DateStart = '', DateEnd = '' } = row;
  const found: RowComplaint[] = [];
  if (Type === '0')
    for (const [field, date, which] of [
      ['DateStart', DateStart, 'first'],
      ['DateEnd', DateEnd, 'last'],
    ] as const)
      if (!DATE.test(date)) found.push(error(field, `The ${which} day is missing.`));
  if (Type === '0' && found.length === 0 && DateEnd < DateStart)
    found.push(error('DateEnd', 'The last day is before the first.'));
  if (Type !== '2' && Week === '') found.push(error('Week', 'Choose at least one day.'));
  return [...found, ...times('schedule', row)];
}

/**
 * What is wrong with a row beyond its single fields. Fields that the row does not name are not
 * judged. Pure.
 */
export function checkTogether(kind: EditableKind, row: RecordRow): readonly RowComplaint[] {
  switch (kind) {
    case 'privatekey':
    case 'rfkey':
      return key(kind, row);
    case 'schedule':
      return schedule(row);
    case 'contact':
    case 'group':
    case 'dialreplace':
    case 'user':
      return [];
  }
}
