import type { EventPayload } from '../../../shared/contract';
import { isAppError } from '../../../shared/errors';
import type { Finder } from '../discovery/finder';
import type { EventHub } from '../event-hub';
import type { Presence } from '../fleet/types';
import type { Services } from '../services';
import { idOfMac } from '../store/intercom-store';
import type { Core } from './core';
import type { Drivers } from './drivers';
import type { Registry } from './intercoms/registry';
import { isSilence } from './intercoms/state';

/** The calls about work on many intercoms. */
export function createFleetServices({
  fleets,
}: Core): Pick<
  Services,
  'fleets.list' | 'fleets.get' | 'fleets.control' | 'fleets.pace' | 'fleets.log'
> {
  return {
    'fleets.list': () => ({ fleets: [...fleets.list()] }),
    'fleets.get': ({ fleet }) => fleets.get(fleet),
    'fleets.control': ({ fleet, action, tasks }) => fleets.control(fleet, action, tasks),
    'fleets.pace': ({ fleet, ...pace }) => fleets.pace(fleet, pace),
    'fleets.log': ({ fleet, task }) => ({ lines: [...fleets.log(fleet, task)] }),
  };
}

/** Who is seen by an event: by a search, or because it answered. */
function seenIn(name: string, payload: unknown): readonly string[] {
  if (name === 'discovery.found') {
    const { rows } = payload as EventPayload<'discovery.found'>;
    return rows
      .filter(({ mac, change }) => mac !== '' && change !== 'left')
      .map(({ mac }) => idOfMac(mac));
  }
  if (name !== 'intercoms.changed') return [];
  const { id, intercom } = payload as EventPayload<'intercoms.changed'>;
  return intercom?.state === 'ready' || intercom?.state === 'open' ? [id] : [];
}

/** Milliseconds between two searches of the same network for jobs that miss somebody. */
export const LOOK_EVERY_MS = 20_000;

/** Asks an intercom whether it is there, and hears from searches and connects when one appears. */
export function createFleetPresence(options: {
  readonly drivers: Drivers;
  readonly events: EventHub;
  readonly registry: Pick<Registry, 'find'>;
  readonly finder: Finder;
}): Presence {
  const { drivers, events, registry, finder } = options;
  return {
    async check(id, signal) {
      try {
        await drivers.use(id, (driver) => driver.info({ signal }), { signal, repeatable: true });
        return true;
      } catch (error) {
        // Another unit at its address: this one is somewhere else, or nowhere.
        if (isAppError(error, 'device.other-unit')) return false;
        if (isAppError(error) && isSilence(error)) return false;
        // It answers, but refuses: the work itself says so, at the step where it matters.
        return true;
      }
    },
    look(ids) {
      const known = ids.map((id) => registry.find((one) => one.id === id));
      // One that was forgotten meanwhile is nowhere to be looked for.
      finder.look(...known.filter((one) => one !== undefined).map(({ address }) => address));
    },
    onSeen: (listener) =>
      events.subscribe('fleets', ({ name, payload }) => {
        for (const id of seenIn(name, payload)) listener(id);
      }),
  };
}
