import { z } from 'zod';
import { call, event } from './define';
import { errorDataSchema } from './envelope';

/** How work ends, of one intercom or of many. */
export const ENDS = ['done', 'done-with-warnings', 'failed', 'cancelled'] as const;

export const jobStateSchema = z.enum(['queued', 'running', ...ENDS]);
export type JobState = z.infer<typeof jobStateSchema>;

export const stepStateSchema = z.enum([
  'pending',
  'running',
  'done',
  'warning',
  'failed',
  'skipped',
]);
export type StepState = z.infer<typeof stepStateSchema>;

export const jobStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: stepStateSchema,
  /** The last thing to say about it: a count, the reason for skipping, what was read back. */
  detail: z.string(),
  /** Seconds it took, or has taken so far. */
  seconds: z.number(),
});
export type JobStep = z.infer<typeof jobStepSchema>;

export const jobSchema = z.object({
  id: z.string(),
  /** What it does, in words: "Set up SIP account 1 on Front gate". */
  title: z.string(),
  kind: z.string(),
  /** Known intercom that it works on. */
  intercomId: z.string().nullable(),
  state: jobStateSchema,
  /** 0..1; never falls. */
  progress: z.number().min(0).max(1),
  steps: z.array(jobStepSchema),
  /** Facts for the result screen; what they are depends on `kind`. */
  result: z.record(z.string(), z.unknown()),
  error: errorDataSchema.nullable(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  canCancel: z.boolean(),
  canUndo: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

export const exampleJob: Job = {
  id: 'j1',
  title: 'Set up SIP account 1 on Front gate',
  kind: 'sip.set-up',
  intercomId: '0C1105078B71',
  state: 'running',
  progress: 0.4,
  steps: [{ id: 'write', title: 'Write', state: 'done', detail: '6 values', seconds: 0.2 }],
  result: {},
  error: null,
  startedAt: 1795000000000,
  endedAt: null,
  canCancel: true,
  canUndo: false,
};

const byJob = z.object({ id: z.string().min(1).max(64) });

export const jobCalls = {
  'jobs.list': call({
    summary: 'Lists the jobs of this run of Lintel, newest first.',
    input: z.object({}),
    output: z.object({ jobs: z.array(jobSchema) }),
    example: { input: {}, output: { jobs: [exampleJob] } },
  }),
  'jobs.get': call({
    summary: 'Gives one job as it stands.',
    input: byJob,
    output: jobSchema,
    example: { input: { id: 'j1' }, output: exampleJob },
  }),
  'jobs.cancel': call({
    summary: 'Stops a job at its next safe point; what was done stays done and is named.',
    input: byJob,
    output: jobSchema,
    example: { input: { id: 'j1' }, output: { ...exampleJob, state: 'cancelled' } },
  }),
  'jobs.undo': call({
    summary: 'Starts the job that puts back what a finished job changed, and only that.',
    input: byJob,
    output: jobSchema,
    example: { input: { id: 'j1' }, output: { ...exampleJob, id: 'j2', kind: 'sip.undo' } },
  }),
};

export const jobEvents = {
  'jobs.changed': event({
    summary: 'A job began, went on or ended.',
    payload: jobSchema,
    snapshot: 'jobs.list',
  }),
};
