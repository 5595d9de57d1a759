import type { Fleet } from '../../../shared/contract/fleet';
import type { IntercomLocks } from '../jobs/intercom-locks';
import type { Clock, Log } from '../ports';
import type { Presence } from './types';

/** Keeps the computer awake while anybody wants it to be. */
export interface Awake {
  hold(by: string, wanted: boolean): void;
}

/** What the jobs on many share. */
export interface FleetDeps {
  /** Where the journals are; it exists. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly locks: IntercomLocks;
  readonly presence: Presence;
  readonly awake: Awake;
  readonly changed: (fleet: Fleet) => void;
  readonly notify: (title: string, text: string) => void;
}

/** One hold on the computer for all jobs; without a port there is nothing to hold. */
export function createAwake(keepAwake?: (reason: string) => () => void): Awake {
  const holders = new Set<string>();
  let release: (() => void) | undefined;
  return {
    hold(by, wanted) {
      if (wanted) holders.add(by);
      else holders.delete(by);
      if (holders.size > 0) release ??= keepAwake?.('Lintel works on intercoms.');
      else {
        release?.();
        release = undefined;
      }
    },
  };
}
