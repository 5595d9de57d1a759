import type { UpgradeLimits } from '../../electron/backend/firmware/parts';

/** Waits for units that restart within a second. */
export const QUICK: UpgradeLimits = {
  goneS: 8,
  backS: 10,
  goneLookMs: 20,
  backLookMs: 100,
  searchAfterS: 1,
};
