import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordChange, RecordRow } from '../../../../shared/contract/records';
import { recordDifference, type RecordDifference } from '../../../../shared/device/record-diff';
import { sameRecord } from '../../../../shared/device/record-compare';
import { RECORD_KINDS } from '../../../../shared/device/records';

const RFKEY = RECORD_KINDS.rfkey;
const CONTACT = RECORD_KINDS.contact;

/** An intercom that does as it is told. */
function applied(present: readonly RecordRow[], difference: RecordDifference): RecordRow[] {
  const gone = new Set(difference.remove.map((row) => row['ID']));
  const set = new Map(difference.set.map(({ after }) => [after['ID'], after]));
  let next = 1 + Math.max(0, ...present.map((row) => Number(row['ID'])));
  return [
    ...present.filter((row) => !gone.has(row['ID'])).map((row) => set.get(row['ID'] ?? '') ?? row),
    ...difference.add.map(({ row }) => ({ ...row, ID: String(next++) })),
  ];
}

const code = fc.integer({ min: 1, max: 40 }).map((n) => (0xab00 + n).toString(16));
const card = fc.record({
  Name: fc.constantFrom('Ann', 'Bob', 'Cy'),
  Code: code,
  DoorNum: fc.constant('1'),
});
const wantedCards = fc.uniqueArray(card, { selector: (row) => row.Code, maxLength: 25 });
const presentCards = wantedCards.map((rows) =>
  // As an intercom shows them: other letters, other zeros, fields of its own.
  rows.map((row, i) => ({
    ...row,
    ID: String(i + 1),
    Code: `00${row.Code.toUpperCase()}`,
    X: 'y',
  })),
);

describe('the difference to wanted rows', () => {
  it('gives what is wanted, and then nothing is left to do', () => {
    fc.assert(
      fc.property(presentCards, wantedCards, fc.boolean(), (present, rows, removeOthers) => {
        const change: RecordChange = { mode: 'wanted', rows, removeOthers };
        const difference = recordDifference({ info: RFKEY, present, change });
        expect(difference.conflicts).toEqual([]);
        const now = applied(present, difference);
        for (const row of rows)
          expect(now.filter((one) => sameRecord(RFKEY, one, row)).length).toBe(1);
        if (removeOthers) expect(now).toHaveLength(rows.length);
        else for (const old of present) expect(now.map(({ ID }) => ID)).toContain(old.ID);

        const second = recordDifference({ info: RFKEY, present: now, change });
        expect(second).toMatchObject({ add: [], set: [], remove: [], conflicts: [] });
        expect(second.unchanged).toBe(rows.length);
      }),
    );
  });

  it('sends whole rows: what is not named stays as it is', () => {
    const present = [{ ID: '7', Name: 'Ann', Code: '00AB', DoorNum: '1', Extra: 'kept' }];
    const rows = [{ Code: 'ab', Name: 'Anna' }];
    const change: RecordChange = { mode: 'wanted', rows, removeOthers: false };
    const { set } = recordDifference({ info: RFKEY, present, change });
    expect(set[0]?.after).toEqual({ ...present[0], Name: 'Anna', Code: 'ab' });
  });

  it('names a row that is wanted twice', () => {
    const rows = [
      { Name: 'Ann', Code: 'AB' },
      { Name: 'Bob', Code: '00ab' },
    ];
    const change: RecordChange = { mode: 'wanted', rows, removeOthers: false };
    const { add, conflicts } = recordDifference({ info: RFKEY, present: [], change });
    expect(add.map(({ index }) => index)).toEqual([0]);
    expect(conflicts).toMatchObject([
      { index: 1, reason: 'The same RF card stands in row 1 too.' },
    ]);
  });

  it('knows that people may be in the phone book twice', () => {
    const rows = [{ Name: 'Ann', Phone: '1' }];
    const present = [1, 2].map((ID) => ({ ID: String(ID), Name: 'Ann', Phone: '1', Group: 'A' }));
    const change: RecordChange = { mode: 'wanted', rows: [...rows, ...rows], removeOthers: false };
    const difference = recordDifference({ info: CONTACT, present, change });
    expect(difference).toMatchObject({ unchanged: 2, add: [], conflicts: [] });
  });

  it('does not write again what this dialect does not keep', () => {
    const present = [{ ID: '1', Name: 'Ann', Phone: '1', Group: 'A' }];
    const rows = [{ Name: 'Ann', Phone: '1', Group: 'A', DialType: '2' }];
    const change: RecordChange = { mode: 'wanted', rows, removeOthers: false };
    expect(recordDifference({ info: CONTACT, present, change }).unchanged).toBe(1);
  });
});

describe('the difference of an edit', () => {
  const present = [
    { ID: '1', Name: 'Ann', Code: 'A1', DoorNum: '1' },
    { ID: '2', Name: 'Bob', Code: 'B2', DoorNum: '1' },
  ];
  const edit = (
    change: Partial<Extract<RecordChange, { mode: 'edit' }>>,
    readOnly?: Map<string, string>,
  ) =>
    recordDifference({
      info: RFKEY,
      present,
      change: { mode: 'edit', add: [], set: [], remove: [], ...change },
      ...(readOnly && { readOnly }),
    });

  it('lets two rows swap their codes, and a code go from a removed row to a new one', () => {
    const swap = edit({
      set: [
        { ID: '1', Code: 'B2' },
        { ID: '2', Code: 'A1' },
      ],
    });
    expect(swap.set).toHaveLength(2);
    expect(swap.conflicts).toEqual([]);
    const handed = edit({ remove: ['1'], add: [{ Name: 'New', Code: 'a1' }] });
    expect(handed).toMatchObject({ conflicts: [], add: [{ index: 0 }], remove: [{ ID: '1' }] });
  });

  it('keeps a row back whose code belongs to another, and then that of the one it made room for', () => {
    const { set, add, conflicts } = edit({
      set: [{ ID: '1', Code: 'B2' }],
      add: [{ Name: 'New', Code: 'A1' }],
    });
    // Ann cannot have B2, so she keeps A1, and nobody else can have that.
    expect(set).toEqual([]);
    expect(add).toEqual([]);
    expect(conflicts.map(({ index, reason }) => [index, reason]).sort()).toEqual([
      [0, 'Card number A1 is there already.'],
      [1, 'This card belongs to Bob already.'],
    ]);
  });

  it('never lets two rows have one code, whatever is asked', () => {
    const change = fc.record({ row: fc.nat(9), code });
    fc.assert(
      fc.property(presentCards, fc.array(change), fc.array(card), (rows, changes, add) => {
        const byId = new Map(changes.map(({ row, code: Code }) => [String(row), Code]));
        const set = rows.flatMap(({ ID }) => {
          const Code = byId.get(ID);
          return Code === undefined ? [] : [{ ID, Code }];
        });
        const difference = recordDifference({
          ...{ info: RFKEY, present: rows },
          change: { mode: 'edit', set, add, remove: [] },
        });
        const codes = applied(rows, difference).map(({ Code }) => parseInt(Code ?? '', 16));
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });

  it('keeps back a column of codes that was shifted by one row and ends at a taken one', () => {
    // Looked through once for each row that is kept back, so many would take hours.
    const count = 20_000;
    const codeAt = (at: number): string => (0x100000 + at).toString(16).toUpperCase();
    const rows = Array.from({ length: count + 1 }, (_, at) => ({
      ...{ ID: String(at + 1), Name: `Person ${at}`, Code: codeAt(at), DoorNum: '1' },
    }));
    const set = rows.slice(0, count).map(({ ID }, at) => ({ ID, Code: codeAt(at + 1) }));
    const { set: sent, conflicts } = recordDifference({
      ...{ info: RFKEY, present: rows },
      change: { mode: 'edit', set, add: [], remove: [] },
    });
    expect(sent).toEqual([]);
    expect(conflicts).toHaveLength(count);
    expect(conflicts.map(({ index, reason }) => `${index} ${reason}`)).toContain(
      '0 This card belongs to Person 1 already.',
    );
  });

  it('takes adding what is there already for done', () => {
    expect(edit({ add: [{ Name: 'Ann', Code: '00a1' }] })).toMatchObject({ add: [], unchanged: 1 });
  });

  it('takes removing what is gone for done, and names a change of it', () => {
    const { remove, conflicts } = edit({ remove: ['9', '1', '1'], set: [{ ID: '8', Name: 'X' }] });
    expect(remove).toHaveLength(1);
    expect(conflicts).toMatchObject([
      { index: 0, reason: expect.stringContaining('not on') as string },
    ]);
  });

  it('leaves rows alone that may not be touched', () => {
    const locked = new Map([['1', 'Cloud.']]);
    const { set, remove, conflicts } = edit(
      { set: [{ ID: '1', Name: 'X' }], remove: ['1', '2'] },
      locked,
    );
    expect(set).toEqual([]);
    expect(remove.map(({ ID }) => ID)).toEqual(['2']);
    expect(conflicts.map(({ reason }) => reason)).toEqual(['Cloud.', 'Cloud.']);
  });
});
