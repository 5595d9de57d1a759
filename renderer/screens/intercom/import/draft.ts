import { create } from 'zustand';
import type { FileHandle } from '../../../../shared/contract/app';
import type { ColumnMapping, OpenedImport } from '../../../../shared/contract/imports';
import type { EditableKind, RecordChange, RecordRow } from '../../../../shared/contract/records';
import type { CardNotation } from '../../../../shared/device/card-number';
import { firstDefaults, type SheetRow } from './sheet';

export const IMPORT_STEPS = ['file', 'columns', 'check', 'doors', 'review', 'result'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** `device` hands the file over as it is; everything else is sent row by row. */
export type ImportWay = 'records' | 'device';

/** How the columns of the file are read. */
export interface Reading {
  readonly mapping: ColumnMapping;
  readonly hasHeader: boolean;
  readonly notation: CardNotation;
}

/** Where the wizard stands for one list of one intercom. */
export interface ImportDraft {
  /** Whether the wizard stands in place of the list. */
  readonly open: boolean;
  readonly step: ImportStep;
  readonly file: FileHandle | null;
  readonly opened: OpenedImport | null;
  readonly reading: Reading | null;
  /** Null until the file was read with `reading`. */
  readonly sheet: readonly SheetRow[] | null;
  /** Numbers of the rows as the check shows them. */
  readonly order: readonly number[];
  readonly defaults: RecordRow;
  /** Whether rows that are on the intercom already get them too; else they keep theirs. */
  readonly forAll: boolean;
  /** IDs of rows of the intercom that are not in the file and shall go; each was ticked by name. */
  readonly remove: ReadonlySet<string>;
  readonly way: ImportWay;
  /** What the job was asked for: the same once more sends only what is still missing. */
  readonly sent: RecordChange | null;
  readonly jobId: string | null;
}

/** Kept while the window is open, so that another screen loses nothing; never stored: it has PINs. */
const useDrafts = create<{ readonly byList: Readonly<Record<string, ImportDraft>> }>()(() => ({
  byList: {},
}));

const freshDraft = (kind: EditableKind): ImportDraft => ({
  open: false,
  step: 'file',
  file: null,
  opened: null,
  reading: null,
  sheet: null,
  order: [],
  defaults: firstDefaults(kind),
  forAll: false,
  remove: new Set(),
  way: 'records',
  sent: null,
  jobId: null,
});

/** Which list of which intercom. */
export interface ImportTarget {
  readonly id: string;
  readonly kind: EditableKind;
}

const keyOf = ({ id, kind }: ImportTarget): string => `${id}/${kind}`;
const fresh = new Map<EditableKind, ImportDraft>();

function startOf(kind: EditableKind): ImportDraft {
  const known = fresh.get(kind) ?? freshDraft(kind);
  fresh.set(kind, known);
  return known;
}

export function draftOf(target: ImportTarget): ImportDraft {
  return useDrafts.getState().byList[keyOf(target)] ?? startOf(target.kind);
}

export function useDraft(target: ImportTarget): ImportDraft {
  return useDrafts(({ byList }) => byList[keyOf(target)] ?? startOf(target.kind));
}

export function patchDraft(target: ImportTarget, patch: Partial<ImportDraft>): void {
  useDrafts.setState(({ byList }) => ({
    byList: { ...byList, [keyOf(target)]: { ...draftOf(target), ...patch } },
  }));
}

export function clearDraft(target: ImportTarget): void {
  useDrafts.setState(({ byList }) => ({
    byList: Object.fromEntries(Object.entries(byList).filter(([key]) => key !== keyOf(target))),
  }));
}

/** Takes a file in: what was read from another one is forgotten. */
export function takeFile(target: ImportTarget, file: FileHandle, opened: OpenedImport): void {
  const { mapping, hasHeader, notation } = opened;
  patchDraft(target, {
    ...freshDraft(target.kind),
    open: draftOf(target).open,
    file,
    opened,
    reading: { mapping, hasHeader, notation },
  });
}

/** Reads the columns another way: the rows have to be read again. */
export function patchReading(target: ImportTarget, patch: Partial<Reading>): void {
  const { reading } = draftOf(target);
  if (reading) patchDraft(target, { reading: { ...reading, ...patch }, sheet: null });
}

/** Whether a row was mended or left out, so that the file is no longer what is brought over. */
export function isEdited({ sheet }: ImportDraft): boolean {
  return sheet?.some(({ mended, leftOut }) => mended || leftOut) ?? false;
}
