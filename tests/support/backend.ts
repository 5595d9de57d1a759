import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackend, type Backend, type BackendOptions } from '../../electron/backend/backend';
import type { Clock, Ports } from '../../electron/backend/ports';
import { startPracticeNetwork } from '../../electron/backend/virtual';
import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
} from '../../shared/contract';
import type { Job } from '../../shared/contract/jobs';
import { AppError } from '../../shared/errors';
import { realClock } from './clock';
import { createMemoryLog, type MemoryLog } from './memory-log';
import { createTestSecrets } from './secrets';

export interface TestBackendOptions {
  /** Real time unless told. */
  readonly clock?: Clock;
  /** A folder to go on with; a fresh one, removed at the end, unless told. */
  readonly dataFolder?: string;
  readonly ports?: Partial<Ports>;
  /** Waits of an upgrade, where those for real units are too long. */
  readonly upgradeLimits?: BackendOptions['upgradeLimits'];
  readonly restoreLimits?: BackendOptions['restoreLimits'];
}

export interface TestEvent<N extends EventName = EventName> {
  readonly name: N;
  readonly payload: EventPayload<N>;
}

export interface TestBackend {
  readonly backend: Backend;
  readonly dataFolder: string;
  readonly log: MemoryLog;
  /** Events so far, oldest first. */
  readonly events: readonly TestEvent[];
  /** Calls as a window does; rejects with the AppError that came back. */
  call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options?: { readonly signal?: AbortSignal; readonly caller?: string },
  ): Promise<CallOutput<N>>;
  /** The error that a call fails with; throws when it does not fail. */
  failure<N extends CallName>(name: N, input: CallInput<N>): Promise<AppError>;
  /** Resolves with the first event, past or to come, of which `test` is true. */
  event<N extends EventName>(
    name: N,
    test: (payload: EventPayload<N>) => boolean,
  ): Promise<EventPayload<N>>;
  /** Resolves with the job once it has ended. */
  ended(job: Job): Promise<Job>;
  /** Ends the backend and keeps its folder, as closing the program does. */
  close(): Promise<void>;
  /** Ends the backend and removes its folder. Safe to do twice. */
  dispose(): Promise<void>;
}

/** A whole backend in a folder of its own, with its log in memory. */
export async function startTestBackend(options: TestBackendOptions = {}): Promise<TestBackend> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'lintel-test-')));
  const log = createMemoryLog();
  const ports: Ports = {
    host: 'test',
    version: '0.0.0-test',
    dataFolder,
    clock: options.clock ?? realClock,
    log: log.log,
    secrets: createTestSecrets(),
    async startPractice() {
      const network = await startPracticeNetwork();
      return { intercoms: network.units, stop: () => network.stop() };
    },
    ...options.ports,
  };
  const { upgradeLimits, restoreLimits } = options;
  const backend = await createBackend(ports, {
    // As strong as the real one is slow; the program's own is timed by the bench.
    siteCost: 1024,
    ...(upgradeLimits && { upgradeLimits }),
    ...(restoreLimits && { restoreLimits }),
  });
  const events: TestEvent[] = [];
  const waiting = new Set<() => void>();
  backend.events.subscribe('test', (message) => {
    events.push({ name: message.name, payload: message.payload } as TestEvent);
    for (const look of [...waiting]) look();
  });

  const event: TestBackend['event'] = (name, test) =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(
          (one): one is TestEvent<typeof name> =>
            one.name === name && test((one as TestEvent<typeof name>).payload),
        );
        if (!found) return;
        waiting.delete(look);
        resolve(found.payload);
      };
      waiting.add(look);
      look();
    });

  const call: TestBackend['call'] = async (name, input, { signal, caller = 'test' } = {}) => {
    const id = randomUUID();
    const cancel = (): void => backend.router.cancel(id, caller);
    signal?.addEventListener('abort', cancel, { once: true });
    const reply = await backend.router.handle({ id, call: name, input }, caller);
    signal?.removeEventListener('abort', cancel);
    if (!reply.ok) throw AppError.fromData(reply.error);
    // The router has checked it against the schema of this very call.
    return reply.value as CallOutput<typeof name>;
  };

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= backend.close());

  return {
    backend,
    dataFolder,
    log,
    events,
    call,
    event,
    async failure(name, input) {
      try {
        await call(name, input);
      } catch (error) {
        if (error instanceof AppError) return error;
        throw error;
      }
      throw new Error(`${name} was expected to fail, but did not.`);
    },
    ended: (job) =>
      event('jobs.changed', (payload) => payload.id === job.id && payload.endedAt !== null),
    close,
    async dispose() {
      await close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
