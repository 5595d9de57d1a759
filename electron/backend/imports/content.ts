import {
  parseFacilityNumber,
  parseHex,
  type CardNotation,
} from '../../../shared/device/card-number';
import type { RecordField } from '../../../shared/device/records';
import { unguardText } from '../../../shared/spreadsheet-text';
import type { Table } from '../files/tables/table';

/** Values of a column that are looked at. */
const SAMPLE = 200;
/** Share of the values that have to look like it. */
const MOST = 0.8;

const isDecimal = (value: string): boolean => /^\d+$/.test(value);

/** What a value looks like when nothing is known of its column. */
const LOOKS: Readonly<Partial<Record<RecordField['kind'], (value: string) => boolean>>> = {
  card: (value) =>
    parseFacilityNumber(value) !== undefined ||
    (value.length >= 6 && parseHex(value) !== undefined && !/^[a-f]+$/i.test(value)),
  cards: (value) => value.split(/[;|]/).every((part) => LOOKS.card?.(part.trim()) ?? false),
  pin: (value) => /^\d{3,8}$/.test(value),
  phone: (value) =>
    /^\+?[\d\s()/*#-]{2,20}$/.test(value) ||
    /^\d{1,3}(\.\d{1,3}){3}$/.test(value) ||
    /^\S+@\S+$/.test(value),
  time: (value) => /^\d{1,2}:\d{2}(:\d{2})?$/.test(value),
};

const isName = (value: string): boolean =>
  /\p{L}{2}/u.test(value) && (/[^0-9a-f]/i.test(value) || /\s/.test(value));

/** Values of a column that are not empty, the first few hundred. */
export function samplesOf(table: Table, column: number, most = SAMPLE): readonly string[] {
  const found: string[] = [];
  for (const { cells } of table.rows) {
    const value = unguardText(cells[column] ?? '', true);
    if (value !== '') found.push(value);
    if (found.length >= most) break;
  }
  return found;
}

/** How well the values of a column fit a field: 0 not at all, up to 1. */
export function contentScore(values: readonly string[], field: RecordField): number {
  const looks = field.key === 'Name' ? isName : LOOKS[field.kind];
  if (!looks || values.length === 0) return 0;
  const share = values.filter(looks).length / values.length;
  if (share < MOST) return 0;
  // Codes differ from row to row; a column of equal numbers is a door or a floor.
  const distinct = new Set(values).size / values.length;
  return field.kind === 'pin' || field.kind === 'card' ? share * (0.5 + distinct / 2) : share;
}

/**
 * How the card numbers of a column are written, as far as they tell: with a facility in front, or as
 * ten decimal digits. Everything else is hexadecimal, as the intercom itself has it.
 */
export function guessNotation(values: readonly string[]): CardNotation {
  if (values.length === 0) return 'hex';
  const share = (test: (value: string) => boolean): number =>
    values.filter(test).length / values.length;
  if (share((value) => parseFacilityNumber(value) !== undefined) >= MOST) return 'facility-number';
  const decimal = (value: string): boolean =>
    isDecimal(value) && value.length === 10 && Number(value) <= 0xffffffff;
  return share(decimal) >= MOST ? 'decimal' : 'hex';
}
