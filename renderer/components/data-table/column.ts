import type { ReactNode } from 'react';

export interface CellContext {
  /** The row has the keyboard: only then are its own buttons in the order of the Tab key. */
  readonly active: boolean;
}

/** A column as a screen describes it. Keep the array stable: it feeds the table's row models. */
export interface Column<T> {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track, for example `minmax(120px, 1fr)`. */
  readonly width: string;
  /** What is copied as text, and searched where `search` is not told. */
  readonly text: (row: T) => string;
  /** What is searched; `text` unless told. */
  readonly search?: (row: T) => string;
  /** What is sorted by; `text` unless told. */
  readonly sort?: (row: T) => string | number;
  /** What is shown; `text` unless told. */
  readonly cell?: (row: T, context: CellContext) => ReactNode;
  /** Not shown until it is chosen. */
  readonly hidden?: boolean;
  /** Buttons: always shown, not sorted, not searched and not copied. */
  readonly actions?: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Numbers by size; texts as people sort them, so that 10.0.0.9 stands before 10.0.0.10. */
export function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** Rows as text that a spreadsheet or a mail takes: tabs between, titles first. */
export function rowsAsText<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const copied = columns.filter((column) => !column.actions);
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = rows.map((row) => copied.map((column) => clean(column.text(row))).join('\t'));
  return [copied.map((column) => column.title).join('\t'), ...lines].join('\n');
}
