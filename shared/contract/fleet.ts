import { z } from 'zod';
import { call, event } from './define';
import { errorDataSchema } from './envelope';
import { ENDS, jobStepSchema } from './jobs';

/** What may be asked of a job on many. */
export const fleetActionSchema = z.enum([
  'pause',
  'resume',
  'cancel',
  'retry-failed',
  'skip-unreachable',
  'settle',
]);
export type FleetAction = z.infer<typeof fleetActionSchema>;

/** Work on one intercom within a job on many. `unknown` is to be settled by reading, never by assuming. */
export const fleetTaskSchema = z.object({
  id: z.string(),
  intercomId: z.string(),
  name: z.string(),
  address: z.string(),
  model: z.string(),
  state: z.enum(['waiting', 'queued', 'running', ...ENDS, 'skipped', 'unknown']),
  progress: z.number().min(0).max(1),
  steps: z.array(jobStepSchema),
  /** What it runs or has now, and what happens next, in words. */
  outcome: z.string(),
  error: errorDataSchema.nullable(),
  result: z.record(z.string(), z.unknown()),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
});
export type FleetTask = z.infer<typeof fleetTaskSchema>;

export const fleetSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  /** `stopping`: somebody stopped it, and what runs comes to a safe point; `stopped`: by itself. */
  state: z.enum(['running', 'paused', 'stopping', 'stopped', ...ENDS, 'interrupted']),
  progress: z.number().min(0).max(1),
  /** Seconds left, from what tasks took so far; null while that is a guess. */
  secondsLeft: z.number().nullable(),
  /** Intercoms that are worked on at the same time at most. */
  width: z.number().int(),
  /** Uploads at the same time at most; null where nothing is uploaded. */
  uploads: z.number().int().nullable(),
  counts: z.record(z.string(), z.number()),
  /** Why it stopped by itself, in words; empty otherwise. */
  stopReason: z.string(),
  tasks: z.array(fleetTaskSchema),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
});
export type FleetState = Fleet['state'];
export type FleetTaskState = FleetTask['state'];
export type Fleet = z.infer<typeof fleetSchema>;

export const exampleFleet: Fleet = {
  id: 'b1',
  title: 'Upgrade 12 intercoms to 29.30.10.465',
  kind: 'firmware.upgrade',
  state: 'running',
  progress: 0.25,
  secondsLeft: 420,
  width: 16,
  uploads: 4,
  counts: { done: 3, running: 1, queued: 8 },
  stopReason: '',
  tasks: [],
  startedAt: 1795000000000,
  endedAt: null,
};

/** Intercoms at the same time: what a laptop and a site's switches can be asked to do. */
export const widthSchema = z.number().int().min(1).max(64);
/** Uploads at the same time: more of them only make each slower. */
export const uploadsSchema = z.number().int().min(1).max(16);

const byFleet = z.object({ fleet: z.string().min(1).max(64) });

export const fleetCalls = {
  'fleets.list': call({
    summary:
      'Lists the jobs on many intercoms, those of earlier runs of Lintel included, newest first.',
    input: z.object({}),
    output: z.object({ fleets: z.array(fleetSchema) }),
    example: { input: {}, output: { fleets: [exampleFleet] } },
  }),
  'fleets.get': call({
    summary: 'Gives one job on many as it stands.',
    input: byFleet,
    output: fleetSchema,
    example: { input: { fleet: 'b1' }, output: exampleFleet },
  }),
  'fleets.control': call({
    summary:
      'Pauses, goes on, cancels, tries the failed again, skips those that cannot be reached, or settles and resumes one that was interrupted.',
    input: byFleet.extend({
      action: fleetActionSchema,
      /** Only these tasks; all that the action fits unless told. */
      tasks: z.array(z.string().max(64)).optional(),
    }),
    output: fleetSchema,
    example: { input: { fleet: 'b1', action: 'retry-failed' }, output: exampleFleet },
  }),
  'fleets.pace': call({
    summary:
      'Changes how many intercoms and uploads of a job go at the same time, also while it runs: more begin at once, fewer take hold as those under way end.',
    input: byFleet.extend({ width: widthSchema.optional(), uploads: uploadsSchema.optional() }),
    output: fleetSchema,
    example: { input: { fleet: 'b1', uploads: 2 }, output: { ...exampleFleet, uploads: 2 } },
  }),
  'fleets.log': call({
    summary: 'Gives the log of one task: every step with its time.',
    input: byFleet.extend({ task: z.string().min(1).max(64) }),
    output: z.object({ lines: z.array(z.object({ at: z.number(), text: z.string() })) }),
    example: {
      input: { fleet: 'b1', task: 't1' },
      output: { lines: [{ at: 1795000000000, text: 'Upload' }] },
    },
  }),
};

export const fleetEvents = {
  'fleets.changed': event({
    summary: 'A job on many went on; at most four a second for each.',
    payload: fleetSchema,
    snapshot: 'fleets.list',
  }),
};
