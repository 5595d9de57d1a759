import type { EditableKind, RecordReport, RecordRow } from '../../../shared/contract/records';
import { RECORD_KINDS, WEEKDAY_KEYS } from '../../../shared/device/records';
import type { Fate, Item } from './items';
import type { Work } from '../../../shared/device/record-work';
import type { Verdict } from './verify';

type Failure = RecordReport['failed'][number];

/** Failed rows that a report lists; a job is kept on the disk and travels with every event. */
const MAX_LISTED = 1000;
const MASK = '••••';

/** A row as a report shows it: the columns that Lintel knows, without PINs. */
export function shownRow(kind: EditableKind, row: RecordRow): RecordRow {
  const { fields } = RECORD_KINDS[kind];
  const secret = new Set(fields.filter((field) => field.secret).map(({ key }) => key));
  const known = new Set<string>(['ID', ...WEEKDAY_KEYS, ...fields.map(({ key }) => key)]);
  const shown = Object.entries(row).filter(([key]) => known.has(key));
  return Object.fromEntries(
    shown.map(([key, value]) => [key, secret.has(key) && value !== '' ? MASK : value]),
  );
}

/** Rows that were not sent at all, and why. */
export function heldBack(work: Work, readOnly: ReadonlyMap<string, string>): readonly Failure[] {
  return [
    ...work.conflicts.map(({ row, reason }) => {
      const locked = readOnly.get(row['ID'] ?? '') === reason;
      return { row, reason, code: locked ? 'record.read-only' : 'record.conflict' };
    }),
    ...work.invalid.map(({ row, reason }) => ({ row, reason, code: 'record.invalid' })),
  ];
}

export interface ReportOptions {
  readonly kind: EditableKind;
  readonly work: Work;
  readonly items: readonly Item[];
  readonly fates: ReadonlyMap<Item, Fate>;
  /** Rows of which it was read back that they are as wanted; absent where nothing was read back. */
  readonly verified?: Verdict;
  readonly heldBack: readonly Failure[];
  readonly requests: number;
  readonly seconds: number;
}

/** What became of every row, in numbers and by name. */
export function reportOf(options: ReportOptions): RecordReport {
  const { kind, work, items, fates, verified } = options;
  const counted = (operation: Item['operation']): number =>
    items.filter((item) => {
      if (item.operation !== operation) return false;
      const fate = fates.get(item)?.kind;
      return verified ? verified.good.has(item) : fate === 'done' || fate === 'replaced';
    }).length;
  const refused = [...fates].flatMap(([{ row }, fate]): Failure[] =>
    fate.kind === 'failed' ? [{ row, reason: fate.reason, code: fate.code }] : [],
  );
  const failed = [...options.heldBack, ...(verified?.failed ?? refused)];
  const unknown = [...fates.values()].filter((fate) => fate.kind === 'unknown').length;
  return {
    added: counted('add'),
    changed: counted('set'),
    removed: counted('del'),
    unchanged: work.unchanged,
    failed: failed.slice(0, MAX_LISTED).map((one) => ({ ...one, row: shownRow(kind, one.row) })),
    failures: failed.length,
    notSent: items.length - fates.size,
    unknown: verified ? 0 : unknown,
    requests: options.requests,
    seconds: options.seconds,
    verified: verified !== undefined && failed.length === 0 && verified.lost.length === 0,
  };
}

/** "10 added, 2 failed": the report in one line. */
export function inWords(report: RecordReport): string {
  const parts: readonly (readonly [number, string])[] = [
    [report.added, 'added'],
    [report.changed, 'changed'],
    [report.removed, 'removed'],
    [report.unchanged, 'already there'],
    [report.failures, 'failed'],
    [report.notSent, 'not sent'],
    [report.unknown, 'not known'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? 'Nothing to do.' : `${said.join(', ')}.`;
}

/** Why a job had nothing to send: all of it is there, or what is not was held back. */
export function nothingSent({ failed, failures, unchanged }: RecordReport): string {
  const [first] = failed;
  if (first === undefined) return 'Nothing to send: the intercom has it all already.';
  const name = first.row['Name'] ?? '';
  const others = failures - 1;
  return [
    `Nothing was sent: ${failures} ${failures === 1 ? 'row was' : 'rows were'} held back.`,
    `${name === '' ? '' : `“${name}”: `}${first.reason}`,
    ...(others > 0 ? [`The report names the other${others === 1 ? '' : ` ${others}`} too.`] : []),
    ...(unchanged > 0 ? [`${unchanged} ${unchanged === 1 ? 'is' : 'are'} there already.`] : []),
  ].join(' ');
}
