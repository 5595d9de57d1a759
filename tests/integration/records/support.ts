import type { RecordedRequest, VirtualIntercom } from '../../../electron/backend/virtual';
import type { Clock } from '../../../electron/backend/ports';
import type { Job } from '../../../shared/contract/jobs';
import {
  recordReportSchema,
  type EditableKind,
  type RecordChange,
  type RecordReport,
  type RecordRow,
} from '../../../shared/contract/records';
import { realClock } from '../../support/clock';
import type { Pair } from '../services/support';

/** Real time, but every wait of the program is over at once. */
export const impatient: Clock = {
  now: () => realClock.now(),
  sleep: (_ms, signal) => realClock.sleep(0, signal),
};

/** Cards with numbers of their own. */
export function cards(count: number, first = 0): RecordRow[] {
  return Array.from({ length: count }, (_, i) => ({
    Name: `Person ${String(first + i)}`,
    Code: (0x10000000 + first + i).toString(16).toUpperCase(),
    DoorNum: '1',
  }));
}

export type Edit = Partial<Omit<Extract<RecordChange, { mode: 'edit' }>, 'mode'>>;

export interface Applied {
  readonly job: Job;
  readonly report: RecordReport;
}

export function reportOf(job: Job): RecordReport {
  return recordReportSchema.parse(job.result['report']);
}

/** Applies an edit and answers with the job when it has ended. */
export async function edit(pair: Pair, kind: EditableKind, change: Edit): Promise<Applied> {
  const { app, id } = pair;
  const input = { id, kind, change: { mode: 'edit' as const, ...change } };
  const job = await app.ended(await app.call('records.apply', input));
  return { job, report: reportOf(job) };
}

/** Applies wanted rows and answers with the job when it has ended. */
export async function want(
  pair: Pair,
  kind: EditableKind,
  wanted: { readonly rows: RecordRow[]; readonly removeOthers?: boolean },
): Promise<Applied> {
  const { app, id } = pair;
  const input = { id, kind, change: { mode: 'wanted' as const, ...wanted } };
  const job = await app.ended(await app.call('records.apply', input));
  return { job, report: reportOf(job) };
}

/** Requests that change something. */
export function writes(unit: VirtualIntercom): readonly RecordedRequest[] {
  return unit.requests.filter(({ action }) =>
    ['add', 'set', 'del', 'clear'].includes(action ?? ''),
  );
}

export const detailOf = (job: Job, step: string): string | undefined =>
  job.steps.find(({ id }) => id === step)?.detail;
