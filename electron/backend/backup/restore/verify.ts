import { compareRecords } from '../../../../shared/compare/records';
import { compareSettings } from '../../../../shared/compare/settings';
import { holdsSecret, MASK } from '../../../../shared/device/secret-mask';
import { AppError } from '../../../../shared/errors';
import { backupSide, loadLive } from '../../compare/load';
import type { TaskEnd } from '../../fleet/types';
import type { OpenedBackup } from '../points';
import { factsOf, type Restore } from './parts';

/** Differences that are kept with the task; more of them are told by their number. */
const KEPT = 100;

const some = (names: readonly string[]): string =>
  names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ');

/** An end that says which rows and settings are not as they were. */
export type Compared = TaskEnd & { readonly result: { readonly rows: readonly unknown[] } };

/**
 * Reads everything and compares it with the backup. Done is only what is as it was then.
 *
 * @throws AppError `device.not-stored` where nothing of the backup has taken; of the driver
 */
export function compareWithBackup(restore: Restore, opened: OpenedBackup): Promise<Compared> {
  const { context, core, id } = restore;
  const { signal, params } = context;
  const { differed, point } = factsOf(restore);
  return context.step('compare', async (report): Promise<Compared> => {
    const then = backupSide(opened);
    const now = await loadLive(core, id, signal, (fraction, words) => {
      report.progress(fraction);
      report.detail(words);
    });
    const settings = compareSettings(then.side, now.side).lines;
    const changed = settings.filter(({ state }) => state === 'differs' || state === 'only-left');
    const untold = settings.filter(({ state }) => state === 'unknown');
    const compared = compareRecords(then.side, now.side);
    const rows =
      params.lists === 'leave'
        ? []
        : compared.lines.filter(({ state }) => state !== 'only-right' || params.lists === 'exact');
    const still = new Set(changed.map(({ key }) => key));
    const nothingTook = differed.length > 0 && differed.every((key) => still.has(key));
    const result = {
      ...{ point, backup: opened.point.name, address: core.registry.get(id).address },
      settings: changed.slice(0, KEPT).map((line) => ({
        ...{ key: line.key, label: line.label || line.key },
        wanted: holdsSecret(line.key, line.left ?? '') ? MASK : line.leftWords,
        now: holdsSecret(line.key, line.right ?? '') ? MASK : line.rightWords,
      })),
      rows: rows.slice(0, KEPT).map(({ kind, label, state }) => ({ kind, label, state })),
    };
    if (nothingTook)
      throw new AppError(
        'device.not-stored',
        `It said OK, but ${differed.length === 1 ? 'the setting' : `all ${differed.length} settings`} that differed from the backup still ${differed.length === 1 ? 'does' : 'do'}.`,
        { hint: 'Nothing of the backup was taken. Compare them, and copy what is needed.' },
      );
    const words = [
      ...(changed.length > 0
        ? [
            `${changed.length} ${changed.length === 1 ? 'setting is' : 'settings are'} not as in the backup: ${some(changed.map(({ key, label }) => label || key))}.`,
          ]
        : []),
      ...(rows.length > 0
        ? [
            `${rows.length} ${rows.length === 1 ? 'row is' : 'rows are'} not as in the backup: ${some(rows.map(({ label }) => label))}.`,
          ]
        : []),
      ...(params.lists === 'leave' || compared.notCompared.length === 0
        ? []
        : [`Not compared: ${compared.notCompared.join(' ')}`]),
    ];
    const passwords =
      untold.length > 0
        ? ` ${untold.length} ${untold.length === 1 ? 'password' : 'passwords'} cannot be compared.`
        : '';
    const good = `Settings${params.lists === 'leave' ? '' : ' and lists'} are as in the backup.${passwords}`;
    const outcome = words.length > 0 ? `Restored, but: ${words.join(' ')}` : good;
    if (words.length > 0) report.warn(outcome);
    else report.detail(outcome);
    return { state: words.length > 0 ? 'done-with-warnings' : 'done', outcome, result };
  });
}
