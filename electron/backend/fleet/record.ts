import { z } from 'zod';
import { fleetSchema, fleetTaskSchema } from '../../../shared/contract/fleet';
import { jobStepSchema } from '../../../shared/contract/jobs';
import type { JobStep } from '../../../shared/contract/jobs';
import { assertNever } from '../../../shared/assert';

const facts = z.record(z.string(), z.unknown());

const taskRecordSchema = fleetTaskSchema.extend({
  /** What the task remembered for the case of a crash. */
  facts,
  log: z.array(z.object({ at: z.number(), text: z.string() })),
});
/** A task with what only the backend knows of it. */
export type TaskRecord = z.infer<typeof taskRecordSchema>;

const fleetRecordSchema = fleetSchema
  .omit({ counts: true, secondsLeft: true, uploads: true, tasks: true })
  .extend({
    params: z.unknown(),
    width: z.number().int().min(1),
    /** Null where the work has no heavy part. */
    heavyWidth: z.number().int().min(1).nullable(),
    /** In the order in which they go. */
    tasks: z.array(taskRecordSchema),
  });
/** A job on many as it is kept on the disk. */
export type FleetRecord = z.infer<typeof fleetRecordSchema>;

/** One line of the journal: the whole, or what changed since the line before. */
export const lineSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('whole'), record: fleetRecordSchema }),
  z.object({
    t: z.literal('fleet'),
    patch: fleetRecordSchema
      .pick({ state: true, stopReason: true, endedAt: true, width: true, heavyWidth: true })
      .partial(),
  }),
  z.object({
    t: z.literal('task'),
    at: z.number(),
    id: z.string(),
    patch: taskRecordSchema
      .pick({
        state: true,
        outcome: true,
        error: true,
        result: true,
        startedAt: true,
        endedAt: true,
        steps: true,
        facts: true,
      })
      .partial(),
  }),
  z.object({
    t: z.literal('step'),
    at: z.number(),
    id: z.string(),
    step: jobStepSchema,
    progress: z.number().min(0).max(1),
  }),
  z.object({ t: z.literal('facts'), id: z.string(), facts }),
  z.object({ t: z.literal('log'), at: z.number(), id: z.string(), text: z.string() }),
]);
export type Line = z.infer<typeof lineSchema>;

/** Lines of log that are kept for one task. */
const MAX_LOG = 400;

const logged = (task: TaskRecord, at: number, text: string): TaskRecord =>
  text === '' ? task : { ...task, log: [...task.log, { at, text }].slice(-MAX_LOG) };

/** What the log says of a step that begins or is over. */
function inWords({ title, state, detail, seconds }: JobStep): string {
  const said = detail === '' ? '' : `: ${detail}`;
  switch (state) {
    case 'pending':
      return '';
    case 'running':
      return title;
    case 'skipped':
      return `${title} was left out${said}`;
    case 'failed':
      return `${title} did not work after ${seconds.toFixed(1)} s${said}`;
    case 'done':
    case 'warning':
      return `${title}, done in ${seconds.toFixed(1)} s${said}`;
    default:
      return assertNever(state);
  }
}

/** Puts a step in the place of the one with its id. */
export function withStep(task: TaskRecord, step: JobStep, progress: number): TaskRecord {
  const steps = task.steps.map((one) => (one.id === step.id ? step : one));
  return { ...task, steps, progress: Math.max(task.progress, progress) };
}

function changed(task: TaskRecord, line: Exclude<Line, { t: 'whole' | 'fleet' }>): TaskRecord {
  switch (line.t) {
    case 'task':
      return logged({ ...task, ...line.patch }, line.at, line.patch.outcome ?? '');
    case 'step':
      return logged(withStep(task, line.step, line.progress), line.at, inWords(line.step));
    case 'facts':
      return { ...task, facts: { ...task.facts, ...line.facts } };
    case 'log':
      return logged(task, line.at, line.text);
    default:
      return assertNever(line);
  }
}

/** Weighs a whole out of its tasks: a failed one counts for what it reached, so 100 % means all. */
export function progressOf(record: FleetRecord): number {
  const { tasks } = record;
  const over = (task: TaskRecord): number =>
    ['done', 'done-with-warnings', 'skipped'].includes(task.state) ? 1 : task.progress;
  const sum = tasks.reduce((all, task) => all + over(task), 0);
  return Math.max(record.progress, tasks.length === 0 ? 0 : Math.min(1, sum / tasks.length));
}

/** Changes one task of a record. Progress of the whole follows, and never falls. */
export function withTask(
  record: FleetRecord,
  id: string,
  change: (task: TaskRecord) => TaskRecord,
): FleetRecord {
  const tasks = record.tasks.map((task) => (task.id === id ? change(task) : task));
  const next = { ...record, tasks };
  return { ...next, progress: progressOf(next) };
}

/**
 * What a line makes of the record. The running program and the one that reads the journal again use
 * this very function, so that both see the same.
 */
export function follow(record: FleetRecord, line: Line): FleetRecord {
  if (line.t === 'whole') return line.record;
  if (line.t === 'fleet') return { ...record, ...line.patch };
  return withTask(record, line.id, (task) => changed(task, line));
}
