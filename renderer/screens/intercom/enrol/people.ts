import type { RecordRow } from '../../../../shared/contract/records';
import { splitList } from '../../../../shared/device/rules';
import type { EnrolTarget } from './change';
import type { EnrolPerson } from './session';

type NewPerson = Pick<EnrolPerson, 'key' | 'name' | 'row'>;

/**
 * People from names one per line, as they are copied out of a mail or a spreadsheet: of a line with
 * several columns the first one counts. Two of the same name are two people.
 */
export function newPeople(text: string, known: readonly EnrolPerson[]): readonly NewPerson[] {
  const used = new Set(known.map(({ key }) => key));
  return text.split(/\r?\n/).flatMap((line) => {
    const name = (line.split('\t')[0] ?? '').trim();
    if (name === '') return [];
    let number = 1;
    while (used.has(`new ${name} ${number}`)) number += 1;
    const key = `new ${name} ${number}`;
    used.add(key);
    return [{ key, name, row: null }];
  });
}

/** A row of the intercom as somebody who gets a card. */
export const knownPerson = (row: RecordRow): NewPerson => ({
  key: `row ${row['ID'] ?? row['Name'] ?? ''}`,
  name: row['Name'] || (row['UserID'] ?? row['Code'] ?? ''),
  row,
});

/** How many cards a row has. */
export function cardsOf(target: EnrolTarget, row: RecordRow): number {
  if (target === 'user') return splitList(row['CardCode'] ?? '').length;
  return (row['Code'] ?? '') === '' ? 0 : 1;
}

/** Rows whose name or ID holds every word that was typed. */
export function findPeople(rows: readonly RecordRow[], typed: string): readonly RecordRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row['Name'] ?? ''} ${row['UserID'] ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
