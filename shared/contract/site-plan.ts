import { z } from 'zod';
import { call, event } from './define';
import { errorDataSchema } from './envelope';
import { exampleFleet, fleetSchema } from './fleet';
import { intercomIdSchema } from './intercoms';
import { editableKindSchema } from './records';

const idSchema = z.string().min(1).max(64);
const countSchema = z.number().int().nonnegative();

/** What a line of a plan is about. `network` is whatever may cut the connection. */
export const PLAN_KINDS = [
  'schedules',
  'groups',
  'people',
  'contacts',
  'dial-rules',
  'sip',
  'settings',
  'network',
] as const;
export const planKindSchema = z.enum(PLAN_KINDS);
export type PlanKind = z.infer<typeof planKindSchema>;

/** Why a line needs a second look: it may cut the connection, unlock a door, or take something away. */
export const PLAN_RISKS = ['connection', 'relay-type', 'deletion'] as const;
export const planRiskSchema = z.enum(PLAN_RISKS);
export type PlanRisk = z.infer<typeof planRiskSchema>;

/** One sentence of a plan. Holds no PIN, no password, and four digits of a card at most. */
export const planLineSchema = z.object({
  /** Within its plan. */
  id: z.string(),
  door: idSchema,
  kind: planKindSchema,
  action: z.enum(['add', 'change', 'remove']),
  /** `refused`: it cannot be had on this intercom; `reason` says why. */
  state: z.enum(['todo', 'refused']),
  /** "Add Anna Kowalski (flat 4) with PIN •••• and 2 cards." */
  text: z.string(),
  /** Old and new, in words. */
  changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  risks: z.array(planRiskSchema),
  /** Why it is refused, or why it is wanted at all: "The unit before had it." Empty: the site says so. */
  reason: z.string(),
  notes: z.array(z.string()),
  source: z.enum(['site', 'predecessor']),
  /** Why the intercom's value cannot be taken into the site; empty where it can. */
  noTakeOver: z.string(),
});
export type PlanLine = z.infer<typeof planLineSchema>;

export const planDoorSchema = z.object({
  door: idSchema,
  name: z.string(),
  /** `failed`: its intercom could not be read; `error` says why. */
  state: z.enum(['read', 'not-bound', 'not-known', 'failed']),
  /** The state in words, with what to do about it; empty where it was read. */
  words: z.string(),
  error: errorDataSchema.nullable(),
  /** Null where the door is not bound. */
  intercom: intercomIdSchema.nullable(),
  address: z.string(),
  model: z.string(),
  firmware: z.string(),
  counts: z.object({
    todo: countSchema,
    refused: countSchema,
    /** Rows and settings that are as wanted. */
    same: countSchema,
    /** Rows that the site does not know. */
    others: countSchema,
  }),
  /** How many lines there are to do, by kind and by risk. */
  kinds: z.partialRecord(planKindSchema, countSchema),
  risks: z.partialRecord(planRiskSchema, countSchema),
  /** Who else writes this intercom, in words. */
  bosses: z.array(z.string()),
  notes: z.array(z.string()),
});
export type PlanDoor = z.infer<typeof planDoorSchema>;

export const planHeadSchema = z.object({
  plan: idSchema,
  site: idSchema,
  /** Of the document that it was made of. */
  revision: z.number().int(),
  /** Milliseconds since 1970. */
  at: z.number(),
  doors: z.array(planDoorSchema),
  counts: planDoorSchema.shape.counts,
  kinds: planDoorSchema.shape.kinds,
  risks: planDoorSchema.shape.risks,
});
export type PlanHead = z.infer<typeof planHeadSchema>;

/** A row of an intercom that the site does not know. */
export const otherRowSchema = z.object({
  /** Within its plan, as `plan.takeOver` takes it. */
  id: z.string(),
  kind: editableKindSchema,
  label: z.string(),
  /** What else is in it, in words and without codes. */
  detail: z.string(),
  /** What the site knows of it: "Anna Kowalski is on the site, but without this RF card." */
  words: z.string(),
  /** Why it cannot be removed from here; empty where it can. */
  locked: z.string(),
  /** Whether this site wrote it, for somebody who is called otherwise by now or was removed. */
  written: z.boolean(),
});
export type OtherRow = z.infer<typeof otherRowSchema>;

const byPlan = z.object({ plan: idSchema });
const paging = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
};

const exampleDoor: PlanDoor = {
  door: 'd1',
  name: 'Front gate',
  state: 'read',
  words: '',
  error: null,
  intercom: '0C1105078B71',
  address: '10.0.0.21',
  model: 'R29S',
  firmware: '29.30.10.465',
  counts: { todo: 2, refused: 0, same: 81, others: 3 },
  kinds: { people: 1, sip: 1 },
  risks: {},
  bosses: [],
  notes: [],
};
const exampleHead: PlanHead = {
  plan: 'p1',
  site: 's1',
  revision: 12,
  at: 1795000000000,
  doors: [exampleDoor],
  counts: exampleDoor.counts,
  kinds: exampleDoor.kinds,
  risks: {},
};

export const sitePlanCalls = {
  'plan.make': call({
    summary:
      'Reads the intercoms of a site, several at once, and says in sentences what has to be done so that they are as the site wants them. A door that cannot be read says so and keeps nobody else back.',
    input: z.object({
      site: idSchema,
      /** All doors unless told. */
      doors: z.array(idSchema).min(1).max(2000).optional(),
    }),
    output: planHeadSchema,
    example: { input: { site: 's1' }, output: exampleHead },
  }),
  'plan.latest': call({
    summary: 'Gives the plan of a site that was made last and is still at hand, if there is one.',
    input: z.object({ site: idSchema }),
    output: z.object({ head: planHeadSchema.nullable() }),
    example: { input: { site: 's1' }, output: { head: exampleHead } },
  }),
  'plan.lines': call({
    summary: 'Gives some of the sentences of a plan, by door, kind, risk, state and words.',
    input: byPlan.extend({
      door: idSchema.optional(),
      kind: planKindSchema.optional(),
      risk: planRiskSchema.optional(),
      state: planLineSchema.shape.state.optional(),
      /** Words that the sentence has to hold. */
      text: z.string().max(128).default(''),
      ...paging,
    }),
    output: z.object({ total: countSchema, lines: z.array(planLineSchema) }),
    example: {
      input: { plan: 'p1', door: 'd1', kind: 'sip' },
      output: {
        total: 1,
        lines: [
          {
            id: 'd1:1',
            door: 'd1',
            kind: 'sip',
            action: 'change',
            state: 'todo',
            text: 'Account 1 registers at 10.0.0.5 as 130.',
            changes: [{ label: 'User name', before: '129', after: '130' }],
            risks: [],
            reason: '',
            notes: [],
            source: 'site',
            noTakeOver: '',
          },
        ],
      },
    },
  }),
  'plan.others': call({
    summary:
      'Gives, by name, the rows of one door that the site does not know. They are kept unless somebody chooses otherwise.',
    input: byPlan.extend({ door: idSchema, kind: editableKindSchema.optional(), ...paging }),
    output: z.object({
      total: countSchema,
      /** How many there are of each list. */
      kinds: z.partialRecord(editableKindSchema, countSchema),
      rows: z.array(otherRowSchema),
    }),
    example: {
      input: { plan: 'p1', door: 'd1' },
      output: {
        total: 1,
        kinds: { user: 1 },
        rows: [
          {
            id: 'd1/user:14',
            kind: 'user',
            label: 'Old caretaker',
            detail: 'PIN ••••, 1 card',
            words: '',
            locked: '',
            written: false,
          },
        ],
      },
    },
  }),
  'plan.apply': call({
    summary:
      'Starts writing a plan: on each intercom a restore point, then what differs, read back, until its own plan is empty. Lines whose risk was not confirmed are left out.',
    input: byPlan.extend({
      doors: z.array(idSchema).min(1).max(2000),
      /** Lists of which the rows that the site does not know, as the plan showed them, are removed. */
      removeOthers: z
        .array(
          z.object({
            door: idSchema,
            kinds: z.array(editableKindSchema).min(1),
            /** `written`: only those that this site wrote itself. */
            only: z.enum(['all', 'written']).default('all'),
          }),
        )
        .max(2000)
        .default([]),
      confirmedRisks: z.array(planRiskSchema).default([]),
    }),
    output: fleetSchema,
    example: {
      input: { plan: 'p1', doors: ['d1'] },
      output: { ...exampleFleet, kind: 'site.apply', title: 'Apply Riverside Court to 12 doors' },
    },
  }),
  'plan.undo': call({
    summary:
      'Puts back what an apply has changed, and only that: what somebody has changed since is left and named.',
    input: z.object({
      fleet: z.string().min(1).max(64),
      /** All doors of it unless told. */
      doors: z.array(idSchema).min(1).max(2000).optional(),
    }),
    output: fleetSchema,
    example: {
      input: { fleet: 'b1' },
      output: { ...exampleFleet, kind: 'site.undo', title: 'Undo at 12 doors' },
    },
  }),
  'plan.takeOver': call({
    summary:
      'Takes the value of the intercom into the site, line by line, and rows that the site does not know as new people and dial rules. The plan has to be made again afterwards.',
    input: byPlan.extend({
      /** IDs of lines, and of rows of `plan.others`. */
      lines: z.array(z.string().min(1).max(256)).min(1).max(5000),
    }),
    output: z.object({
      taken: countSchema,
      refused: z.array(z.object({ line: z.string(), reason: z.string() })),
    }),
    example: {
      input: { plan: 'p1', lines: ['d1:1'] },
      output: { taken: 1, refused: [] },
    },
  }),
};

export const sitePlanEvents = {
  'plan.progress': event({
    summary: 'A door was read for a plan that is being made.',
    payload: z.object({
      site: idSchema,
      door: idSchema,
      state: planDoorSchema.shape.state,
      done: countSchema,
      total: countSchema,
    }),
    snapshot: 'plan.latest',
  }),
};
