import { z } from 'zod';
import { CHECKS } from '../site/acceptance';
import { call, event } from './define';
import { exampleFleet, fleetSchema } from './fleet';
import { intercomIdSchema } from './intercoms';
import { siteIdSchema } from './site';

const doorId = z.string().min(1).max(64);
const checkSchema = z.enum(CHECKS);

/** What somebody can say to a check that asks. */
export const answerSchema = z.enum(['go-on', 'yes', 'no', 'skip']);
export type AcceptanceAnswer = z.infer<typeof answerSchema>;

/** A check that waits for somebody: to say something, or to do something at the door. */
export const promptSchema = z.object({
  fleet: z.string(),
  task: z.string(),
  intercom: intercomIdSchema,
  door: z.string(),
  doorName: z.string(),
  check: checkSchema,
  /** "Hold a card to the reader." */
  words: z.string(),
  /** What can be answered, and what the button says. */
  choices: z.array(z.object({ answer: answerSchema, label: z.string() })),
  /** Milliseconds since 1970 at which it goes on without an answer. */
  until: z.number(),
});
export type AcceptancePrompt = z.infer<typeof promptSchema>;

const examplePrompt: AcceptancePrompt = {
  ...{ fleet: 'b1', task: 't1', intercom: '0C1105078B71', door: 'd1', doorName: 'Front gate' },
  ...{ check: 'card', words: 'Hold the card of a resident to the reader of Front gate.' },
  choices: [{ answer: 'skip', label: 'Skip this check' }],
  until: 1795000060000,
};
const promptsSchema = z.object({ prompts: z.array(promptSchema) });

export const siteAcceptanceCalls = {
  'acceptance.run': call({
    summary:
      'Starts checking doors of a site, each check with evidence: pass, fail or not possible. What rings, opens a door or needs somebody at it runs only where it is named, one door after the other. The results are kept in the site.',
    input: z.object({
      site: siteIdSchema,
      /** All doors unless told. */
      doors: z.array(doorId).min(1).max(2000).optional(),
      /** All that run without anybody at the door, unless told. */
      checks: z.array(checkSchema).min(1).max(CHECKS.length).optional(),
      /** Whom the test call rings. */
      number: z.string().trim().max(128).default(''),
      /** 1 = A (manual, Api relay). */
      relay: z.number().int().min(1).max(4).default(1),
      /** Seconds to wait for somebody: an answer, a card, a PIN, a button. */
      waitSeconds: z.number().int().min(1).max(600).default(60),
      /** Seconds that the test call may ring. */
      ringSeconds: z.number().int().min(1).max(120).default(20),
    }),
    output: z.object({
      fleet: fleetSchema,
      /** Doors that are not part of it, and why. */
      left: z.array(z.object({ door: doorId, name: z.string(), words: z.string() })),
    }),
    example: {
      input: { site: '5b1d', doors: ['d1'] },
      output: {
        fleet: { ...exampleFleet, kind: 'site.accept', title: 'Acceptance of 12 doors' },
        left: [],
      },
    },
  }),
  'acceptance.prompts': call({
    summary: 'Lists the checks that wait for somebody now.',
    input: z.object({}),
    output: promptsSchema,
    example: { input: {}, output: { prompts: [examplePrompt] } },
  }),
  'acceptance.answer': call({
    summary: 'Answers a check that waits for somebody.',
    input: z.object({
      fleet: z.string().min(1).max(64),
      task: z.string().min(1).max(64),
      check: checkSchema,
      answer: answerSchema,
    }),
    output: promptsSchema,
    example: {
      input: { fleet: 'b1', task: 't1', check: 'card', answer: 'skip' },
      output: { prompts: [] },
    },
  }),
};

export const siteAcceptanceEvents = {
  'acceptance.asks': event({
    summary: 'Checks began or ceased to wait for somebody; all that wait now.',
    payload: promptsSchema,
    snapshot: 'acceptance.prompts',
  }),
};
