import type { Discovery, NetworkCard, SearchProgress } from '../../../shared/contract/discovery';
import { AppError } from '../../../shared/errors';
import { rangeAround } from './around';
import { readCards, withRoutes } from './cards';
import { cidrContains } from '../../../shared/device/ipv4';
import {
  addSighting,
  beginSearch,
  EMPTY_LIST,
  endSearch,
  hostOf,
  isIntercom,
  placeOf,
  removeRows,
  type FoundList,
  type ListChange,
} from './merge';
import { createNeighbourLookup } from './neighbours';
import { makePlan, type Plan } from './plan';
import { findTakenRoutes } from './routes';
import { runSearch, type Origin } from './search';
import { toSighting } from './sighting';
import type { DiscoveryOptions, DiscoveryService, ScanRequest } from './types';

/** Ten progress events a second at most. */
const PROGRESS_MS = 100;

const IDLE: SearchProgress = {
  scanning: false,
  asked: 0,
  total: 0,
  found: 0,
  seconds: 0,
  targets: [],
};

/** Finds intercoms on every network card and keeps them in one live list. */
export function createDiscovery(options: DiscoveryOptions): DiscoveryService {
  const { clock, log, emit, known } = options;
  let list: FoundList = EMPTY_LIST;
  let progress: SearchProgress = IDLE;
  let practice: readonly string[] = [];
  let practising = options.practising ?? false;
  let routes: ReadonlyMap<string, string> = new Map();
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;

  const apply = (change: ListChange): void => {
    list = change.list;
    if (change.rows.length > 0 || change.gone.length > 0)
      emit('discovery.found', { rows: [...change.rows], gone: [...change.gone] });
  };

  const countSeen = (): number =>
    [...list.rows.values()].filter(
      (row) => list.seen.has(row.key) && isIntercom(row) && row.change !== 'left',
    ).length;

  const heardOn = ({ name, subnet }: NetworkCard): number =>
    [...list.rows.values()].filter(
      (row) =>
        row.card === name &&
        row.change !== 'left' &&
        isIntercom(row) &&
        cidrContains(subnet, hostOf(row.address)),
    ).length;

  const cards = (): readonly NetworkCard[] =>
    withRoutes((options.readCards ?? readCards)(), routes).map((card) => ({
      ...card,
      heard: heardOn(card),
    }));

  const get = (): Discovery => ({ progress, found: [...list.rows.values()], cards: [...cards()] });

  const search = async (plan: Plan, signal: AbortSignal): Promise<void> => {
    const began = clock.now();
    let told = Number.NEGATIVE_INFINITY;
    let asked = 0;
    const tell = (scanning: boolean): void => {
      const seconds = Math.round((clock.now() - began) / 100) / 10;
      progress = {
        scanning,
        asked,
        total: plan.total,
        found: countSeen(),
        seconds,
        targets: [...plan.targets],
      };
      if (scanning && clock.now() - told < PROGRESS_MS) return;
      told = clock.now();
      emit('discovery.progress', progress);
    };
    const neighbours = createNeighbourLookup(log);
    // Hosts about which this search knows for certain: silent, or somebody else by now.
    const settled = new Set<string>();
    const settle = ({ host, ports }: Origin): void => {
      for (const port of ports)
        settled.add(placeOf(port === 80 || port === 443 ? host : `${host}:${String(port)}`));
    };

    list = beginSearch(list);
    tell(true);
    try {
      await runSearch({
        plan,
        cards: cards(),
        clock,
        log,
        identify: options.identify,
        signal,
        onAsked: () => {
          asked += 1;
          tell(true);
        },
        onAnswer: async (origin, answer) => {
          const sighting = await toSighting(origin, answer, { known, neighbours, at: clock.now() });
          if (signal.aborted) return;
          if (answer.kind !== 'mute') settle(origin);
          if (!sighting) return;
          apply(addSighting(list, sighting));
          tell(true);
        },
      });
    } finally {
      const all = plan.everywhere && !signal.aborted;
      apply(
        endSearch(list, (row) => settled.has(placeOf(row.address)) || (all && !isIntercom(row))),
      );
      tell(false);
    }
  };

  const plan = (request: ScanRequest): Plan =>
    makePlan({
      request,
      cards: cards(),
      practice,
      practising,
      rows: [...list.rows.values()].filter(isIntercom),
    });

  const service: DiscoveryService = {
    async scan(request, signal) {
      if (running) throw new AppError('scan.running', 'A search is running already.');
      const planned = plan(request);
      const stop = new AbortController();
      const both = AbortSignal.any([signal, stop.signal]);
      const work = async (): Promise<void> => {
        // Beside the search, not before it: the list of cards is told when it is over.
        const routing = findTakenRoutes(cards());
        await search(planned, both);
        routes = await routing;
      };
      const done = work();
      running = { stop, done };
      try {
        await done;
      } finally {
        running = undefined;
      }
      return get();
    },
    get,
    async stop() {
      running?.stop.abort();
      // How it ended is told to whoever began it. An answer from before the end could reach a window
      // after the event of the end, and the search would seem to go on for ever.
      await Promise.allSettled([running?.done]);
      return get();
    },
    clear({ onlyLeft }) {
      apply(removeRows(list, (row) => !onlyLeft || row.change === 'left'));
      return get();
    },
    cards,
    around: (address) => rangeAround(address, { cards: cards(), practising }),
    practising: () => practising,
    setPractice(addresses) {
      practice = [...addresses];
      practising = practice.length > 0;
      const places = new Set(practice.map(placeOf));
      apply(
        removeRows(
          list,
          // Also where somebody has signed in since: nothing answers at this address any more.
          ({ sources, address }) => sources.includes('practice') && !places.has(placeOf(address)),
        ),
      );
    },
    note(found) {
      const { state, mac, intercomId, name, model, firmware, card = '' } = found;
      apply(
        addSighting(list, {
          address: found.address,
          state,
          at: found.lastSeen ?? clock.now(),
          source: found.sources?.[0] ?? 'manual',
          card,
          mac,
          intercomId,
          name,
          model,
          firmware,
          told: true,
        }),
      );
    },
    async close() {
      running?.stop.abort();
      // Whoever asked for the search is told how it ended; here it only has to be over.
      await Promise.allSettled([running?.done]);
    },
  };
  return service;
}
