import type { CallOutput } from '../../../../shared/contract';
import type { Heard } from '../../../../shared/contract/site-binding';
import { AppError, isAppError, toAppError } from '../../../../shared/errors';
import type { Core } from '../../services/core';
import { isSilence } from '../../services/intercoms/state';
import { createTracer, whatHappened } from './traces';
import { doorOfMac } from './units';

/** Milliseconds between two looks: units with a single thread need a breath (device notes 1.2). */
const LOOK_EVERY_MS = 250;
/** Intercoms that are listened to at the same time. */
const MAX_LISTENED = 200;

type Listening = Pick<Core, 'registry' | 'drivers' | 'sites' | 'clock' | 'emit'>;

export interface ListenOptions {
  readonly site: string;
  readonly ids: readonly string[] | undefined;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** Those of no door of the site, unless some were named. @throws AppError `call.bad-input` */
function chosenIds(
  { registry, sites }: Listening,
  { site, ids }: ListenOptions,
): readonly string[] {
  const { site: document } = sites.get(site);
  if (ids) return ids.map((id) => registry.get(id).id);
  const free = registry
    .list()
    .filter(({ mac }) => doorOfMac(document, mac) === '')
    .map(({ id }) => id);
  if (free.length > 0) return free.slice(0, MAX_LISTENED);
  throw new AppError('call.bad-input', 'ids: there is no intercom that is not bound yet.', {
    hint: 'Search the network and sign in to the intercoms first.',
    details: { field: 'ids' },
  });
}

/** Looks at one until something happens there; undefined when it is over. */
async function listenTo(
  { drivers, clock }: Listening,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  return drivers.use(
    id,
    async (driver) => {
      const look = createTracer(driver);
      let before = await look(signal);
      for (;;) {
        await clock.sleep(LOOK_EVERY_MS, signal);
        try {
          const now = await look(signal);
          const what = whatHappened(before, now);
          if (what !== undefined) return what;
          before = now;
        } catch (error) {
          // A look that was lost is made again; what happened meanwhile still differs from before.
          if (!isAppError(error) || !error.retryable || isSilence(error) || signal.aborted)
            throw error;
        }
      }
    },
    { signal, repeatable: true },
  );
}

/**
 * Listens to many at once until the first of them tells that somebody did something at it, the time
 * is over, or it is cancelled. One that falls silent is told of, and the others are listened to.
 *
 * @throws AppError `call.bad-input`, `device.not-found`, `site.not-open`, `call.cancelled`
 */
export async function listen(
  core: Listening,
  options: ListenOptions,
): Promise<CallOutput<'binding.listen'>> {
  const { registry, sites, clock, emit } = core;
  const { site, seconds, signal } = options;
  const ids = chosenIds(core, options);
  const over = new AbortController();
  const stop = (): void => over.abort();
  signal.addEventListener('abort', stop);
  let heard: Heard | null = null;
  const silent: { intercom: string; name: string; words: string }[] = [];

  const one = async (id: string): Promise<void> => {
    try {
      const what = await listenTo(core, id, over.signal);
      if (heard !== null) return;
      const { mac, name, model, address } = registry.get(id);
      heard = {
        ...{ site, intercom: id, mac, name, model, address, what, at: clock.now() },
        door: doorOfMac(sites.get(site).site, mac),
      };
      emit('binding.heard', heard);
      over.abort();
    } catch (thrown) {
      if (over.signal.aborted) return;
      const { message, hint } = toAppError(thrown);
      silent.push({ intercom: id, name: registry.get(id).name, words: `${message} ${hint}` });
    }
  };

  try {
    const all = Promise.all(ids.map(one));
    const time = clock.sleep(seconds * 1000, over.signal).then(stop, () => undefined);
    await all;
    over.abort();
    await time;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (signal.aborted) throw new AppError('call.cancelled', 'Stopped listening.');
  return { heard, listened: ids.length, silent };
}
