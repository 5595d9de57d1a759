import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventHub, type EventHub } from '../../../electron/backend/event-hub';
import { createFileHandles } from '../../../electron/backend/files/handles';
import type { Hosted } from '../../../electron/backend/hosted';
import type { Log, LogLevel } from '../../../electron/backend/ports';
import { createRouter } from '../../../electron/backend/router';
import type { Services } from '../../../electron/backend/services';
import { systemClock } from '../../../electron/backend/system-clock';
import { calls } from '../../../shared/contract';
import type { Intercom } from '../../../shared/contract/intercoms';
import type { Job } from '../../../shared/contract/jobs';
import { AppError } from '../../../shared/errors';
import { createGates, type Gates } from './gates';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A backend of real parts with few, small services that a test can hold up and look into. */
export interface TestBackend extends Hosted {
  readonly events: EventHub;
  readonly gates: Gates;
  readonly lines: readonly LogLine[];
  close(): Promise<void>;
}

const exampleIntercom = calls['intercoms.get'].example.output;
const exampleJob = calls['jobs.get'].example.output;

/** Any call that the suite does not use says so; none of them answers something made up. */
function unusedServices(): Services {
  const refuse = (name: string) => () => {
    throw new AppError('device.unsupported', `${name} is not part of this suite.`);
  };
  return Object.fromEntries(
    Object.keys(calls).map((name) => [name, refuse(name)]),
  ) as unknown as Services;
}

function createServices(options: {
  readonly events: EventHub;
  readonly gates: Gates;
  readonly files: Hosted['files'];
}): Services {
  const { events, gates, files } = options;
  const known = new Map<string, Intercom>();
  const job = (id: string): Job => ({ ...exampleJob, id });
  const parts: Partial<Services> = {
    'intercoms.list': () => ({ intercoms: [...known.values()] }),
    'intercoms.update': ({ id, name, notes }) => {
      const before = known.get(id) ?? { ...exampleIntercom, id };
      const intercom = { ...before, name: name ?? before.name, notes: notes ?? before.notes };
      known.set(id, intercom);
      events.emit('intercoms.changed', { id, intercom });
      return intercom;
    },
    'intercoms.forget': ({ id }) => {
      // Answers with more than the contract says, and with a field that is not there.
      return { id, nothing: undefined } as unknown as Record<string, never>;
    },
    // Does not heed its signal.
    'jobs.get': async ({ id }) => {
      await gates.pass(id);
      return job(id);
    },
    // Heeds its signal, and says how far it came.
    'jobs.cancel': async ({ id }, { signal }) => {
      gates.arrive(id);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw new AppError('call.cancelled', 'Stopped after 2 of 5 rows.', { details: { done: 2 } });
    },
    // Heeds its signal too late: it is done by then.
    'jobs.undo': async ({ id }, { signal }) => {
      gates.arrive(id);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return job(id);
    },
    'device.reboot': ({ id }) => {
      throw new AppError('device.busy', `${id} is upgrading.`, {
        hint: 'Wait for the upgrade.',
        details: { retcode: -7, address: '192.168.1.78', rows: [{ ID: '12', Ret: 1 }], none: null },
      });
    },
    'device.hangUp': () => {
      throw new TypeError('Cannot read properties of undefined');
    },
    'device.scanCard': () => ({ code: 42 }) as unknown as { code: string },
    'device.call': () => {
      const cyclic: Record<string, unknown> = { ID: '1' };
      cyclic.self = cyclic;
      const odd = { big: 10n, call: () => 1, at: new Date(0), not: Number.NaN, gone: undefined };
      return { retcode: 0, message: 'OK', data: {}, items: [cyclic, odd] };
    },
    'settings.get': ({ id }) => ({ values: { id, Long: 'x'.repeat(2000) } }),
    'device.dial': ({ phone, displayName }) => ({ status: `${phone}|${displayName}` }),
    'device.triggerRelay': ({ relay, delay }) => ({
      relays: Array.from({ length: relay }, () => ({ letter: 'A', name: String(delay), on: true })),
    }),
    'files.put': ({ name, base64 }, { caller }) =>
      files.put(caller, name, Buffer.from(base64, 'base64')),
    'files.get': async ({ token }, { caller }) => {
      const { path, name, size } = await files.open(caller, token);
      return { token, name, size, base64: (await readFile(path)).toString('base64') };
    },
  };
  return { ...unusedServices(), ...parts };
}

export async function createTestBackend(): Promise<TestBackend> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-conformance-'));
  const lines: LogLine[] = [];
  const log: Log = (level, message, facts = {}) => lines.push({ level, message, facts });
  const gates = createGates();
  const events = createEventHub({ log });
  const files = await createFileHandles({ folder, clock: systemClock });
  const services = createServices({ events, gates, files });
  const router = createRouter({ services, log, clock: systemClock });
  return {
    router,
    events,
    files,
    gates,
    lines,
    async close() {
      gates.openAll();
      await router.close();
      await files.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
