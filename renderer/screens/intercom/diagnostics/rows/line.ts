import type { LogKind } from '../../../../../shared/contract/diagnostics';
import type { RecordRow } from '../../../../../shared/contract/records';

/** A line of a log with a key of its own: some units give the same ID twice, or none. */
export interface Line {
  readonly key: string;
  readonly id: string;
  readonly row: RecordRow;
}

/** What is shown of a log; empty means everything. Days as `2026-11-23`. */
export interface LineFilter {
  readonly type: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: LineFilter = { type: '', status: '', from: '', to: '' };

export function toLines(rows: readonly RecordRow[]): readonly Line[] {
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const id = row.ID ?? '';
    const key = id !== '' && !seen.has(id) ? id : `${id}#${index}`;
    seen.add(id);
    return { key, id, row };
  });
}

/** The different values of a field, as they come. */
export function valuesOf(lines: readonly Line[], field: string): readonly string[] {
  const found = lines.map(({ row }) => row[field] ?? '').filter((value) => value !== '');
  return [...new Set(found)].sort();
}

/** The lines that fit every choice. Days compare as text, as the intercom writes them. */
export function filterLines(lines: readonly Line[], filter: LineFilter): readonly Line[] {
  const { type, status, from, to } = filter;
  return lines.filter(({ row }) => {
    const day = (row.Date ?? '').replaceAll('/', '-');
    return (
      (type === '' || row.Type === type) &&
      (status === '' || row.Status === status) &&
      (from === '' || day >= from) &&
      (to === '' || day <= to)
    );
  });
}

interface Field {
  readonly key: string;
  readonly text:
    'date' | 'time' | 'type' | 'name' | 'code' | 'status' | 'relay' | 'number' | 'identity';
  readonly width: string;
  readonly hidden?: boolean;
}

const WHEN: readonly Field[] = [
  { key: 'Date', text: 'date', width: '108px' },
  { key: 'Time', text: 'time', width: '92px' },
];

/** Fields of each log, in the order in which they are read (manual, Api calllog, Api doorlog). */
export const FIELDS: Readonly<Record<LogKind, readonly Field[]>> = {
  doorlog: [
    ...WHEN,
    { key: 'Type', text: 'type', width: 'minmax(96px, 0.6fr)' },
    { key: 'Status', text: 'status', width: '104px' },
    { key: 'Name', text: 'name', width: 'minmax(120px, 1.4fr)' },
    { key: 'Code', text: 'code', width: 'minmax(110px, 1fr)' },
    { key: 'Relay', text: 'relay', width: '90px', hidden: true },
  ],
  calllog: [
    ...WHEN,
    { key: 'Type', text: 'type', width: '112px' },
    { key: 'Name', text: 'name', width: 'minmax(130px, 1fr)' },
    { key: 'Num', text: 'number', width: 'minmax(130px, 1fr)' },
    { key: 'LocalIdentity', text: 'identity', width: 'minmax(130px, 1fr)' },
  ],
};
