import { z } from 'zod';
import { call, event } from './define';
import { errorDataSchema } from './envelope';

export const intercomIdSchema = z.string().min(1).max(64);
/** `host`, `host:port`, `[v6]:port` or a URL; the backend parses it (`net.bad-address`). */
export const addressSchema = z.string().trim().min(1).max(255);
const usernameSchema = z.string().max(128);
const passwordSchema = z.string().max(128);

/** How far we are let in, as a technician would say it (screens: Find, column "state"). */
export const signInStateSchema = z.enum([
  'ready',
  'open',
  'wants-password',
  'password-refused',
  'locked',
  'api-disabled',
  'not-whitelisted',
  'wants-https',
  'certificate-changed',
  'api-absent',
  'not-an-intercom',
  'no-answer',
]);
export type SignInState = z.infer<typeof signInStateSchema>;

/** What an intercom can do, as probed: `unknown` until asked, `no` when it says it does not know it. */
export const capabilitySchema = z.enum(['yes', 'no', 'unknown']);
export type Capability = z.infer<typeof capabilitySchema>;

export const intercomSchema = z.object({
  id: intercomIdSchema,
  /** Given by the technician; empty until then. */
  name: z.string().max(64),
  notes: z.string().max(2000),
  model: z.string(),
  /** Upper-case with colons. */
  mac: z.string(),
  firmware: z.string(),
  hardware: z.string(),
  /** `host:port` or, over TLS, `https://host:port`. */
  address: z.string(),
  state: signInStateSchema,
  /** How it lets us in, once known. */
  auth: z.enum(['none', 'basic', 'digest']).nullable(),
  /** User name of the HTTP API in use; the password never leaves the backend. */
  username: z.string().nullable(),
  /** Whether the factory user and password (admin/httpapi) are what let us in. */
  factoryPassword: z.boolean(),
  /** Per function `target/action`, remembered per model and firmware version. */
  capabilities: z.record(z.string(), capabilitySchema),
  /** Milliseconds since 1970 of the last valid answer. */
  lastSeen: z.number().nullable(),
  /** Why the last attempt failed, if it did. */
  problem: errorDataSchema.nullable(),
});
export type Intercom = z.infer<typeof intercomSchema>;

/** A credential that is tried on intercoms; passwords go in and never come out. */
export const credentialSchema = z.object({
  id: z.string(),
  label: z.string().max(64),
  username: usernameSchema,
  /** The factory credential is always in the list and cannot be removed. */
  factory: z.boolean(),
  /** Whether the password is sealed on this computer or forgotten when Lintel closes. */
  kept: z.boolean(),
});
export type Credential = z.infer<typeof credentialSchema>;

const byId = z.object({ id: intercomIdSchema });

const exampleIntercom: Intercom = {
  id: '0C1105078B71',
  name: 'Front gate',
  notes: '',
  model: 'R29S',
  mac: '0C:11:05:07:8B:71',
  firmware: '29.31.101.624',
  hardware: '29.3.0',
  address: '192.168.1.78',
  state: 'ready',
  auth: 'digest',
  username: 'admin',
  factoryPassword: true,
  capabilities: { 'sip/get': 'yes', 'user/get': 'no' },
  lastSeen: 1795000000000,
  problem: null,
};

export const intercomCalls = {
  'intercoms.connect': call({
    summary:
      'Signs in to the intercom at an address and remembers it by its MAC. Without a user name and password it uses what is remembered for this intercom, then none, then the list of credentials.',
    input: z.object({
      address: addressSchema,
      username: usernameSchema.optional(),
      password: passwordSchema.optional(),
      /** Accept this certificate (SHA-256, lower-case hex) in place of the pinned one. */
      acceptCertificate: z.string().max(64).optional(),
      /** Keep user and password for this intercom; true unless told. */
      remember: z.boolean().default(true),
    }),
    output: intercomSchema,
    example: {
      input: { address: '192.168.1.78', username: 'admin', password: 'httpapi' },
      output: exampleIntercom,
    },
  }),
  'intercoms.list': call({
    summary: 'Lists every intercom that Lintel knows.',
    input: z.object({}),
    output: z.object({ intercoms: z.array(intercomSchema) }),
    example: { input: {}, output: { intercoms: [exampleIntercom] } },
  }),
  'intercoms.get': call({
    summary: 'Gives one known intercom as it was last seen.',
    input: byId,
    output: intercomSchema,
    example: { input: { id: '0C1105078B71' }, output: exampleIntercom },
  }),
  'intercoms.update': call({
    summary: 'Names an intercom or changes the notes about it.',
    input: byId.extend({
      name: z.string().trim().max(64).optional(),
      notes: z.string().max(2000).optional(),
    }),
    output: intercomSchema,
    example: { input: { id: '0C1105078B71', name: 'Front gate' }, output: exampleIntercom },
  }),
  'intercoms.forget': call({
    summary: 'Forgets an intercom with its password and its pinned certificate.',
    input: byId,
    output: z.object({}),
    example: { input: { id: '0C1105078B71' }, output: {} },
  }),
  'intercoms.probe': call({
    summary:
      'Asks the intercom which functions it has, with reading calls only, and remembers the answer for its model and firmware.',
    input: byId.extend({ refresh: z.boolean().default(false) }),
    output: intercomSchema,
    example: { input: { id: '0C1105078B71' }, output: exampleIntercom },
  }),
  'intercoms.openWebPage': call({
    summary:
      "Opens the intercom's own web page in the browser of this computer; where the host cannot, the window opens the address that comes back.",
    input: z.object({ address: addressSchema }),
    output: z.object({ url: z.string(), opened: z.boolean() }),
    example: {
      input: { address: '192.168.1.78' },
      output: { url: 'http://192.168.1.78/', opened: true },
    },
  }),
  'credentials.list': call({
    summary: 'Lists the credentials that are tried on intercoms, in the order they are tried.',
    input: z.object({}),
    output: z.object({ credentials: z.array(credentialSchema) }),
    example: {
      input: {},
      output: {
        credentials: [
          { id: 'factory', label: 'Factory default', username: 'admin', factory: true, kept: true },
        ],
      },
    },
  }),
  'credentials.add': call({
    summary: 'Adds a credential at the head of the list.',
    input: z.object({
      label: z.string().trim().min(1).max(64),
      username: usernameSchema.min(1),
      password: passwordSchema,
    }),
    output: credentialSchema,
    example: {
      input: { label: 'Riverside Court', username: 'admin', password: 'a-long-one' },
      output: { id: 'c1', label: 'Riverside Court', username: 'admin', factory: false, kept: true },
    },
  }),
  'credentials.remove': call({
    summary: 'Removes a credential from the list.',
    input: z.object({ id: z.string().min(1).max(64) }),
    output: z.object({}),
    example: { input: { id: 'c1' }, output: {} },
  }),
};

export const intercomEvents = {
  'intercoms.changed': event({
    summary: 'An intercom was added, changed or forgotten.',
    payload: z.object({ id: intercomIdSchema, intercom: intercomSchema.nullable() }),
    snapshot: 'intercoms.list',
  }),
};
