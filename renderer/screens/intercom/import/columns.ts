import type { ColumnMapping, OpenedImport } from '../../../../shared/contract/imports';
import type { EditableKind } from '../../../../shared/contract/records';
import {
  CARD_NOTATIONS,
  parseCard,
  toHex,
  type CardNotation,
} from '../../../../shared/device/card-number';
import { RECORD_KINDS, type RecordField } from '../../../../shared/device/records';
import { splitList } from '../../../../shared/device/rules';

/** The field that a column feeds; undefined where it feeds none. */
export function fieldOfColumn(mapping: ColumnMapping, column: number): string | undefined {
  return Object.keys(mapping).find((key) => mapping[key] === column);
}

/** Lets a column feed a field, or none (''). A field has one column: the last one chosen. */
export function withColumn(mapping: ColumnMapping, column: number, field: string): ColumnMapping {
  const others = Object.entries(mapping).filter(([key, at]) => at !== column && key !== field);
  return Object.fromEntries(field === '' ? others : [...others, [field, column]]);
}

/** Fields that every row needs, that have no usual value, and that no column feeds. */
export function missingFields(kind: EditableKind, mapping: ColumnMapping): readonly RecordField[] {
  return RECORD_KINDS[kind].fields.filter(
    ({ key, required, initial }) =>
      required === true && initial === '' && mapping[key] === undefined,
  );
}

/** The first card number in the file; undefined where no column feeds one. */
export function firstCard(
  fields: readonly RecordField[],
  { opened, mapping }: { readonly opened: OpenedImport; readonly mapping: ColumnMapping },
): string | undefined {
  const field = fields.find((one) => one.kind === 'card' || one.kind === 'cards');
  const column = field && mapping[field.key];
  if (field === undefined || column === undefined) return undefined;
  const sample = opened.columns[column]?.samples.find((text) => text.trim() !== '');
  // Facility and number may have a comma between them: only people have several cards.
  return field.kind === 'cards' ? splitList(sample ?? '')[0] : sample?.trim();
}

export interface CardReading {
  readonly notation: CardNotation;
  /** As the intercom would keep it; undefined where the number cannot be meant so. */
  readonly hex: string | undefined;
}

/** A number as each notation reads it. */
export function readingsOf(card: string): readonly CardReading[] {
  return CARD_NOTATIONS.map((notation) => {
    const bytes = parseCard(card, notation);
    return { notation, hex: bytes && toHex(bytes) };
  });
}
