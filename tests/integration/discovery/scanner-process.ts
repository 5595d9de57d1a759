/**
 * Lintel's discovery in a namespace of its own. Takes a command as JSON in each line of its input
 * and prints one line of JSON for each.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { createDiscovery } from '../../../electron/backend/discovery';
import type { ScanRequest } from '../../../electron/backend/discovery';
import { identify } from '../../../electron/backend/driver/identify';
import { systemClock } from '../../../electron/backend/system-clock';
import type { Discovery, Found } from '../../../shared/contract/discovery';

export interface ScanCommand {
  readonly request: ScanRequest;
  /** Aborts once a row was found. */
  readonly abortOnRow?: boolean;
}

export interface ScanReport {
  readonly discovery: Discovery;
  readonly milliseconds: number;
  /** For each row event how far the search was. */
  readonly steps: readonly {
    readonly rows: readonly Found[];
    readonly asked: number;
    /** Milliseconds since the search began. */
    readonly after: number;
  }[];
  readonly progressEvents: number;
  /** Milliseconds from the abort to the end of the search. */
  readonly stoppedAfter?: number;
  /** Milliseconds from the abort until the last socket was closed. */
  readonly closedAfter?: number;
  /** How many of these the processor was busy with other programs. */
  readonly heldUp: number;
  /** Sockets open when the search was stopped. */
  readonly socketsBefore: number;
}

const sockets = (): number =>
  process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCPSocketWrap|TCPConnectWrap|UDPWRAP)/i.test(name)).length;

/** Milliseconds that this thread was ready to run but had no processor (Linux, sched-stats). */
const heldUpSoFar = (): number =>
  Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;

let onEvent: (name: string, payload: unknown) => void = () => undefined;
const discovery = createDiscovery({
  clock: systemClock,
  log: (level, message, facts) => {
    if (level === 'warn' || level === 'error') console.error(level, message, JSON.stringify(facts));
  },
  emit: (name, payload) => onEvent(name, payload),
  identify,
  known: { byMac: () => undefined, byAddress: () => undefined },
});

async function scan({ request, abortOnRow = false }: ScanCommand): Promise<ScanReport> {
  const abort = new AbortController();
  const steps: ScanReport['steps'][number][] = [];
  const began = performance.now();
  let progressEvents = 0;
  let abortedAt = 0;
  let heldUpAtAbort = 0;
  let socketsBefore = 0;
  onEvent = (name, payload) => {
    if (name === 'discovery.progress') progressEvents += 1;
    const { rows = [] } = payload as { rows?: readonly Found[] };
    if (rows.length === 0) return;
    steps.push({ rows, asked: discovery.get().progress.asked, after: performance.now() - began });
    if (!abortOnRow || abortedAt !== 0) return;
    abortedAt = performance.now();
    socketsBefore = sockets();
    heldUpAtAbort = heldUpSoFar();
    abort.abort();
  };
  const result = await discovery.scan(request, abort.signal);
  const ended = performance.now();
  while (abortedAt !== 0 && sockets() > 0 && performance.now() - ended < 5000) await setImmediate();
  const closed = performance.now();
  return {
    discovery: result,
    milliseconds: ended - began,
    steps,
    progressEvents,
    stoppedAfter: abortedAt === 0 ? undefined : ended - abortedAt,
    closedAfter: abortedAt === 0 ? undefined : closed - abortedAt,
    heldUp: heldUpSoFar() - heldUpAtAbort,
    socketsBefore,
  };
}

console.log('ready');
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await scan(JSON.parse(line) as ScanCommand)));
process.exit(0);
