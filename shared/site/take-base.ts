import { includesDoor, type Door, type DoorChoice, type Site } from './document';
import type { DoorRead } from './door-read';

/** The site as it is being changed, and what of a line could not be taken; empty: all of it. */
export interface Taken {
  readonly site: Site;
  readonly refused: string;
}

export interface TakeContext {
  readonly door: Door;
  readonly read: DoorRead;
  /** Makes an ID for what is new on the site. */
  readonly newId: () => string;
}

export const refusedBecause = (site: Site, refused: string): Taken => ({ site, refused });

/** The list of doors with this one in it. */
export function withDoor(doors: DoorChoice, door: string): DoorChoice {
  return includesDoor(doors, door) ? doors : [...(doors === 'all' ? [] : doors), door];
}
