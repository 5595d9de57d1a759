import type { EditableKind, RecordRow, RowProblem } from '../contract/records';
import { WEEKDAY_KEYS } from './records';

/** What fields of one row say together. */
export type RowComplaint = Pick<RowProblem, 'field' | 'message' | 'severity'>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DATE = /^\d{8}$/;
const MIDNIGHT = '00:00';

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

/** Whether a PIN or a card works the whole day: from 00:00 to 00:00 (manual, Api privatekey). */
export const isAllDay = (row: RecordRow): boolean =>
  row['TimeStart'] === MIDNIGHT && row['TimeEnd'] === MIDNIGHT;

function times(row: RecordRow): readonly RowComplaint[] {
  const { TimeStart = '', TimeEnd = '' } = row;
  // A time that is none is complained of by itself.
  if (!TIME.test(TimeStart) || !TIME.test(TimeEnd) || isAllDay(row)) return [];
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

function key(row: RecordRow): readonly RowComplaint[] {
  const found: RowComplaint[] = [];
  if (row['DoorNum'] === '0') found.push(warning('DoorNum', 'No door: it opens nothing.'));
  if (WEEKDAY_KEYS.every((day) => row[day] === '0'))
    found.push(warning('weekdays', 'No day: it never opens.'));
  // Tags 1 is "a number of times" (manual, Api rfkey).
  if (row['Tags'] === '1' && Number(row['Frequency'] ?? '0') === 0)
    found.push(warning('Frequency', 'A number of times, and the number is 0: it never opens.'));
  return [...found, ...times(row)];
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
  return [...found, ...times(row)];
}

/**
 * What is wrong with a row beyond its single fields. Fields that the row does not name are not
 * judged. Pure.
 */
export function checkTogether(kind: EditableKind, row: RecordRow): readonly RowComplaint[] {
  switch (kind) {
    case 'privatekey':
    case 'rfkey':
      return key(row);
    case 'schedule':
      return schedule(row);
    case 'contact':
    case 'group':
    case 'dialreplace':
    case 'user':
      return [];
  }
}
