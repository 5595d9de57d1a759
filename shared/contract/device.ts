import { z } from 'zod';
import { call } from './define';
import { intercomIdSchema } from './intercoms';

const byId = z.object({ id: intercomIdSchema });

/** A value read live: what the intercom says, or why it says nothing. */
const maybe = <T extends z.ZodType>(schema: T) =>
  z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value: schema }),
    z.object({
      known: z.literal(false),
      reason: z.enum(['unsupported', 'failed']),
      message: z.string(),
    }),
  ]);

/** Registration of an account (manual, Api system: Status -1..3). */
export const registrationSchema = z.enum([
  'unknown',
  'disabled',
  'registering',
  'registered',
  'failed',
]);
export type Registration = z.infer<typeof registrationSchema>;

export const accountStatusSchema = z.object({
  account: z.union([z.literal(1), z.literal(2)]),
  username: z.string(),
  server: z.string(),
  registration: registrationSchema,
});
export type AccountStatus = z.infer<typeof accountStatusSchema>;

/** A relay or an input by its letter (A, B, C ...), as the intercom reports it. */
export const switchStateSchema = z.object({
  letter: z.string(),
  name: z.string(),
  /** Relay: energised. Input: the level at the pin is high. */
  on: z.boolean(),
});
export type SwitchState = z.infer<typeof switchStateSchema>;

export const liveSchema = z.object({
  id: intercomIdSchema,
  /** Milliseconds since 1970 at which it was read. */
  at: z.number(),
  /** Clock of the intercom, milliseconds since 1970. */
  clock: maybe(z.number()),
  /** Seconds since it started. */
  uptime: maybe(z.number()),
  network: maybe(
    z.object({
      mode: z.enum(['dhcp', 'static', 'unknown']),
      link: z.enum(['connected', 'disconnected', 'ip-conflict', 'unknown']),
      address: z.string(),
      mask: z.string(),
      gateway: z.string(),
      dns: z.array(z.string()),
    }),
  ),
  accounts: maybe(z.array(accountStatusSchema)),
  relays: maybe(z.array(switchStateSchema)),
  inputs: maybe(z.array(switchStateSchema)),
  /** As the intercom words it, for example `READY`. */
  call: maybe(z.string()),
});
export type Live = z.infer<typeof liveSchema>;

export const functionSchema = z.object({
  /** `target/action`. */
  name: z.string(),
  title: z.string(),
  methods: z.array(z.enum(['GET', 'POST'])),
  kind: z.enum(['read', 'write', 'action', 'upload', 'download']),
  destructive: z.boolean(),
  /** JSON Schema of `data`. */
  request: z.record(z.string(), z.unknown()),
});
export type ApiFunctionInfo = z.infer<typeof functionSchema>;

export const deviceCalls = {
  'device.functions': call({
    summary: 'Lists every function of the HTTP API with its methods and the schema of its data.',
    input: z.object({}),
    output: z.object({ functions: z.array(functionSchema) }),
    example: {
      input: {},
      output: {
        functions: [
          {
            name: 'relay/status',
            title: 'State of the relays',
            methods: ['GET', 'POST'],
            kind: 'read',
            destructive: false,
            request: { type: 'object' },
          },
        ],
      },
    },
  }),
  'device.call': call({
    summary:
      'Calls any function of the HTTP API. Uploads take the token of a file; downloads answer with one.',
    input: byId.extend({
      target: z.string().min(1).max(32),
      action: z.string().min(1).max(32),
      data: z.record(z.string(), z.unknown()).default({}),
      method: z.enum(['GET', 'POST']).optional(),
      /** Token of the file to send, for functions of kind `upload`. */
      file: z.string().max(64).optional(),
      /** Milliseconds; the table's own limit unless told. */
      timeoutMs: z.number().int().min(100).max(3_600_000).optional(),
    }),
    output: z.object({
      retcode: z.number(),
      message: z.string(),
      data: z.record(z.string(), z.unknown()),
      items: z.array(z.record(z.string(), z.unknown())),
      /** The file that came, for functions of kind `download`. */
      file: z.object({ token: z.string(), name: z.string(), size: z.number() }).optional(),
    }),
    example: {
      input: { id: '0C1105078B71', target: 'relay', action: 'status', data: {} },
      output: { retcode: 0, message: 'OK', data: { RelayA: 0 }, items: [] },
    },
  }),
  'device.live': call({
    summary:
      'Reads clock, uptime, network, accounts, relays, inputs and call state now; each says why where it cannot be read.',
    input: byId,
    output: liveSchema,
    example: {
      input: { id: '0C1105078B71' },
      output: {
        id: '0C1105078B71',
        at: 1795000000000,
        clock: { known: true, value: 1795000000000 },
        uptime: { known: true, value: 137 },
        network: {
          known: true,
          value: {
            mode: 'dhcp',
            link: 'connected',
            address: '192.168.1.78',
            mask: '255.255.255.0',
            gateway: '192.168.1.1',
            dns: ['192.168.1.1'],
          },
        },
        accounts: {
          known: true,
          value: [
            { account: 1, username: '141', server: '192.168.1.115', registration: 'registered' },
          ],
        },
        relays: { known: true, value: [{ letter: 'A', name: 'Gate', on: false }] },
        inputs: { known: true, value: [{ letter: 'A', name: '', on: true }] },
        call: { known: true, value: 'READY' },
      },
    },
  }),
  'device.reboot': call({
    summary:
      'Restarts the intercom and answers as soon as it has accepted; a connection that breaks off counts as accepted.',
    input: byId,
    output: z.object({ accepted: z.literal(true) }),
    example: { input: { id: '0C1105078B71' }, output: { accepted: true } },
  }),
  'device.resetFactory': call({
    summary: 'Resets the intercom to factory settings; the MAC must be given as the confirmation.',
    input: byId.extend({ confirmMac: z.string().max(32) }),
    output: z.object({ accepted: z.literal(true) }),
    example: {
      input: { id: '0C1105078B71', confirmMac: '0C:11:05:07:8B:71' },
      output: { accepted: true },
    },
  }),
  'device.triggerRelay': call({
    summary: 'Triggers a relay and reads its state right after.',
    input: byId.extend({
      /** 1 = A, 2 = B, 3 = C, 4 = D (manual, Api relay). */
      relay: z.number().int().min(1).max(4),
      /** Manual, Api relay, `mode`: closes again by itself, or stays. */
      mode: z.enum(['auto-close', 'manual']).default('auto-close'),
      /** Manual, Api relay, `level`: 0 NO-COM, 1 NC-COM. */
      level: z.union([z.literal(0), z.literal(1)]).default(0),
      /** Seconds, 0..65535. */
      delay: z.number().int().min(0).max(65535).default(5),
    }),
    output: z.object({ relays: z.array(switchStateSchema) }),
    example: {
      input: { id: '0C1105078B71', relay: 1, mode: 'auto-close', level: 0, delay: 5 },
      output: { relays: [{ letter: 'A', name: 'Gate', on: true }] },
    },
  }),
  'device.dial': call({
    summary: 'Makes the intercom call a number or an address.',
    input: byId.extend({
      phone: z.string().trim().min(1).max(128),
      displayName: z.string().max(64).default(''),
    }),
    output: z.object({ status: z.string() }),
    example: {
      input: { id: '0C1105078B71', phone: '192.168.1.58', displayName: 'Reception' },
      output: { status: 'CALLING' },
    },
  }),
  'device.hangUp': call({
    summary: 'Ends the call of the intercom.',
    input: byId,
    output: z.object({ status: z.string() }),
    example: { input: { id: '0C1105078B71' }, output: { status: 'READY' } },
  }),
  'device.scanCard': call({
    summary: "Reads the card that was presented at the intercom's own reader.",
    input: byId,
    output: z.object({ code: z.string() }),
    example: { input: { id: '0C1105078B71' }, output: { code: '99D78D72' } },
  }),
};
