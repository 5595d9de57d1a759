import { describe, expect, it } from 'vitest';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import { changedFields, lostFields } from '../../../../shared/device/record-compare';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { checkTogether } from '../../../../shared/device/row-rules';
import { checkField, isMeant, limitsOf } from '../../../../shared/device/rules';

const KEY: RecordRow = {
  ...{ Name: 'Ann', Code: '1234', DoorNum: '1', TimeStart: '00:00', TimeEnd: '00:00' },
  ...{ Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '1', Sun: '1' },
};
const NEVER = { Mon: '0', Tue: '0', Wed: '0', Thur: '0', Fri: '0', Sat: '0', Sun: '0' };
const SCHEDULE: RecordRow = { Name: 'Office', Week: '12345', TimeStart: '08:00', TimeEnd: '18:00' };

describe('what fields of a row say together', () => {
  it.each<readonly [string, EditableKind, RecordRow, readonly string[]]>([
    ['a PIN that always works', 'privatekey', KEY, []],
    ['hours', 'privatekey', { ...KEY, TimeStart: '08:00', TimeEnd: '18:00' }, []],
    ['hours over midnight', 'rfkey', { ...KEY, TimeStart: '22:00', TimeEnd: '06:00' }, ['TimeEnd']],
    ['no time at all', 'rfkey', { ...KEY, TimeStart: '08:00', TimeEnd: '08:00' }, ['TimeEnd']],
    ['half a time', 'rfkey', { ...KEY, TimeStart: '8', TimeEnd: '07:00' }, []],
    ['no day', 'privatekey', { ...KEY, ...NEVER }, ['weekdays']],
    ['no door', 'rfkey', { ...KEY, DoorNum: '0' }, ['DoorNum']],
    ['a card that works 0 times', 'rfkey', { ...KEY, Tags: '1', Frequency: '0' }, ['Frequency']],
    ['a card that works 3 times', 'rfkey', { ...KEY, Tags: '1', Frequency: '3' }, []],
    ['an unlimited card', 'rfkey', { ...KEY, Tags: '0', Frequency: '0' }, []],
  ])('warns of %s where it opens nothing', (_what, kind, row, fields) => {
    const found = checkTogether(kind, row);
    expect(found.map(({ field }) => field)).toEqual(fields);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it.each<readonly [string, RecordRow, readonly string[]]>([
    ['no days between two dates', { Type: '0' }, ['DateStart', 'DateEnd']],
    [
      'a last day before the first',
      { Type: '0', DateStart: '20260301', DateEnd: '20260228' },
      ['DateEnd'],
    ],
    ['a week without days', { Type: '1', Week: '' }, ['Week']],
    ['a daily one without days', { Type: '2', Week: '' }, []],
    ['a good one', { Type: '0', DateStart: '20260301', DateEnd: '20260301' }, []],
  ])('stops a schedule with %s', (_what, own, fields) => {
    const found = checkTogether('schedule', { ...SCHEDULE, ...own });
    expect(found.map(({ field }) => field)).toEqual(fields);
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('knows dates of the calendar only', () => {
    const field = RECORD_KINDS.schedule.fields.find(({ key }) => key === 'DateStart');
    if (!field) throw new Error('A schedule has a first day.');
    const check = (value: string) => checkField(field, value, limitsOf('A05'))?.severity;
    expect(check('20240229')).toBeUndefined();
    expect(check('20260229')).toBe('error');
    expect(check('2026-02-01')).toBe('error');
    expect(isMeant(field, { Type: '0' })).toBe(true);
    expect(isMeant(field, { Type: '2' })).toBe(false);
  });

  it('asks a person for a relay in each of their times', () => {
    const field = RECORD_KINDS.user.fields.find(({ key }) => key === 'ScheduleRelay');
    if (!field) throw new Error('A person has times.');
    const check = (value: string) => checkField(field, value, limitsOf('A05'))?.message;
    expect(check('1001-1;1003-')).toBe('Choose at least one relay for each time.');
    expect(check('1001-1;1003-2SA')).toBeUndefined();
  });
});

describe('fields that an intercom does not tell of', () => {
  const contact = RECORD_KINDS.contact;
  const bare = { ID: '1', Name: 'Ann', Phone: '101', Group: '' };

  it('are changed by a person all the same', () => {
    const ids = (after: RecordRow) => changedFields(contact, bare, after).map(({ key }) => key);
    expect(ids({ ...bare, DialType: '1' })).toEqual(['DialType']);
    expect(ids({ ...bare, DialType: '0' })).toEqual([]);
    expect(ids({ ...bare, Phone: '102' })).toEqual(['Phone']);
    const key = RECORD_KINDS.rfkey;
    const card = { ID: '1', Name: 'Ann', Code: '00AB', DoorNum: '1' };
    expect(changedFields(key, card, { ...card, Sun: '0' }).map((one) => one.key)).toEqual([
      'weekdays',
    ]);
  });

  it('are lost where no row has them and something is wanted in them', () => {
    const ids = (present: readonly RecordRow[], sent: RecordRow) =>
      lostFields(contact, present, [sent]).map(({ key }) => key);
    expect(ids([bare], { ...bare, DialType: '1' })).toEqual(['DialType']);
    expect(ids([bare], { ...bare, DialType: '0' })).toEqual([]);
    expect(ids([{ ...bare, DialType: '0' }], { ...bare, DialType: '1' })).toEqual([]);
    // Of an empty list nothing is known.
    expect(ids([], { ...bare, DialType: '1' })).toEqual([]);
  });
});
