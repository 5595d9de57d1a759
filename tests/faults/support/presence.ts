import type { Presence } from '../../../electron/backend/fleet/types';

/** A network on which every intercom answers at its address. */
export const everybodyThere: Presence = {
  check: () => Promise.resolve(true),
  look: () => undefined,
  onSeen: () => () => undefined,
};
