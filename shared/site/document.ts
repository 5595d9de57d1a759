/**
 * The site: one document that says how the intercoms of a building should be. It is prepared in the
 * office, applied in the basement, and handed over with the building.
 *
 * Secrets (PINs, card numbers, passwords) stand in it in clear only in memory and only once the
 * passphrase was given; on the disk, and while it is locked, each is a mask (`./secrets`).
 */
import { z } from 'zod';
import { settingsSchema } from '../contract/settings';
import { saidsSchema } from './said/said';
import { TRANSPORTS } from '../device/sip-account';

export const SITE_FORMAT = 'lintel-site';
/** Rises with each change of the layout that an older Lintel could not read; see `./migrations`. */
export const SITE_VERSION = 1;

/** How many of each a site holds at most. */
export const SITE_LIMITS = {
  ...{ doors: 2000, people: 50_000, schedules: 200, servers: 50, presets: 100, dialRules: 5000 },
  ...{ photos: 500, acceptances: 20_000, history: 20_000, former: 20_000, looks: 2000 },
} as const;

const id = z.string().min(1).max(64);
const line = (max = 128) => z.string().max(max).default('');
const longText = z.string().max(4000).default('');
/** Milliseconds since 1970. */
const when = z.number().int().nonnegative();
const edited = when.default(0);

/** `all` stands for every door of the site, those added later included. */
export const doorChoiceSchema = z.union([z.literal('all'), z.array(id).max(2000)]);
export type DoorChoice = z.infer<typeof doorChoiceSchema>;

/** When somebody may come in. Somebody without a schedule may always. */
export const siteScheduleSchema = z.object({
  id,
  name: z.string().trim().min(1).max(63),
  /** Seven of 0 and 1, Monday first. */
  days: z
    .string()
    .regex(/^[01]{7}$/)
    .default('1111111'),
  /** `HH:MM`. */
  from: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .default('00:00'),
  to: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .default('23:59'),
  edited,
});
export type SiteSchedule = z.infer<typeof siteScheduleSchema>;

export const personSchema = z.object({
  id,
  /** Under which every intercom knows this person; unique on the site. */
  userId: line(63),
  name: line(63),
  flat: line(63),
  /** Number or address that a door calls; empty where nobody is called. */
  phone: line(63),
  /** Group of the phone book; empty: the default one. */
  group: line(63),
  /** Secret. Numbers as the reader gives them, hexadecimal. */
  cards: z.array(z.string().max(32)).max(16).default([]),
  /** Secret. */
  pins: z.array(z.string().max(16)).max(4).default([]),
  doors: doorChoiceSchema.default('all'),
  /** Relays that open, as the manual writes them: `1`, `12`. */
  relays: z.string().max(4).default('1'),
  /** Empty: always. */
  schedule: z.string().max(64).default(''),
  notes: longText,
  edited,
});
export type Person = z.infer<typeof personSchema>;

export const sipServerSchema = z.object({
  id,
  name: line(),
  server: line(255),
  port: z.number().int().min(1).max(65535).default(5060),
  transport: z.enum(TRANSPORTS).default('udp'),
  /** Outbound proxy; empty: none. */
  proxyServer: line(255),
  proxyPort: z.number().int().min(1).max(65535).default(5060),
  edited,
});
export type SipServer = z.infer<typeof sipServerSchema>;

/** A SIP account of one door. */
export const doorAccountSchema = z.object({
  account: z.union([z.literal(1), z.literal(2)]),
  /** Of the site's SIP servers. */
  server: id,
  username: line(),
  /** Empty: the user name. */
  authName: line(),
  displayName: line(),
  /** Secret. */
  password: line(),
});
export type DoorAccount = z.infer<typeof doorAccountSchema>;

/** The address that a door shall have. */
export const doorNetworkSchema = z.discriminatedUnion('type', [
  /** Left as it is. */
  z.object({ type: z.literal('keep') }),
  z.object({ type: z.literal('dhcp') }),
  z.object({
    type: z.literal('static'),
    address: z.string().max(64),
    mask: z.string().max(64),
    gateway: line(64),
    dns1: line(64),
    dns2: line(64),
  }),
]);
export type DoorNetwork = z.infer<typeof doorNetworkSchema>;

/** How a planned door was recognised in an intercom. */
export const bindingSchema = z.object({
  /** `0C:11:05:07:8B:71`. */
  mac: z.string().max(32),
  at: when,
  how: z.enum(['mac', 'address', 'press', 'list']),
});
export type Binding = z.infer<typeof bindingSchema>;

export const doorSchema = z.object({
  id,
  name: line(63),
  /** Where it hangs: "Basement, left of the lift". */
  position: line(),
  /** `A05`, `X916`; empty while it is not known. */
  model: line(32),
  /** MAC of the label, planned; empty: not yet known. */
  mac: line(32),
  /** Address at which it is expected; empty: not planned. */
  address: line(255),
  network: doorNetworkSchema.default({ type: 'keep' }),
  accounts: z.array(doorAccountSchema).max(2).default([]),
  /** Presets of the site, the later one wins. */
  presets: z.array(id).max(16).default([]),
  /** Settings of this door alone; they win over its presets. A value may be secret by its key. */
  settings: settingsSchema.default({}),
  /** Wanted firmware version; empty: any. */
  firmware: line(64),
  notes: longText,
  bound: bindingSchema.nullable().default(null),
  /** Units that hung here before, newest last, and the backup that tells what they had. */
  predecessors: z
    .array(
      z.object({
        mac: z.string().max(32),
        at: when,
        backup: line(255),
        /** When all that it had was on its successor; absent: not yet. */
        broughtAt: when.optional(),
      }),
    )
    .max(50)
    .default([]),
  edited,
});
export type Door = z.infer<typeof doorSchema>;

/** Relays, inputs and whatever else several doors share. A value may be secret by its key. */
export const presetSchema = z.object({
  id,
  name: z.string().trim().min(1).max(64),
  values: settingsSchema,
  edited,
});
export type Preset = z.infer<typeof presetSchema>;

export const dialRuleSchema = z.object({
  id,
  prefix: line(63),
  /** 0 automatic, 1 and 2 the account (manual, Api dialreplace). */
  line: z.enum(['0', '1', '2']).default('0'),
  replacements: z.array(z.string().max(63)).min(1).max(5),
  doors: doorChoiceSchema.default('all'),
  edited,
});
export type DialRule = z.infer<typeof dialRuleSchema>;

export const photoSchema = z.object({
  id,
  /** Empty: of the site as a whole. */
  door: line(64),
  name: line(255),
  caption: line(255),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  at: when,
  /** Base64. */
  data: z.string().max(8 * 1024 * 1024),
});
export type Photo = z.infer<typeof photoSchema>;

/** One check of an acceptance, with what proves it. */
export const checkResultSchema = z.object({
  /** Which check; see `./acceptance`. */
  check: z.string().max(64),
  state: z.enum(['pass', 'fail', 'not-possible']),
  /** What was seen, in words; for the last two also why and what to do. */
  evidence: z.string().max(2000),
  /** The same for other languages; absent where it was not kept, or is somebody else's words. */
  said: saidsSchema.optional(),
  seconds: z.number().nonnegative(),
  /** When it was found, where an earlier run did and the last one did not repeat it. */
  at: when.optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

export const acceptanceSchema = z.object({
  id,
  door: id,
  mac: z.string().max(32),
  at: when,
  by: line(),
  firmware: line(64),
  results: z.array(checkResultSchema).max(64),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** What was done at a visit. Holds no secret. Never changed afterwards. */
export const historyEntrySchema = z.object({
  id,
  at: when,
  /** When the work began that ended then; absent: at once. */
  began: when.optional(),
  by: line(),
  what: z.enum([
    'created',
    'imported',
    'bound',
    'replaced',
    'applied',
    'undone',
    'taken-over',
    'accepted',
    'firmware',
    'merged',
    'handed-over',
    'note',
  ]),
  /** In words: "Applied to 12 doors". */
  title: z.string().max(255),
  /** How it ended, in words. */
  result: z.string().max(2000).default(''),
  /** Title and result for other languages; absent where a person wrote them. */
  said: z.object({ title: saidsSchema, result: saidsSchema }).optional(),
  doors: z
    .array(
      z.object({
        door: id,
        result: z.string().max(2000),
        /** False where it was not reached: then what was to be done is still to do. */
        done: z.boolean().default(true),
        /** Where it is not done: whether something may have been written before it broke off. */
        touched: z.boolean().optional(),
      }),
    )
    .max(2000)
    .default([]),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const lookSchema = z.object({
  at: when,
  findings: z
    .array(
      z.object({
        /** Which finding; see `./security`. */
        finding: z.string().max(64),
        /** In English. */
        what: z.string().max(1000),
        todo: z.string().max(1000),
        said: z.object({ title: saidsSchema, detail: saidsSchema }),
      }),
    )
    .max(200),
});

/** What the security page found at a door: kept so that a report can say what was mended. No secrets. */
export const securityLookSchema = z.object({
  /** Of the door. */
  id,
  /** Of the unit that was looked at. */
  mac: z.string().max(32),
  first: lookSchema,
  last: lookSchema,
});
export type SecurityLook = z.infer<typeof securityLookSchema>;

/**
 * A name under which intercoms may still have something, though the site calls it otherwise by now
 * or has it no more: so that a new name is a change, and what was taken out is known again. Kept by
 * `./settle`, once something of the site was written to an intercom. Holds no secret.
 */
export const formerNameSchema = z.object({
  id: z.string().min(1).max(160),
  list: z.enum(['people', 'schedules', 'dialRules']),
  /** ID of what had this name; where the site has it no more, it was removed. */
  item: id,
  /** As an intercom has it: the name of a person or schedule, the prefix of a dial rule. */
  name: line(),
  /** Of a person. */
  userId: line(63),
  /** Of a person, how many rows of each list it had: more of that name are somebody else's too. */
  rows: z
    .object({ privatekey: z.number().int(), rfkey: z.number().int(), contact: z.number().int() })
    .optional(),
  /** As it was called in sentences: "Anna Kowalski (flat 4)". */
  label: z.string().max(200).default(''),
  /** Where it belonged. */
  doors: doorChoiceSchema.default('all'),
  /** Until when, milliseconds since 1970. */
  at: when,
});
export type FormerName = z.infer<typeof formerNameSchema>;

export const siteSchema = z.object({
  format: z.literal(SITE_FORMAT),
  version: z.literal(SITE_VERSION),
  id,
  name: z.string().trim().min(1).max(128),
  customer: z.object({ name: line(), contact: line(), phone: line(), email: line() }).prefault({}),
  address: longText,
  notes: longText,
  technician: z.object({ name: line(), company: line() }).prefault({}),
  /** User and password (secret) of the HTTP API that this site's intercoms have; empty: not said. */
  login: z.object({ username: line(), password: line() }).prefault({}),
  doors: z.array(doorSchema).max(SITE_LIMITS.doors).default([]),
  people: z.array(personSchema).max(SITE_LIMITS.people).default([]),
  schedules: z.array(siteScheduleSchema).max(SITE_LIMITS.schedules).default([]),
  servers: z.array(sipServerSchema).max(SITE_LIMITS.servers).default([]),
  presets: z.array(presetSchema).max(SITE_LIMITS.presets).default([]),
  dialRules: z.array(dialRuleSchema).max(SITE_LIMITS.dialRules).default([]),
  photos: z.array(photoSchema).max(SITE_LIMITS.photos).default([]),
  acceptances: z.array(acceptanceSchema).max(SITE_LIMITS.acceptances).default([]),
  history: z.array(historyEntrySchema).max(SITE_LIMITS.history).default([]),
  former: z.array(formerNameSchema).max(SITE_LIMITS.former).default([]),
  looks: z.array(securityLookSchema).max(SITE_LIMITS.looks).default([]),
  createdAt: when,
  changedAt: when,
});
/** The document as it is worked with. A list in it is never changed in place. */
export type Site = z.infer<typeof siteSchema>;

/** Whether a choice of doors has this door in it. */
export function includesDoor(choice: DoorChoice, door: string): boolean {
  return choice === 'all' || choice.includes(door);
}

/** Whether two choices of doors have a door in common. */
export function doorsMeet(a: DoorChoice, b: DoorChoice): boolean {
  return a === 'all' || b === 'all' || a.some((door) => b.includes(door));
}
