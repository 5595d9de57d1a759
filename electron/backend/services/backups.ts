import type { BackupFolder, RestoreRow } from '../../../shared/contract/backups';
import type { RestorePoint } from '../../../shared/contract/config';
import { decideRestore } from '../../../shared/device/restore-decision';
import { AppError } from '../../../shared/errors';
import { createBackupKind } from '../backup/backup-kind';
import { createRestoreKind } from '../backup/restore/kind';
import { RESTORE_LIMITS, type RestoreLimits } from '../backup/restore/parts';
import { createFinder } from '../discovery/finder';
import type { Services } from '../services';
import type { BackupFolderStore } from '../store/backup-folder-store';
import { idOfMac } from '../store/intercom-store';
import type { Core } from './core';
import type { Identify } from './intercoms/find-out';

type BackupServices = Pick<
  Services,
  | 'backups.list'
  | 'backups.chooseFolder'
  | 'backups.remove'
  | 'backups.file'
  | 'backups.make'
  | 'backups.preview'
  | 'backups.restore'
>;

/** Whether every word of a search stands somewhere in what is known of a backup. */
function fits(point: RestorePoint, search: string): boolean {
  const { door, model, mac, firmware, reason, name, at } = point;
  const date = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const text = [door, model, mac, mac.replaceAll(':', ''), firmware, reason, name, date]
    .join('\n')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The calls about backups of many, and putting them back. */
export function createBackupServices(
  core: Core,
  own: {
    readonly folders: BackupFolderStore;
    readonly identify: Identify;
    readonly limits?: Partial<RestoreLimits>;
  },
): BackupServices {
  const { ports, points, registry, fleets, files, clock, log, discovery } = core;
  const { folders, identify } = own;
  const limits = { ...RESTORE_LIMITS, ...own.limits };
  const finder = createFinder({ discovery, clock, log, everyMs: limits.searchAfterS * 1000 });
  const backupKind = createBackupKind(core, points);
  const restoreKind = createRestoreKind({ core, identify, points, finder, limits });
  fleets.register(backupKind);
  fleets.register(restoreKind);

  const folderNow = async (): Promise<BackupFolder> => ({
    path: points.folder(),
    isDefault: folders.chosen() === undefined,
    canChoose: ports.filePicker?.pickFolder !== undefined,
    problem: await points.problem(),
  });

  const rowOf = async (
    { id, name }: { readonly id: string; readonly name?: string },
    all: readonly RestorePoint[],
  ): Promise<RestoreRow> => {
    const { name: door, address, model, mac, firmware } = registry.get(id);
    const backup =
      name === undefined
        ? (all.find((point) => idOfMac(point.mac) === id) ?? null)
        : (all.find((point) => point.name === name) ?? null);
    const row = { ...{ id, door, address, model, backup } };
    if (backup === null)
      return {
        ...row,
        ...{ verdict: 'no-export', allowed: 'no', warnings: [] },
        reason:
          name === undefined
            ? 'There is no backup of this intercom.'
            : 'This backup is not there any more.',
      };
    const { verdict, allowed, reason, warnings } = decideRestore({
      backup,
      unit: { mac, model, firmware },
    });
    const lacks = backup.missing.map((what) => `The backup lacks ${what}`);
    const { codesUntold } = await points.open(backup.name);
    const closed = codesUntold.length === 0 ? [] : ['Its codes were sealed on another computer.'];
    return { ...row, verdict, allowed, reason, warnings: [...warnings, ...lacks, ...closed] };
  };

  return {
    async 'backups.list'({ search, id }) {
      const { points: all, unreadable } = await points.all();
      const backups = all.filter(
        (point) => (id === undefined || idOfMac(point.mac) === id) && fits(point, search.trim()),
      );
      return {
        folder: await folderNow(),
        backups,
        total: all.length,
        unreadable: [...unreadable],
      };
    },

    async 'backups.chooseFolder'({ useDefault }) {
      const before = points.folder();
      if (useDefault) await folders.choose(undefined);
      else {
        const pick = ports.filePicker?.pickFolder;
        if (!pick)
          throw new AppError(
            'call.bad-input',
            'A browser cannot choose a folder of this computer.',
            { hint: 'Open Lintel as a program to choose one.' },
          );
        const chosen = await pick({ title: 'Folder for backups' });
        if (chosen !== undefined) await folders.choose(chosen);
      }
      return { folder: await folderNow(), changed: points.folder() !== before };
    },

    async 'backups.remove'({ names }) {
      return { removed: [...(await points.remove(names))] };
    },

    async 'backups.file'({ name, part }, { caller }) {
      const found = await points.file(name, part);
      return files.put(caller, found.name, found.bytes);
    },

    'backups.make': ({ ids, reason }) =>
      fleets.start(backupKind, { reason }, { targets: ids.map((intercomId) => ({ intercomId })) }),

    async 'backups.preview'({ targets }) {
      const { points: all } = await points.all();
      const rows: RestoreRow[] = [];
      for (const target of targets) rows.push(await rowOf(target, all));
      return { rows };
    },

    async 'backups.restore'({ targets, lists, confirmed }) {
      const { points: all } = await points.all();
      const rows = await Promise.all(targets.map((target) => rowOf(target, all)));
      // What may go nowhere is refused here, before a plan is made of it.
      if (rows.every(({ allowed }) => allowed === 'no'))
        throw new AppError('call.bad-input', `targets: ${rows[0]?.reason ?? ''}`, {
          hint: 'Choose a backup of the same model.',
          details: { field: 'targets' },
        });
      return fleets.start(
        restoreKind,
        {
          backups: Object.fromEntries(targets.map(({ id, name }) => [id, name])),
          ...{ lists, confirmed: [...confirmed] },
        },
        { targets: targets.map(({ id }) => ({ intercomId: id })) },
      );
    },
  };
}
