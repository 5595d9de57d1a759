import { describe, expect, test } from 'vitest';
import {
  compareValues,
  rowsAsText,
  searchRows,
  type Column,
} from '../../../renderer/components/data-table/column';

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

  test('every word must be somewhere in the row, in any order and case', () => {
    expect(searchRows([gate, cellar], columns, ' 10.0.0 GATE ')).toEqual([gate]);
    expect(searchRows([gate, cellar], columns, '')).toEqual([gate, cellar]);
    // Buttons are not searched.
    expect(searchRows([gate, cellar], columns, 'open')).toEqual([]);
  });

  test('copied text has one line a row, without the buttons', () => {
    const odd = { name: 'Gate\tnorth\n2', address: '10.0.0.1' };
    expect(rowsAsText([gate, odd], columns)).toBe(
      'Door\tAddress\nFront gate\t10.0.0.9\nGate north 2\t10.0.0.1',
    );
  });
});
