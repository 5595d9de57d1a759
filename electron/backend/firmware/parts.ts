import { z } from 'zod';
import type { RestorePoints } from '../backup/points';
import type { SystemInfo } from '../driver/types';
import type { TaskContext } from '../fleet/types';
import type { Core } from '../services/core';
import type { Identify } from '../services/intercoms/find-out';
import type { Finder } from '../discovery/finder';
import type { FirmwareLibrary } from './library';
import type { ReturnTimes } from './times';

/** How long an upgrade waits for what. */
export interface UpgradeLimits {
  /** Seconds from the upgrade call until the unit has to be gone: it writes its flash first. */
  readonly goneS: number;
  /** Seconds from the upgrade call until it has to be back; a model known to be slower gets more. */
  readonly backS: number;
  /** Milliseconds between two looks whether it is gone: a unit may be away only briefly. */
  readonly goneLookMs: number;
  /** Milliseconds between two looks whether it is back. */
  readonly backLookMs: number;
  /** Seconds of silence after which the network is searched for its MAC, and between two searches. */
  readonly searchAfterS: number;
}

/** Device notes 5: allow at least five minutes. */
export const UPGRADE_LIMITS: UpgradeLimits = {
  goneS: 180,
  backS: 600,
  goneLookMs: 200,
  backLookMs: 1000,
  searchAfterS: 20,
};

/** What an upgrade works with. */
export interface UpgradeDeps {
  readonly core: Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>;
  readonly library: FirmwareLibrary;
  readonly times: ReturnTimes;
  readonly points: RestorePoints;
  readonly identify: Identify;
  readonly finder: Finder;
  readonly limits: UpgradeLimits;
}

/** What is the same for every intercom of the job. */
export const upgradeParamsSchema = z.object({
  image: z.string(),
  fileName: z.string(),
  md5: z.string(),
  /** Empty where the name of the image holds none. */
  version: z.string(),
  silent: z.boolean(),
  confirmed: z.array(z.string()),
});
export type UpgradeParams = z.infer<typeof upgradeParamsSchema>;

/** The upgrade of one intercom on its way. */
export interface Upgrade extends UpgradeDeps {
  readonly context: TaskContext<UpgradeParams>;
  readonly id: string;
}

const factsSchema = z.object({
  /** What it ran before. */
  from: z.string().default(''),
  /** Name of the restore point. */
  point: z.string().default(''),
  /** When it was told to install the image; null before, and once it has refused. */
  toldAt: z.number().nullable().default(null),
});
export type UpgradeFacts = z.infer<typeof factsSchema>;

/** What this attempt has remembered, also before a crash. */
export const factsOf = ({ context }: Pick<Upgrade, 'context'>): UpgradeFacts =>
  factsSchema.parse(context.recalled());

export const remember = (
  { context }: Pick<Upgrade, 'context'>,
  facts: Partial<UpgradeFacts>,
): Promise<void> => context.remember(facts);

/**
 * Asks the unit anew who it is and what it runs. Its MAC is checked; it is followed where the search
 * of the network has seen it.
 *
 * @throws AppError `net.*`, `device.other-unit`, `auth.*`, `tls.*`, `device.bad-reply`
 */
export function askWho(
  { core, id }: Pick<Upgrade, 'core' | 'id'>,
  signal?: AbortSignal,
): Promise<SystemInfo> {
  core.drivers.unsettle(id);
  return core.drivers.use(id, (driver) => driver.info({ signal }), { signal, repeatable: true });
}

/**
 * Whether the unit has started since a time, by its own clock of running. Undefined where it does not
 * tell.
 */
export async function startedSince(
  { core, id }: Pick<Upgrade, 'core' | 'id'>,
  at: number,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  const { data } = await core.drivers.use(
    id,
    (driver) => driver.call('system/status', {}, { signal }),
    { signal, repeatable: true },
  );
  const seconds = /^\d+$/.test(data.UpTime ?? '') ? Number(data.UpTime) : undefined;
  // It tells whole seconds, and the question itself took time: one of them is given away.
  return seconds === undefined ? undefined : seconds + 1 < (core.clock.now() - at) / 1000;
}
