/**
 * The facts of a report: what the site is, what was proven and what is left to do, without any
 * words of a language and without any secret (no PIN, no card number, no password). The page, the
 * tables for spreadsheets and the JSON are made of these.
 */
import { z } from 'zod';
import { TRANSPORTS } from '../../device/sip-account';
import { saidsSchema } from '../said/said';
import { checkResultSchema, historyEntrySchema, photoSchema } from '../document';

export const REPORT_FORMAT = 'lintel-report';
/** Rises with each change that a reader of the JSON has to know about. */
export const REPORT_VERSION = 1;

/** Milliseconds since 1970. */
const when = z.number().int().nonnegative();

/**
 * How far a door is: not bound to an intercom; bound and never accepted (or only its predecessor
 * was); accepted with a check that failed; accepted.
 */
export const DOOR_STATES = ['not-bound', 'not-accepted', 'failed', 'accepted'] as const;

const accountSchema = z.object({
  account: z.union([z.literal(1), z.literal(2)]),
  /** Name that the site gives the server. */
  serverName: z.string(),
  /** `10.0.0.5:5060` */
  server: z.string(),
  transport: z.enum(TRANSPORTS),
  /** Outbound proxy with its port; empty: none. */
  proxy: z.string(),
  username: z.string(),
  displayName: z.string(),
});

const relaySchema = z.object({
  letter: z.string(),
  name: z.string(),
  /** How the lock is wired; empty where the site leaves it as it is. */
  wiring: z.enum(['nc', 'no', '']),
  /** Seconds; null where the site leaves it as it is. */
  hold: z.number().nullable(),
});

const inputSchema = z.object({
  letter: z.string(),
  /** Null where the site leaves it as it is. */
  inUse: z.boolean().nullable(),
  actsWhen: z.enum(['closes', 'opens', '']),
  /** Letter of the relay that it opens; empty where the site leaves it as it is. */
  opens: z.string(),
});

export const reportAcceptanceSchema = z.object({
  at: when,
  by: z.string(),
  firmware: z.string(),
  results: z.array(checkResultSchema),
});
export type ReportAcceptance = z.infer<typeof reportAcceptanceSchema>;

export const reportDoorSchema = z.object({
  id: z.string(),
  /** From 1, as it stands in the list of doors. */
  number: z.number().int(),
  name: z.string(),
  position: z.string(),
  state: z.enum(DOOR_STATES),
  model: z.string(),
  /** Of the bound intercom, else the planned one; empty where neither is known. */
  mac: z.string(),
  address: z.string(),
  network: z.object({
    type: z.enum(['keep', 'dhcp', 'static']),
    mask: z.string(),
    gateway: z.string(),
    dns: z.array(z.string()),
  }),
  firmware: z.object({
    /** Empty: any. */
    wanted: z.string(),
    /** As seen by the last acceptance; empty: never seen. */
    found: z.string(),
  }),
  boundAt: when.nullable(),
  /** Units that hung here before, newest last. */
  replaced: z.array(z.object({ mac: z.string(), at: when })),
  accounts: z.array(accountSchema),
  relays: z.array(relaySchema),
  inputs: z.array(inputSchema),
  /** People who may open it. */
  people: z.number().int(),
  /** Of the intercom that hangs there now; null: never. */
  acceptance: reportAcceptanceSchema.nullable(),
  /** Runs before that one, of this intercom or another. */
  earlierRuns: z.number().int(),
  notes: z.string(),
});
export type ReportDoor = z.infer<typeof reportDoorSchema>;

export const reportPersonSchema = z.object({
  name: z.string(),
  flat: z.string(),
  phone: z.string(),
  /** Numbers of doors, ascending; `all` stands for every door, later ones included. */
  doors: z.union([z.literal('all'), z.array(z.number().int())]),
  /** Name of the schedule; empty: always. */
  schedule: z.string(),
  /** How many, never which. */
  cards: z.number().int(),
  pins: z.number().int(),
});
export type ReportPerson = z.infer<typeof reportPersonSchema>;

export const LEFT_KINDS = [
  /** No intercom is bound to the door. */
  'not-bound',
  /** The plan was never written to it. */
  'not-applied',
  /** Writing the plan did not end well. */
  'apply-failed',
  /** The site was changed after the plan was written. */
  'changed-since',
  /** The plan still has changes for it. */
  'plan-changes',
  /** No acceptance was run. */
  'not-accepted',
  'check-failed',
  'checks-not-run',
  /** A finding of the security page that is still there. */
  'security',
] as const;

export const leftToDoSchema = z.object({
  kind: z.enum(LEFT_KINDS),
  /** Number of the door; null: the site as a whole. */
  door: z.number().int().nullable(),
  /** The checks that failed or were not run. */
  checks: z.array(z.string()),
  /** In words, as Lintel recorded it; empty where the kind says all. */
  detail: z.string(),
  /** The detail for other languages than English; absent where there is none. */
  said: saidsSchema.optional(),
  /** How many changes; null where it is not about a number. */
  count: z.number().int().nullable(),
});
export type LeftToDo = z.infer<typeof leftToDoSchema>;

export const reportFindingSchema = z.object({
  /** Number of the door. */
  door: z.number().int(),
  title: z.string(),
  detail: z.string(),
  /** Both for other languages than English. */
  said: z.object({ title: saidsSchema, detail: saidsSchema }).optional(),
  /** Whether it was there when first looked at, and when last looked at. */
  before: z.boolean(),
  now: z.boolean(),
});
export type ReportFinding = z.infer<typeof reportFindingSchema>;

export const reportPhotoSchema = photoSchema
  .pick({ caption: true, name: true, type: true, at: true, data: true })
  .extend({ door: z.number().int().nullable() });
export type ReportPhoto = z.infer<typeof reportPhotoSchema>;

export const reportFactsSchema = z.object({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  /** Version of the Lintel that made it. */
  madeWith: z.string(),
  madeAt: when,
  site: z.object({
    name: z.string(),
    address: z.string(),
    notes: z.string(),
    customer: z.object({
      name: z.string(),
      contact: z.string(),
      phone: z.string(),
      email: z.string(),
    }),
    technician: z.object({ name: z.string(), company: z.string() }),
  }),
  doors: z.array(reportDoorSchema),
  /** How many the site has, also where they are left out. */
  peopleCount: z.number().int(),
  people: z.array(reportPersonSchema),
  schedules: z.array(
    z.object({ name: z.string(), days: z.string(), from: z.string(), to: z.string() }),
  ),
  leftToDo: z.array(leftToDoSchema),
  /** Null where nobody has looked. */
  security: z.object({ at: when, findings: z.array(reportFindingSchema) }).nullable(),
  photos: z.array(reportPhotoSchema),
  /** Newest first; `doors` are numbers, one that is gone from the site is left out. */
  visits: z.array(
    historyEntrySchema
      .pick({ at: true, by: true, what: true, title: true, result: true, said: true })
      .extend({
        doors: z.array(z.object({ door: z.number().int(), result: z.string(), done: z.boolean() })),
      }),
  ),
});
export type ReportFacts = z.infer<typeof reportFactsSchema>;
