import { z } from 'zod';
import { call } from './define';
import { intercomIdSchema } from './intercoms';
import { exampleJob, jobSchema } from './jobs';

/** Something that moved during a door test; they stand in the order in which they happened. */
export const doorMoveSchema = z.object({
  what: z.enum(['relay', 'input']),
  letter: z.string(),
  /** Relay: energised. Input: the level at the pin is high. */
  on: z.boolean(),
  /** Seconds after the trigger was accepted. */
  after: z.number(),
});
export type DoorMove = z.infer<typeof doorMoveSchema>;

/**
 * What the watching came to: the relay moved and went back; it moved and stayed; something else
 * moved but not the relay; nothing moved; the intercom tells nothing of its relays and inputs.
 */
export const doorVerdictSchema = z.enum([
  'opened-and-closed',
  'stays-open',
  'other-moved',
  'nothing-moved',
  'cannot-tell',
]);
export type DoorVerdict = z.infer<typeof doorVerdictSchema>;

/** `result` of a job of the kind `door.test`; what is not known yet is not in it. */
export const doorTestResultSchema = z.object({
  relay: z.number().int(),
  letter: z.string(),
  /** Name of the relay, where somebody gave it one. */
  name: z.string(),
  mode: z.enum(['auto-close', 'manual']),
  /** Seconds that the relay was asked to stay. */
  hold: z.number(),
  /** Milliseconds since 1970 at which the trigger was accepted. */
  triggeredAt: z.number().optional(),
  moves: z.array(doorMoveSchema),
  verdict: doorVerdictSchema.optional(),
  /** What the person at the door says: whether it opened. */
  answer: z.enum(['opened', 'stayed-shut']).optional(),
});
export type DoorTestResult = z.infer<typeof doorTestResultSchema>;

export const doorCalls = {
  'door.test': call({
    summary:
      'Starts the job that triggers a relay and watches relays and inputs until it is back; its result says what moved and after how long.',
    input: z.object({
      id: intercomIdSchema,
      /** 1 = A, 2 = B, 3 = C, 4 = D (manual, Api relay). */
      relay: z.number().int().min(1).max(4),
      /** Manual, Api relay, `mode`: goes back by itself, or stays. */
      mode: z.enum(['auto-close', 'manual']).default('auto-close'),
      /** Manual, Api relay, `level`: 0 NO-COM, 1 NC-COM. */
      level: z.union([z.literal(0), z.literal(1)]).default(0),
      /** Seconds, 0..65535; with 0 the intercom takes its own hold delay. */
      delay: z.number().int().min(0).max(65535).default(5),
      /** Seconds to watch after the relay should have gone back. */
      graceSeconds: z.number().int().min(1).max(120).default(5),
    }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', relay: 1, mode: 'auto-close', level: 0, delay: 5 },
      output: { ...exampleJob, kind: 'door.test', title: 'Open relay A of Front gate' },
    },
  }),
  'door.answer': call({
    summary: 'Notes in an ended door test what the person at the door saw.',
    input: z.object({
      /** The job of the test. */
      job: z.string().min(1).max(64),
      answer: z.enum(['opened', 'stayed-shut']),
    }),
    output: jobSchema,
    example: {
      input: { job: 'j1', answer: 'opened' },
      output: {
        ...exampleJob,
        kind: 'door.test',
        title: 'Open relay A of Front gate',
        state: 'done',
        result: { answer: 'opened' },
      },
    },
  }),
};
