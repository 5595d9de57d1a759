import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { NetworkCard } from '../../../shared/contract/discovery';
import { isAppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import { createAsker, orAbort, type Answer } from './asker';
import { listenMdns, type Speaker } from './mdns';
import { listenOnvif } from './onvif';
import { cardOf, STANDARD_PORTS, type Ask, type Plan } from './plan';
import { createProber, forEachBounded } from './sweep';
import type { DiscoveryOptions } from './types';

/** Hosts asked for a connection at once, each on at most two ports. */
const SWEEP_WIDTH = 256;
const CONNECT_MS = 1000;
/** At least this long is listened: ONVIF speakers may wait 500 ms, mDNS speakers took up to 1.7 s. */
const LISTEN_MS = 2000;
/** How long a stopped search waits for questions under way to close their connections. */
const FAREWELL_MS = 100;

/** How a host came to be asked. */
export interface Origin extends Pick<Ask, 'host' | 'ports' | 'card' | 'wanted'> {
  readonly source: Ask['source'];
  readonly name?: string;
  readonly model?: string;
}

export interface SearchOptions {
  readonly plan: Plan;
  readonly cards: readonly NetworkCard[];
  readonly clock: Clock;
  readonly log: Log;
  readonly identify: DiscoveryOptions['identify'];
  readonly signal: AbortSignal;
  /** A host of the plan was tried. */
  readonly onAsked: () => void;
  /** What a host answered; not called for what an abort cut short. */
  readonly onAnswer: (origin: Origin, answer: Answer) => Promise<void>;
}

/** Names become IPv4 addresses, so that one unit has one row however it was found. */
async function resolveHost(host: string, signal: AbortSignal): Promise<string | undefined> {
  if (isIP(host) !== 0) return host;
  try {
    const addresses = await orAbort(lookup(host, { all: true }), signal);
    return (addresses.find(({ family }) => family === 4) ?? addresses[0])?.address;
  } catch (error) {
    if (isAppError(error, 'call.cancelled')) throw error;
    return undefined; // The name is not known here: that is the answer, "no answer".
  }
}

/** Waits for work, but not longer than `ms`. */
async function withinMs(clock: Clock, ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const tooLong = clock.sleep(ms, over.signal).catch(() => undefined);
  await Promise.race([work, tooLong]);
  over.abort();
}

/** Asks every host of a plan who it is, and listens meanwhile for those that speak by themselves. */
export async function runSearch(options: SearchOptions): Promise<void> {
  const { plan, cards, clock, log, signal } = options;
  const prober = createProber({ clock, signal, timeoutMs: CONNECT_MS });
  const asker = createAsker({ identify: options.identify, signal, log });
  const reports = new Set<Promise<void>>();

  const report = (work: () => Promise<void>): void => {
    const task = work()
      .catch((error: unknown) => {
        if (signal.aborted) return;
        log('error', 'Asking a host failed', { error: String(error) });
      })
      .finally(() => reports.delete(task));
    reports.add(task);
  };

  const askHost = async (ask: Ask): Promise<void> => {
    const host = await resolveHost(ask.host, signal);
    const localAddress = ask.source === 'sweep' ? ask.card.address : undefined;
    const open =
      host === undefined ? [] : await prober.openPorts({ host, ports: ask.ports, localAddress });
    if (signal.aborted) return;
    options.onAsked();
    report(async () => {
      const answer: Answer =
        host === undefined || open.length === 0
          ? { kind: 'silent' }
          : await asker.answerOf({ host, open, scheme: ask.scheme });
      await options.onAnswer({ ...ask, host: host ?? ask.host }, answer);
    });
  };

  const hear = (speaker: Speaker): void =>
    report(async () => {
      const near = cardOf(cards, speaker.host);
      const card = near.name === '' ? speaker.card : near;
      const { host, source, name, model } = speaker;
      const ask: Ask = { host, ports: STANDARD_PORTS, source, card, wanted: false };
      const open = await prober.openPorts(ask);
      if (signal.aborted || open.length === 0) return;
      await options.onAnswer({ ...ask, name, model }, await asker.answerOf({ host, open }));
    });

  const heard = new Set<string>();
  const onSpeaker = (speaker: Speaker): void => {
    const key = `${speaker.source} ${speaker.host}`;
    if (heard.has(key) || signal.aborted) return;
    heard.add(key);
    hear(speaker);
  };
  const stops = await Promise.all(
    plan.multicast.flatMap((card) => [
      listenMdns({ card, log, onSpeaker }),
      listenOnvif({ card, log, onSpeaker }),
    ]),
  );
  const sweeping = forEachBounded(plan.asks(), { width: SWEEP_WIDTH, signal }, askHost);
  const listening = plan.multicast.length > 0 ? clock.sleep(LISTEN_MS, signal) : Promise.resolve();
  try {
    await Promise.all([sweeping, listening]);
    while (reports.size > 0 && !signal.aborted) await Promise.all(reports);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all(stops.map((stop) => stop()));
    // What the abort cut short must have let go of its sockets before the search is called over.
    await Promise.allSettled([sweeping, ...reports]);
    await withinMs(clock, FAREWELL_MS, asker.idle());
  }
}
