import { defaultConfig } from './default-config';
import { RecordTable } from './record-table';
import type { Dialect } from './dialects';
import type { RecordTarget, Row, VirtualIntercom, VirtualOptions } from './types';

/** Registration of a SIP account: 0 disabled, 1 registering, 2 registered, 3 failed (manual, Api sip). */
export type SipStatus = 0 | 1 | 2 | 3;

export interface CallState {
  status: 'READY' | 'RINGING' | 'TALKING';
  phone: string;
  startedAt: number;
}

/** A call as the capture shows it. */
export interface PastCall {
  readonly phone: string;
  readonly at: number;
}

export interface CaptureState {
  status: 'stop' | 'running';
  type: 'auto' | 'manual';
  filter: string;
  startedAt: number;
  /** When it was stopped, or will stop by itself. */
  endsAt: number | undefined;
  /** Bytes. */
  limit: number;
}

export interface FirmwareJob {
  stage: 'idle' | 'prepared' | 'uploaded' | 'upgrading';
  image: { readonly name: string; readonly size: number; readonly md5: string } | undefined;
  /** Images that have arrived whole or not, since it was made. */
  received: number;
}

/** Everything that the intercom remembers. Tests may look at it and change it. */
export interface IntercomState {
  firmware: string;
  bootedAt: number;
  /** How often it has started since it was made, the first time included. */
  boots: number;
  /** Settings as the firmware keeps them: passwords in clear, whatever the API's form. */
  readonly config: Map<string, string>;
  readonly records: Readonly<Record<RecordTarget, RecordTable>>;
  readonly doorLog: RecordTable;
  readonly callLog: RecordTable;
  /** 1 while a relay is triggered. */
  readonly relays: (0 | 1)[];
  readonly inputs: (0 | 1)[];
  readonly sip: { status: SipStatus }[];
  call: CallState;
  readonly pastCalls: PastCall[];
  card: { readonly code: string; readonly at: number } | undefined;
  capture: CaptureState;
  /** Files that exports have left at `/download/`, by their names. */
  readonly downloads: Map<string, Buffer>;
  firmwareJob: FirmwareJob;
  /** What was counted on the way, for tests. */
  readonly counts: {
    /** Requests whose user or password was wrong. */
    rejectedPasswords: number;
    /** Requests with a nonce that was not known any more. */
    staleNonces: number;
    /** 401 answers, the first of each handshake included. */
    challenges: number;
    /** API requests under way at this moment, and the most there ever were. */
    active: number;
    maxConcurrency: number;
  };
  /** Practice page: the lines of the application log. */
  readonly logLines: string[];
}

const TARGETS: readonly RecordTarget[] = [
  'privatekey',
  'rfkey',
  'contact',
  'group',
  'dialreplace',
  'user',
  'schedule',
];

/** Schedules that every unit has (device notes 1.5). */
export const FACTORY_SCHEDULES: readonly Row[] = [
  factorySchedule('1001', 'Always', '23:59'),
  factorySchedule('1002', 'Never', '00:00'),
];

function factorySchedule(id: string, name: string, end: string): Row {
  const span = { DateStart: '', DateEnd: '', TimeStart: '00:00', TimeEnd: end, Week: '' };
  return { ID: id, Name: name, Type: '2', ...span, SourceType: '1' };
}

export function idleCapture(): CaptureState {
  return {
    status: 'stop',
    type: 'auto',
    filter: 'ip',
    startedAt: 0,
    endsAt: undefined,
    limit: 1_048_576,
  };
}

/** The state of a unit that was just unpacked, with the seed of `options` in it. */
export function createState(
  dialect: Dialect,
  options: VirtualOptions,
  facts: { readonly now: number; readonly host: string },
): IntercomState {
  const table = (target: RecordTarget): RecordTable => {
    const records = new RecordTable(target === 'schedule' ? 1003 : 1);
    if (target === 'schedule') for (const row of FACTORY_SCHEDULES) records.restore(row);
    for (const row of options.seed?.[target] ?? []) records.add(row);
    return records;
  };
  const config = defaultConfig(dialect, facts.host);
  for (const [key, value] of Object.entries(options.config ?? {})) config.set(key, value);
  return {
    firmware: options.firmware ?? dialect.firmware,
    bootedAt: facts.now,
    boots: 1,
    config,
    records: Object.fromEntries(TARGETS.map((target) => [target, table(target)])) as Record<
      RecordTarget,
      RecordTable
    >,
    doorLog: new RecordTable(1),
    callLog: new RecordTable(1),
    relays: Array<0 | 1>(dialect.relays).fill(0),
    inputs: Array<0 | 1>(dialect.inputs).fill(1),
    sip: dialect.accountPrefixes.map(() => ({ status: 0 })),
    call: { status: 'READY', phone: '', startedAt: 0 },
    pastCalls: [],
    card: undefined,
    capture: idleCapture(),
    downloads: new Map(),
    firmwareJob: { stage: 'idle', image: undefined, received: 0 },
    counts: {
      rejectedPasswords: 0,
      staleNonces: 0,
      challenges: 0,
      active: 0,
      maxConcurrency: 0,
    },
    logLines: [],
  };
}

/** Remembers settings and records; the function returned puts them back. */
export function snapshot(state: VirtualIntercom['state']): () => void {
  const config = new Map(state.config);
  const tables = [...Object.values(state.records), state.doorLog, state.callLog];
  const saved = tables.map((table) => table.save());
  return () => {
    state.config.clear();
    for (const [key, value] of config) state.config.set(key, value);
    saved.forEach((entry, index) => tables[index]?.load(entry));
  };
}
