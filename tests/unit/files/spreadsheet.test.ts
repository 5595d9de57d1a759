import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { spreadsheet } from '../../../electron/backend/files/export/spreadsheet';
import { guardText, unguardText } from '../../../shared/spreadsheet-text';
import { readTable } from '../../../electron/backend/files/tables/read-table';
import { guessMapping } from '../../../electron/backend/imports/mapping';
import { readRows } from '../../../electron/backend/imports/rows';
import type { EditableKind, RecordRow } from '../../../shared/contract/records';
import { WEEKDAY_KEYS } from '../../../shared/device/records';
import { limitsOf } from '../../../shared/device/rules';

async function readAgain(kind: EditableKind, csv: string): Promise<readonly RecordRow[]> {
  const table = await readTable(Buffer.from(csv), { kind, hasHeader: true });
  const guess = guessMapping(table, kind);
  return readRows({ table, kind, ...guess, notation: 'hex', limits: limitsOf('') }).rows;
}

/** Names as people have them, and as attackers do. */
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      "'t Hooft",
      '=1+1',
      '@SUM(A1)',
      '+49',
      '-2',
      '00123',
      'May 1',
      '1/2',
      'TRUE',
      '"x"',
    ),
    fc.constantFrom('a,b', 'a;b', 'x\ny', "''", '="00"', '1e5', '\uff1d1'),
    fc.constantFrom('a;=x', "a;'=x", "a;''", 'x\n@y', 'a; =x', 'a;"=x"', 'a;-1;+2', "=1;'"),
  )
  .map((text) => text.replace(/\r\n?/g, '\n').trim())
  .filter((text) => text !== '' && !/^="[^"=]*"$/.test(text) && !text.includes('\0'));
const hex = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789ABCDEF')),
  minLength: 6,
  maxLength: 14,
});
const digits = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789')),
  minLength: 2,
  maxLength: 8,
});

describe('a list for a spreadsheet', () => {
  it('is read back as it was: cards with days, doors and zeros in front', async () => {
    const row = fc.record({ Name: name, Code: hex, DoorNum: fc.constantFrom('1', '12', '123') });
    const week = fc.tuple(...WEEKDAY_KEYS.map(() => fc.constantFrom('0', '1')));
    const card = fc.tuple(row, week).map(([one, days]) => ({
      ...one,
      ...Object.fromEntries(WEEKDAY_KEYS.map((day, at) => [day, days[at] ?? '1'])),
      ...{ TimeStart: '00:00', TimeEnd: '23:59', Tags: '2', Frequency: '5' },
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(card, { minLength: 1, maxLength: 12 }), async (rows) => {
        expect(await readAgain('rfkey', spreadsheet('rfkey', rows))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('is read back as it was: people with PINs and several cards', async () => {
    const person = fc.record({
      ...{ UserID: digits, Name: name, PrivatePIN: digits },
      CardCode: fc.array(hex, { minLength: 1, maxLength: 4 }).map((cards) => cards.join(';')),
      ...{ ScheduleRelay: fc.constantFrom('1001-1', '1001-1;1002-2'), LiftFloorNum: digits },
      WebRelay: fc.constantFrom('0', '7'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 12 }), async (rows) => {
        expect(await readAgain('user', spreadsheet('user', rows))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it.each([',', ';', '\t'])(
    'begins no cell as a formula, where cells are cut by "%s"',
    (delimiter) => {
      const text = fc.oneof(fc.string({ maxLength: 12 }), name);
      const row = fc.dictionary(fc.string({ maxLength: 5 }), text);
      fc.assert(
        fc.property(fc.array(fc.tuple(row, name), { minLength: 1, maxLength: 8 }), (list) => {
          const csv = spreadsheet(
            'contact',
            list.map(([one, Name]) => ({ ...one, Name })),
          );
          expect(csv.startsWith('\uFEFF')).toBe(true);
          const { data } = Papa.parse<string[]>(csv.slice(1), { delimiter });
          for (const cell of data.flat()) expect(cell).not.toMatch(/^["\s]*[=+\-@]/);
        }),
      );
    },
  );
});

describe('text that a spreadsheet leaves alone', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(name, fc.boolean(), (text, code) => {
        expect(unguardText(guardText(text, code), code)).toBe(text);
      }),
    );
  });

  it.each([
    ["'t Hooft", "'t Hooft"],
    ['="00123"', '00123'],
    ["'00123", '00123'],
    ['Flat 12', 'Flat 12'],
  ])('is read from files of others: %s', (cell, value) => {
    expect(unguardText(cell)).toBe(value);
  });
});
