import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareValues,
  rowsAsText,
  type Column,
} from '../../../renderer/components/data-table/column';
import { createSearch } from '../../../renderer/components/data-table/search';

interface Unit {
  readonly name: string;
  readonly address: string;
}

const columns: readonly Column<Unit>[] = [
  { id: 'name', title: 'Door', width: '1fr', text: (row) => row.name },
  { id: 'address', title: 'Address', width: '1fr', text: (row) => row.address },
  { id: 'action', title: 'Next', width: '1fr', text: () => 'open', actions: true },
];
const gate: Unit = { name: 'Front gate', address: '10.0.0.9' };
const cellar: Unit = { name: 'Cellar', address: '10.0.0.10' };

describe('columns of a list', () => {
  test('addresses are sorted as numbers, not as letters', () => {
    const sorted = [cellar, gate].sort((a, b) => compareValues(a.address, b.address));
    expect(sorted).toEqual([gate, cellar]);
    expect([10, 9].sort(compareValues)).toEqual([9, 10]);
  });

  const searched = (rows: readonly Unit[]) => {
    const { find } = createSearch(
      rows.map((row) => ({ key: row.address, row })),
      columns,
    );
    return (typed: string) => find(typed).map(({ row }) => row);
  };

  test('every word must be somewhere in the row, in any order and case', () => {
    const find = searched([gate, cellar]);
    expect(find(' 10.0.0 GATE ')).toEqual([gate]);
    expect(find('')).toEqual([gate, cellar]);
    // Buttons are not searched.
    expect(find('open')).toEqual([]);
  });

  test('what was typed before never changes what is found', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'b a', 'abc', '', '1', '10'), {
      minLength: 1,
      maxLength: 12,
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '0'), maxLength: 5 });
    const rows = fc.array(fc.record({ name: text, address: text }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, words, (list, typed) => {
        const find = searched(list);
        // One search that is typed on and on, against a new one for each text.
        for (const one of typed) expect(find(one)).toEqual(searched(list)(one));
      }),
    );
  });

  test('copied text has one line a row, without the buttons', () => {
    const odd = { name: 'Gate\tnorth\n2', address: '10.0.0.1' };
    expect(rowsAsText([gate, odd], columns)).toBe(
      'Door\tAddress\nFront gate\t10.0.0.9\nGate north 2\t10.0.0.1',
    );
  });
});
