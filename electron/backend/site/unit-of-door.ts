import type { Door, Site } from '../../../shared/site/document';
import { AppError } from '../../../shared/errors';
import type { Registry } from '../services/intercoms/registry';
import { idOfMac } from '../store/intercom-store';

/** The intercom of a door, as far as this laptop knows it; a door without one is no error. */
export type UnitOfDoor =
  | { readonly state: 'known'; readonly id: string; readonly words: '' }
  | {
      readonly state: 'not-bound' | 'not-known';
      readonly id: string | null;
      /** What is, and what to do about it. */
      readonly words: string;
    };

export function unitOfDoor(registry: Pick<Registry, 'find'>, door: Door): UnitOfDoor {
  if (door.bound === null)
    return {
      ...{ state: 'not-bound', id: null },
      words: 'No intercom is bound to this door yet. Bind one first.',
    };
  const id = idOfMac(door.bound.mac);
  return registry.find((known) => known.id === id) === undefined
    ? {
        ...{ state: 'not-known', id },
        words: `This laptop has not signed in to its intercom (${door.bound.mac}) yet. Search the network and sign in to it.`,
      }
    : { state: 'known', id, words: '' };
}

/** The doors that are asked for, in the order of the site; all of them where none are named. */
export function chosenDoors(site: Site, ids: readonly string[] | undefined): readonly Door[] {
  if (ids === undefined) return site.doors;
  const wanted = new Set(ids);
  return site.doors.filter(({ id }) => wanted.has(id));
}

/** @throws AppError `call.bad-input` where the site has no such door */
export function doorOf(site: Site, id: string): Door {
  const door = site.doors.find((one) => one.id === id);
  if (door) return door;
  throw new AppError('call.bad-input', 'door: it is not on the site any more.', {
    details: { field: 'door' },
  });
}
