import { describe, expect, it } from 'vitest';
import { judged } from '../../../electron/backend/records/outcome';
import {
  decodeRow,
  encodeRow,
  learnSpelling,
  readOnlyRows,
} from '../../../electron/backend/records/dialect';
import { completeRow } from '../../../shared/device/record-work';
import { AppError } from '../../../shared/errors';

describe('a row of a real intercom', () => {
  it.each([
    ['manual', { ScheduleRelay: '1001-1' }, '1001-1'],
    ['X916', { ScheduleRelay: '1001-1,1002-2' }, '1001-1;1002-2'],
    ['E18C', { 'Schedule-Relay': '1001-1;', 'Schedule-SRelay': '' }, '1001-1'],
    ['X915S', { Schedule: '1001-1' }, '1001-1'],
    ['S532', { ScheduleRelay: '1001-1;', Schedule: ['1001-1'] }, '1001-1'],
    ['list only', { Schedule: ['1001-1', '1002-2'] }, '1001-1;1002-2'],
  ])('of the spelling of %s is read in one form', (_, raw, ScheduleRelay) => {
    const row = decodeRow('user', { ID: 2, Name: 'Ann', Extra: null, ...raw });
    expect(row).toMatchObject({ ID: '2', Name: 'Ann', Extra: '', ScheduleRelay });
    expect(row).not.toHaveProperty('Schedule');
    expect(row).not.toHaveProperty('Schedule-Relay');
  });

  it('keeps what it does not know, and reads Thu as Thur', () => {
    const row = decodeRow('rfkey', { ID: 1, Thu: 0, Odd: { a: 1 }, Flag: true });
    expect(row).toEqual({ ID: '1', Thur: '0', Odd: '{"a":1}', Flag: 'true' });
  });
});

describe('a row for an intercom', () => {
  const row = { ID: '1', Name: 'Ann', ScheduleRelay: '1001-1;1002-2', Extra: 'x' };
  it.each([
    [[], { ScheduleRelay: '1001-1;1002-2', 'Schedule-Relay': '1001-1;1002-2' }],
    [[{ ScheduleRelay: '1001-1' }], { ScheduleRelay: '1001-1;1002-2' }],
    [[{ ScheduleRelay: '1001-1,1002-1' }], { ScheduleRelay: '1001-1,1002-2' }],
    [[{ 'Schedule-Relay': '1001-1;' }], { 'Schedule-Relay': '1001-1;1002-2;' }],
    [[{ ScheduleRelay: '1001-1;', Schedule: ['1001-1'] }], { ScheduleRelay: '1001-1;1002-2;' }],
  ])('is spelt as its rows %j are', (rows, expected) => {
    expect(encodeRow('user', row, learnSpelling(rows))).toEqual({
      ID: '1',
      Name: 'Ann',
      Extra: 'x',
      ...expected,
    });
  });

  it('has Thu where its rows have', () => {
    const spelling = learnSpelling([{ Thu: '1' }]);
    expect(encodeRow('rfkey', { Thur: '0' }, spelling)).toEqual({ Thu: '0' });
  });

  it('that is new has every field that the older units insist on', () => {
    expect(completeRow('user', { UserID: '1', Name: 'Ann', WebRelay: '' })).toMatchObject({
      LiftFloorNum: '0',
      WebRelay: '0',
      ScheduleRelay: '1001-1',
    });
    expect(completeRow('rfkey', { Code: 'AB', Thur: '0' })).toMatchObject({
      ...{ Mon: '1', Thur: '0', DoorNum: '1', TimeStart: '00:00' },
    });
  });
});

describe('rows that are not ours', () => {
  const ids = (kind: 'user' | 'schedule', rows: Record<string, string>[], model = 'A05') => [
    ...readOnlyRows(kind, rows, model).keys(),
  ];
  it('are told by SourceType, by Source, and by Type on an X916 only', () => {
    expect(
      ids('user', [
        { ID: '1', SourceType: '2', Type: '0' },
        { ID: '2', SourceType: '1', Type: '0' },
      ]),
    ).toEqual(['1']);
    expect(
      ids('user', [
        { ID: '1', Source: 'SDMC' },
        { ID: '2', Source: 'Local' },
      ]),
    ).toEqual(['1']);
    expect(
      ids(
        'user',
        [
          { ID: '1', Type: '0' },
          { ID: '2', Type: '-1' },
        ],
        'X916S',
      ),
    ).toEqual(['1']);
    expect(ids('user', [{ ID: '1', Type: '0' }], 'X916S')).toEqual(['1']);
    expect(ids('user', [{ ID: '1', Type: '0' }])).toEqual([]);
    const schedules: Record<string, string>[] = [
      { ID: '5', SourceType: '3' },
      { ID: '1', ScheduleID: '1001' },
      { ID: '6', SourceType: '1' },
    ];
    expect(ids('schedule', schedules)).toEqual(['5', '1']);
  });
});

describe('what an intercom says to rows', () => {
  const sent = [
    { Name: 'Ann', Code: 'A1' },
    { Name: 'Bob', Code: 'B2' },
  ];
  const partial = (item: unknown) =>
    new AppError('device.partial', 'x', { details: { data: { item } } });

  it('names rows by their place, or by what it repeats of them', () => {
    const inOrder = judged(partial([{ Ret: 0 }, { Ret: -1 }]), sent);
    expect(inOrder.kind === 'partly' && [...inOrder.refused.keys()]).toEqual([1]);
    const repeated = judged(partial([{ Ret: -1, Code: 'B2' }]), sent);
    expect(repeated.kind === 'partly' && [...repeated.refused.keys()]).toEqual([1]);
  });

  it('has to be asked again where nobody can tell which row is meant', () => {
    expect(judged(partial([{ Ret: -1, Code: 'C3' }]), sent).kind).toBe('lost');
  });

  it.each([
    ['device.unknown-outcome', 'lost'],
    ['net.dropped', 'lost'],
    ['device.refused', 'refused'],
    ['device.busy', 'busy'],
    ['device.unsupported', 'hopeless'],
    ['auth.denied', 'hopeless'],
  ] as const)('%s is %s', (code, kind) => {
    expect(judged(new AppError(code, 'x'), sent).kind).toBe(kind);
  });
});
