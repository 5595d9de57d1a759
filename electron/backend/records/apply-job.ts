import type { EditableKind, RecordChange, RecordReport } from '../../../shared/contract/records';
import { workOf, type Work } from '../../../shared/device/record-work';
import { RECORD_KINDS } from '../../../shared/device/records';
import { AppError, toAppError } from '../../../shared/errors';
import type { Driver } from '../driver/types';
import type { JobContext, PlannedStep, StepReport } from '../jobs/plan';
import type { Clock } from '../ports';
import type { ChunkSizes } from './chunk-sizes';
import { makeGroups } from './groups';
import type { Item } from './items';
import { readRecords, shortOf, type Present } from './read';
import { heldBack, inWords, nothingSent, reportOf } from './report';
import { Sender } from './sender';
import { knownIds } from './settle';
import type { Changed } from './undo';
import { verify, type Verdict } from './verify';

/** The steps of every job that changes a list. */
export const STEPS: readonly PlannedStep[] = [
  { id: 'read', title: 'Read what is there', weight: 2 },
  { id: 'compare', title: 'Compare', weight: 0.2 },
  { id: 'send', title: 'Send', weight: 6 },
  { id: 'read-back', title: 'Read back', weight: 2 },
];

export interface ApplyOptions {
  readonly driver: Driver;
  readonly clock: Clock;
  readonly sizes: ChunkSizes;
  readonly kind: EditableKind;
  readonly model: string;
  readonly firmware: string;
  /** The list, where it was read a moment ago in the same work: it is not read once more then. */
  readonly present?: Present;
  /** What is wanted, out of what is there. */
  readonly change: (present: Present) => RecordChange;
  /** Empties the list by one request where the intercom can. */
  readonly clear?: boolean;
  /** Told before the first request that changes something, and again with what has taken. */
  readonly onChange: (changed: Changed) => void;
  /** Waited for before anything is sent: keeps what is needed to put it back after a crash. */
  readonly keep?: (changed: Changed) => Promise<void>;
  /** The list as it was read back, or as it was where nothing had to be sent. */
  readonly onRead?: (present: Present) => void;
}

function itemsOf(work: Work): readonly Item[] {
  return [
    // What goes makes room, and its codes free, for what comes.
    ...work.remove.map((row): Item => ({ operation: 'del', row })),
    ...work.set.map(({ before, after }): Item => ({ operation: 'set', row: after, before })),
    ...work.add.map(({ row }): Item => ({ operation: 'add', row })),
  ];
}

/**
 * Reads a list, sends what differs, reads it back and reports on every row. Also when it is stopped
 * or breaks off, the result of the job says what was done and what is not known.
 */
export async function applyRecords(job: JobContext, options: ApplyOptions): Promise<void> {
  const { driver, clock, kind, model } = options;
  const { signal } = job;
  const list = { driver, model, kind, signal };
  const began = clock.now();
  const requestsBefore = driver.requests;
  const { one, many } = RECORD_KINDS[kind];

  const present = await job.step('read', async (report) => {
    const read = options.present ?? (await readRecords(list));
    const count = `${read.rows.length} ${read.rows.length === 1 ? one : many}.`;
    if (read.missing > 0) report.warn(`${count} ${shortOf(read)}`);
    else report.detail(count);
    return read;
  });

  const work = await job.step('compare', (report) => {
    const found = workOf({ kind, model, present, change: options.change(present) });
    const held = found.conflicts.length + found.invalid.length;
    const plan = `${found.add.length} to add, ${found.set.length} to change, ${found.remove.length} to remove, ${found.unchanged} already there`;
    if (held > 0) report.warn(`${plan}, ${held} not sent: see the report.`);
    else report.detail(`${plan}.`);
    return Promise.resolve(found);
  });

  const items = itemsOf(work);
  const known = knownIds(present.rows, work.remove);
  const held = heldBack(work, present.readOnly);
  const state: { sent?: StepReport; told?: RecordReport; groups?: string } = {};
  const sender = new Sender({
    ...list,
    ...{ clock, present, sizes: options.sizes, unit: `${model} ${options.firmware}` },
    onProgress: (done) => {
      state.sent?.progress(done / items.length);
      state.sent?.detail(`${done} of ${items.length}${state.groups ?? ''}`);
    },
    onFirst: () => {
      options.onChange({ kind, known, items });
      job.canUndo();
    },
  });
  const tell = (verified?: ReturnType<typeof verify>): RecordReport => {
    const report = reportOf({
      ...{ kind, work, items, fates: sender.fates, heldBack: held },
      ...(verified && { verified }),
      requests: driver.requests - requestsBefore,
      seconds: Math.round((clock.now() - began) / 10) / 100,
    });
    job.result({ kind, report });
    return report;
  };

  /** Contacts of a group that is not there would go into another one. */
  const addGroups = async (): Promise<void> => {
    const rows = items.filter(({ operation }) => operation !== 'del').map(({ row }) => row);
    const unit = `${model} ${options.firmware}`;
    const made = await makeGroups({ ...list, clock, sizes: options.sizes, unit }, rows);
    if (made.length > 0) state.groups = `; new groups first: ${made.join(', ')}`;
  };

  if (items.length === 0) {
    options.onRead?.(present);
    const report = tell({ good: new Set(), failed: [], lost: [] });
    await skipRest(job, nothingSent(report));
    return;
  }
  try {
    await job.step('send', async (report) => {
      state.sent = report;
      report.detail(`0 of ${items.length}`);
      await options.keep?.({ kind, known, items });
      if (kind === 'contact') await addGroups();
      if (options.clear === true && present.readOnly.size === 0) await sender.clear(items);
      for (const operation of ['del', 'set', 'add'] as const)
        await sender.send(
          items.filter((item) => item.operation === operation && !sender.fates.has(item)),
        );
    });
    const after = await job.step('read-back', async (report) => {
      const read = await readRecords(list);
      options.onRead?.(read);
      const info = RECORD_KINDS[kind];
      const verdict = verify({
        ...{ info, items, fates: sender.fates },
        before: present.rows,
        after: read.rows,
        missing: read.missing,
      });
      const told = (state.told = tell(verdict));
      if (verdict.good.size === 0) throw nothingKept(verdict.failed);
      const lost = verdict.lost.map(({ label }) => `“${label}”`).join(', ');
      if (lost !== '') report.warn(`${inWords(told)} This intercom does not keep ${lost}.`);
      else if (verdict.failed.length > 0) report.warn(inWords(told));
      else report.detail(inWords(told));
      return { ...verdict, ids: new Set(read.rows.map((row) => row['ID'] ?? '')) };
    });
    // A row that was taken out to be changed and did not come back has to be put back too.
    const isGone = ({ operation, row }: Item): boolean =>
      operation === 'set' && !after.ids.has(row['ID'] ?? '');
    options.onChange({
      ...{ kind, known },
      items: items.filter((item) => after.good.has(item) || isGone(item)),
    });
  } catch (thrown) {
    const report = state.told ?? tell();
    throw state.told ? thrown : brokenOff(thrown, report);
  }
}

/** Adds to what broke the work off what was done before it, so that the person knows the state. */
function brokenOff(thrown: unknown, report: RecordReport): AppError {
  const error = toAppError(thrown);
  if (error.code === 'call.cancelled') return error;
  return new AppError(error.code, `${error.message} ${inWords(report)}`, {
    hint: `${error.hint} Then apply again: only what is still missing is sent.`,
    retryable: true,
    details: error.details,
    cause: error,
  });
}

function nothingKept(failed: Verdict['failed']): AppError {
  const [first] = failed;
  const reason = first?.reason ?? 'The intercom kept nothing of what was sent.';
  if (failed.every(({ code }) => code === 'device.not-stored'))
    return new AppError(
      'device.not-stored',
      `None of the rows is on the intercom as it was sent: ${reason}`,
      { retryable: true },
    );
  const unseen = failed.every(({ code }) => code === 'device.unknown-outcome');
  return new AppError(
    unseen ? 'device.unknown-outcome' : 'device.refused',
    unseen ? reason : `None of the rows was taken: ${reason}`,
    { retryable: true },
  );
}

async function skipRest(job: JobContext, why: string): Promise<void> {
  for (const id of ['send', 'read-back'])
    await job.step(id, (report) => {
      report.skip(id === 'send' ? why : 'Nothing was sent.');
      return Promise.resolve();
    });
}
