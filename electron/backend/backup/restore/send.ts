import { Readable } from 'node:stream';
import { compareSettings } from '../../../../shared/compare/settings';
import { decideRestore, type RestoreDecision } from '../../../../shared/device/restore-decision';
import { isAppError } from '../../../../shared/errors';
import { backupSide } from '../../compare/load';
import { formatAddress, parseAddress } from '../../driver/address';
import { addressesAfter } from '../../services/config/plan';
import type { OpenedBackup } from '../points';
import { readSettings } from '../snapshot';
import { backUpWithin } from '../within-step';
import { backupNameOf, type Restore } from './parts';

/** The backup and whether it may go onto the intercom as it answers now. */
export interface Checked {
  readonly opened: OpenedBackup;
  readonly decision: RestoreDecision;
  readonly goes: boolean;
}

/**
 * Opens the backup, asks the unit who it is, and decides by the same rule as the preview.
 *
 * @throws AppError `file.unreadable` of the backup; of the driver
 */
export function check(restore: Restore): Promise<Checked> {
  const { context, core, points, id } = restore;
  const { signal, params } = context;
  return context.step('check', async (report) => {
    const name = backupNameOf(restore);
    const opened = await points.open(name);
    const unit = await core.drivers.use(id, (driver) => driver.info({ signal }), {
      signal,
      repeatable: true,
    });
    const decision = decideRestore({ backup: opened.point, unit });
    // Sealed on another computer shows here, and not after half the work.
    if (decision.allowed !== 'no') await points.file(name, 'archive');
    report.detail(decision.reason);
    const goes =
      decision.allowed === 'yes' ||
      (decision.allowed === 'with-confirmation' && params.confirmed.includes(id));
    return { opened, decision, goes };
  });
}

/** Keeps what the unit holds now. Without it nothing is imported. @throws AppError */
export function keepPoint(restore: Restore): Promise<void> {
  const { context, core, points, id } = restore;
  const { signal } = context;
  return context.step('point', async (report) => {
    const reason = 'Before a restore';
    const { name } = await backUpWithin(core, report, { id, reason, points, signal });
    await context.remember({ point: name });
  });
}

/**
 * Sends the export. An answer that is lost is no failure yet: whether it took shows when the unit has
 * restarted and is compared.
 *
 * @throws AppError of the driver where the unit refuses it; then nothing was changed
 */
export function importArchive(restore: Restore, opened: OpenedBackup): Promise<void> {
  const { context, core, points, id } = restore;
  const { drivers, registry, clock } = core;
  const { signal } = context;
  return context.step('import', async (report) => {
    const { bytes, name } = await points.file(backupNameOf(restore), 'archive');
    const now = await drivers.use(id, (driver) => readSettings(driver, signal), {
      signal,
      repeatable: true,
    });
    const { side } = backupSide(opened);
    const { lines } = compareSettings(side, {
      ...{ ...side, settings: now, untold: [], live: true },
    });
    const address = parseAddress(registry.get(id).address);
    const differing = lines.filter(({ state }) => state === 'differs');
    // Where it will answer: of all that comes back, only what it has otherwise now can move it.
    const moving = Object.fromEntries(
      differing
        .filter(({ danger }) => danger === 'network' || danger === 'web')
        .map(({ key }) => [key, side.settings[key] ?? '']),
    );
    await context.remember({
      sentAt: clock.now(),
      differed: differing.map(({ key }) => key),
      addresses: addressesAfter(address, now, moving).map(formatAddress),
    });
    try {
      await context.heavily(() =>
        drivers.use(id, (driver) =>
          driver.upload(
            'config/import',
            { fileName: name, size: bytes.length, open: () => Readable.from([bytes]) },
            { onProgress: (sent, total) => report.progress(sent / Math.max(1, total)) },
          ),
        ),
      );
      report.detail('Accepted.');
    } catch (error) {
      if (!isAppError(error, 'device.unknown-outcome', 'net.dropped', 'net.timeout')) {
        await context.remember({ sentAt: null });
        throw error;
      }
      report.warn('Sent, but the answer was lost. Comparing tells whether it took.');
    } finally {
      drivers.unsettle(id);
    }
  });
}
