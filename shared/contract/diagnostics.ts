import { z } from 'zod';
import { call } from './define';
import { fileSchema } from './app';
import { intercomIdSchema } from './intercoms';

/** Bytes of the largest capture that is read: a little more than an intercom may be told to make. */
export const MAX_CAPTURE = 128 * 1024 * 1024;

const byId = z.object({ id: intercomIdSchema });

/** Manual, Api log export: `log` application, `kmsg` kernel, `log_debug` Android units only. */
export const logTypeSchema = z.enum(['log', 'kmsg', 'log_debug']);
export type LogType = z.infer<typeof logTypeSchema>;

/** Lists that an intercom writes by itself. */
export const logKindSchema = z.enum(['calllog', 'doorlog']);
export type LogKind = z.infer<typeof logKindSchema>;

/** Types of calls, the misspelt one included (manual, Api calllog). */
export const callTypeSchema = z.enum([
  'All',
  'Dialed',
  'Received',
  'Missed',
  'Forwarded',
  'Unknow',
]);
export type CallType = z.infer<typeof callTypeSchema>;

export const captureStatusSchema = z.object({
  running: z.boolean(),
  /** Bytes. */
  size: z.number(),
  /** As the intercom words it. */
  status: z.string(),
});
export type CaptureStatus = z.infer<typeof captureStatusSchema>;

export const sipMessageSchema = z.object({
  /** Seconds since the first packet of the capture. */
  at: z.number(),
  /** `address:port`. */
  from: z.string(),
  to: z.string(),
  transport: z.enum(['udp', 'tcp']),
  /** `REGISTER`, `INVITE` ... or `401 Unauthorized`. */
  title: z.string(),
  /** The same in plain words where there are any: "busy", "user or password is wrong". */
  words: z.string(),
  isRequest: z.boolean(),
  status: z.number().int().nullable(),
  method: z.string(),
  callId: z.string(),
  cseq: z.string(),
  /** The whole message as text; credentials in it are masked. */
  text: z.string(),
  /** The capture does not hold all of it. */
  cut: z.boolean(),
  /** The same message was sent before: nobody had answered it. */
  repeated: z.boolean(),
  /** It says that something failed; an ordinary question for the password does not. */
  problem: z.boolean(),
});
export type SipMessage = z.infer<typeof sipMessageSchema>;

export const sipDialogSchema = z.object({
  callId: z.string(),
  kind: z.enum(['registration', 'call', 'other']),
  /** In words: "Registration of 130 at 10.0.0.5". */
  title: z.string(),
  outcome: z.enum(['ok', 'failed', 'unfinished']),
  /** In words: "The registrar answered 403: user or password is wrong." */
  verdict: z.string(),
  messages: z.array(sipMessageSchema),
});
export type SipDialog = z.infer<typeof sipDialogSchema>;

export const ladderSchema = z.object({
  /** `address:port`, in the order in which they first speak: the columns of the diagram. */
  participants: z.array(z.object({ address: z.string(), label: z.string() })),
  dialogs: z.array(sipDialogSchema),
  packets: z.number().int(),
  /** What could not be read, in words: "The last packet is cut off." */
  notes: z.array(z.string()),
});
export type Ladder = z.infer<typeof ladderSchema>;

export const diagnosticsCalls = {
  'logs.export': call({
    summary: 'Fetches a log of the intercom as a file.',
    input: byId.extend({ type: logTypeSchema }),
    output: fileSchema,
    example: {
      input: { id: '0C1105078B71', type: 'log' },
      output: { token: 'f1', name: 'Front gate 0C1105078B71 log 2026-11-23.txt', size: 20480 },
    },
  }),
  'logs.clear': call({
    summary: 'Empties a log of the intercom.',
    input: byId.extend({ type: logTypeSchema }),
    output: z.object({}),
    example: { input: { id: '0C1105078B71', type: 'kmsg' }, output: {} },
  }),
  'logs.removeRows': call({
    summary: 'Deletes lines of the call log or the door log and reads the log back.',
    input: byId.extend({
      kind: logKindSchema,
      ids: z.array(z.string().max(64)).min(1).max(1000),
    }),
    output: z.object({ removed: z.number().int(), left: z.array(z.string()) }),
    example: {
      input: { id: '0C1105078B71', kind: 'calllog', ids: ['23'] },
      output: { removed: 1, left: [] },
    },
  }),
  'logs.clearRows': call({
    summary: 'Empties the call log (or only one type of it) or the door log and reads it back.',
    input: byId.extend({
      kind: logKindSchema,
      /** Of the call log only; the door log is emptied as a whole. */
      type: callTypeSchema.default('All'),
    }),
    output: z.object({ left: z.number().int() }),
    example: {
      input: { id: '0C1105078B71', kind: 'calllog', type: 'Missed' },
      output: { left: 4 },
    },
  }),
  'capture.start': call({
    summary: 'Starts a packet capture on the intercom.',
    input: byId.extend({
      /** Seconds; 0 until stopped by hand (manual, Api pcap start: `auto` 1-180, or `manual`). */
      seconds: z.number().int().min(0).max(180).default(60),
      /** A filter of libpcap. */
      filter: z.string().trim().min(1).max(256).default('ip'),
      /** Bytes at which it stops by itself. */
      size: z.number().int().min(10_240).max(104_857_600).default(1_048_576),
    }),
    output: captureStatusSchema,
    example: {
      input: { id: '0C1105078B71', seconds: 60, filter: 'udp port 5060', size: 1_048_576 },
      output: { running: true, size: 24, status: 'running' },
    },
  }),
  'capture.status': call({
    summary: 'Says whether a capture runs and how large it is.',
    input: byId,
    output: captureStatusSchema,
    example: {
      input: { id: '0C1105078B71' },
      output: { running: false, size: 314407, status: 'stop' },
    },
  }),
  'capture.stop': call({
    summary: 'Stops the capture.',
    input: byId,
    output: captureStatusSchema,
    example: {
      input: { id: '0C1105078B71' },
      output: { running: false, size: 314407, status: 'stop' },
    },
  }),
  'capture.export': call({
    summary: 'Fetches the capture as a file.',
    input: byId,
    output: fileSchema,
    example: {
      input: { id: '0C1105078B71' },
      output: {
        token: 'f1',
        name: 'Front gate 0C1105078B71 capture 2026-11-23.pcap',
        size: 314407,
      },
    },
  }),
  'capture.open': call({
    summary:
      'Reads a capture file (pcap or pcapng) and gives the SIP calls and registrations in it as a ladder.',
    input: z.object({ file: z.string().min(1).max(64) }),
    output: ladderSchema,
    example: {
      input: { file: 'f1' },
      output: {
        participants: [{ address: '10.0.0.12:5060', label: 'Intercom' }],
        dialogs: [],
        packets: 12,
        notes: [],
      },
    },
  }),
};
