import type { FileHandle } from '../../../../../shared/contract/app';
import type { CodeKind } from '../../../../../shared/device/code-owners';
import { RECORD_KINDS, type RecordField } from '../../../../../shared/device/records';
import { api } from '../../../../api';
import { patchDraft, takeFile } from '../../import/draft';

/** Columns to type: what cannot be the same for all. Doors and times are asked once for all lines. */
const TYPED: Readonly<Record<CodeKind, readonly string[]>> = {
  privatekey: ['Name', 'Code'],
  rfkey: ['Name', 'Code'],
  user: ['UserID', 'Name', 'PrivatePIN', 'CardCode'],
};

export const typedFields = (kind: CodeKind): readonly RecordField[] =>
  RECORD_KINDS[kind].fields.filter(({ key }) => TYPED[kind].includes(key));

/** Lines of cells, in the order of `typedFields`. */
export type Lines = readonly (readonly string[])[];

export const filledLines = (lines: Lines): Lines =>
  lines.filter((cells) => cells.some((cell) => cell.trim() !== ''));

const quoted = (cell: string): string => `"${cell.trim().replaceAll('"', '""')}"`;

/** Typed lines as a table with headings, the empty ones left out. */
export function tableOf(kind: CodeKind, lines: Lines): string {
  const head = typedFields(kind).map(({ key }) => key);
  return [head, ...filledLines(lines)].map((cells) => cells.map(quoted).join(',')).join('\r\n');
}

interface BringIn {
  readonly id: string;
  readonly kind: CodeKind;
  /** A table as text, cut by tabs, commas or semicolons. */
  readonly text: string;
  readonly name: string;
  /** The headings are our own: nobody has to be asked which column is which. */
  readonly sure: boolean;
}

/**
 * Hands rows that were typed or pasted to the wizard that brings files in: columns, check, doors and
 * times, review and result are the same for all of them.
 *
 * @throws AppError where the text is no table
 */
export async function bringIn({ id, kind, text, name, sure }: BringIn): Promise<void> {
  const file: FileHandle = await api.putFile(new File([text], name, { type: 'text/csv' }));
  const opened = await api.call('imports.open', { file: file.token, kind });
  takeFile({ id, kind }, file, opened);
  patchDraft({ id, kind }, { step: sure ? 'check' : 'columns' });
}
