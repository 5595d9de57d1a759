import type { Fleet, FleetTaskState } from '../../../shared/contract/fleet';
import type { FleetRecord, TaskRecord } from './record';

const OVER: readonly FleetTaskState[] = [
  'done',
  'done-with-warnings',
  'failed',
  'cancelled',
  'skipped',
];

/** Nothing more happens to it by itself. */
export const isOver = ({ state }: Pick<TaskRecord, 'state'>): boolean => OVER.includes(state);

export const endedWell = ({ state }: Pick<TaskRecord, 'state'>): boolean =>
  state === 'done' || state === 'done-with-warnings';

export const ofState = (
  record: FleetRecord,
  ...states: readonly FleetTaskState[]
): readonly TaskRecord[] => record.tasks.filter(({ state }) => states.includes(state));

const seconds = (task: TaskRecord, now: number): number =>
  task.startedAt === null ? 0 : ((task.endedAt ?? now) - task.startedAt) / 1000;

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/**
 * Seconds until the rest is done, from what the finished ones took; null before one has finished, and
 * when nothing goes on.
 */
export function secondsLeft(
  record: FleetRecord,
  { now, width }: { readonly now: number; readonly width: number },
): number | null {
  const usual = median(record.tasks.filter(endedWell).map((task) => seconds(task, now)));
  const running = ofState(record, 'running');
  const queued = ofState(record, 'queued').length;
  if (usual === null || record.state !== 'running' || running.length + queued === 0) return null;
  const rests = running.map((task) => Math.max(0, usual - seconds(task, now)));
  const work = rests.reduce((sum, rest) => sum + rest, queued * usual);
  const last = queued > 0 ? usual : 0;
  return Math.round(Math.max(last, ...rests, work / Math.max(1, width)));
}

function counts(record: FleetRecord): Record<string, number> {
  const made: Record<string, number> = {};
  for (const { state } of record.tasks) made[state] = (made[state] ?? 0) + 1;
  return made;
}

/** A job on many as the window sees it. */
export function viewOf(record: FleetRecord, left: number | null): Fleet {
  const { id, title, kind, state, progress, stopReason, startedAt, endedAt, width } = record;
  return {
    ...{ id, title, kind, state, progress, stopReason, startedAt, endedAt, width },
    uploads: record.heavyWidth,
    secondsLeft: left,
    counts: counts(record),
    tasks: record.tasks.map(({ facts: _facts, log: _log, ...task }) => task),
  };
}

const WORDS: readonly (readonly [readonly FleetTaskState[], string])[] = [
  [['done', 'done-with-warnings'], 'done'],
  [['failed'], 'did not work'],
  [['skipped'], 'left out'],
  [['cancelled'], 'stopped'],
  [['unknown'], 'unknown'],
  [['waiting'], 'not there'],
  [['queued'], 'not started'],
];

/** "7 done, 2 unknown, 5 not started". */
export function countsInWords(record: FleetRecord): string {
  return WORDS.map(([states, word]) => ({ n: ofState(record, ...states).length, word }))
    .filter(({ n }) => n > 0)
    .map(({ n, word }) => `${n} ${word}`)
    .join(', ');
}

/** How a job on many ends, by what became of its tasks; the worst counts. */
export function endStateOf(record: FleetRecord): FleetRecord['state'] {
  if (ofState(record, 'cancelled').length > 0) return 'cancelled';
  if (ofState(record, 'failed').length > 0) return 'failed';
  return ofState(record, 'done-with-warnings').length > 0 ? 'done-with-warnings' : 'done';
}
