import type { FirmwareImage, FirmwareRow } from '../../../shared/contract/firmware';
import { decide, imageFacts } from '../../../shared/device/firmware-decision';
import { AppError } from '../../../shared/errors';
import { createFinder } from '../discovery/finder';
import type { FirmwareLibrary } from '../firmware/library';
import { UPGRADE_LIMITS, type UpgradeLimits } from '../firmware/parts';
import type { ReturnTimes } from '../firmware/times';
import { createUpgradeKind, UPGRADE_KIND } from '../firmware/upgrade-kind';
import type { Services } from '../services';
import type { Core } from './core';
import type { Identify } from './intercoms/find-out';

type FirmwareServices = Pick<
  Services,
  | 'firmware.images'
  | 'firmware.inspect'
  | 'firmware.removeImage'
  | 'firmware.preview'
  | 'firmware.upgrade'
>;

export interface FirmwareDeps {
  readonly core: Core;
  readonly identify: Identify;
  readonly library: FirmwareLibrary;
  readonly times: ReturnTimes;
  /** How long it waits for what; for real units unless told. */
  readonly limits?: Partial<UpgradeLimits>;
}

/** The calls about images and upgrades. Tells the runner of jobs on many how an upgrade is done. */
export function createFirmwareServices(deps: FirmwareDeps): FirmwareServices {
  const { core, identify, library, times } = deps;
  const { registry, discovery, clock, log, files, fleets, emit, points } = core;
  const limits = { ...UPGRADE_LIMITS, ...deps.limits };
  const kind = createUpgradeKind({
    ...{ core, identify, library, times, limits },
    points,
    finder: createFinder({ discovery, clock, log, everyMs: limits.searchAfterS * 1000 }),
  });
  fleets.register(kind);

  const images = (): FirmwareImage[] => [...library.list()];
  const row = (image: FirmwareImage, id: string): FirmwareRow => {
    const { name, address, model, firmware } = registry.get(id);
    const { verdict, allowed, reason } = decide({ model, firmware }, imageFacts(image.fileName));
    return {
      ...{ id, name, address, model, current: firmware, target: image.version },
      ...{ verdict, allowed, reason, usualSeconds: times.usual(model) },
    };
  };

  return {
    'firmware.images': () => ({ images: images() }),
    async 'firmware.inspect'({ file }, { caller, signal }) {
      const taken = await library.add(await files.open(caller, file), signal);
      emit('firmware.changed', { images: images() });
      return taken;
    },
    async 'firmware.removeImage'({ image }) {
      // Also one that is stopped or was interrupted: it goes on with its image when told to.
      if (fleets.list().some((one) => one.kind === UPGRADE_KIND && one.endedAt === null))
        throw new AppError('job.not-ended', 'An upgrade that has not ended needs its image.');
      await library.remove(image);
      emit('firmware.changed', { images: images() });
      return {};
    },
    'firmware.preview': ({ image, ids }) => {
      const chosen = library.get(image);
      return { rows: [...new Set(ids)].map((id) => row(chosen, id)) };
    },
    'firmware.upgrade': ({ image, ids, canary, silent, confirmed, uploads }) => {
      const { fileName, md5, version } = library.get(image);
      return fleets.start(
        kind,
        { image, fileName, md5, version, silent, confirmed },
        {
          targets: ids.map((intercomId) => ({ intercomId })),
          heavyWidth: uploads,
          ...(canary !== undefined && { canary }),
        },
      );
    },
  };
}
