import type { Side, SideInfo } from '../../../shared/contract/compare';
import { editableKindSchema, type EditableKind } from '../../../shared/contract/records';
import type { Settings } from '../../../shared/contract/settings';
import type { Template } from '../../../shared/contract/templates';
import { assertNever } from '../../../shared/assert';
import type { ComparedSide } from '../../../shared/compare/sides';
import { isSecretKey } from '../../../shared/device/config-keys';
import type { OpenedBackup, RestorePoints } from '../backup/points';
import { readLists, readSettings } from '../backup/snapshot';
import { readOnlyRows } from '../records/dialect';
import type { Core } from '../services/core';
import type { TemplateStore } from '../store/template-store';

/** What a side is, and what there is to say about it. */
export interface LoadedSide {
  readonly side: ComparedSide;
  readonly info: SideInfo;
}

export type LoadCore = Pick<Core, 'registry' | 'drivers' | 'clock'>;

const countsOf = (records: ComparedSide['records']): Record<string, number> =>
  Object.fromEntries(Object.entries(records).map(([kind, rows]) => [kind, rows.length]));

/** The rows of each list that cannot be changed, and why. */
function lockedIn(records: ComparedSide['records'], model: string): ComparedSide['readOnly'] {
  return Object.fromEntries(
    Object.entries(records).map(([name, rows]) => {
      const kind: EditableKind = editableKindSchema.parse(name);
      return [kind, readOnlyRows(kind, rows, model)];
    }),
  );
}

/** An intercom as it is now. @throws AppError of the driver, `call.cancelled` */
export async function loadLive(
  { registry, drivers, clock }: LoadCore,
  id: string,
  signal: AbortSignal,
  onRead: (fraction: number, words: string) => void = () => undefined,
): Promise<LoadedSide> {
  const { info, settings, lists } = await drivers.use(
    id,
    async (driver) => {
      const told = await driver.info({ signal });
      onRead(0.1, 'Reading every setting.');
      const all = await readSettings(driver, signal);
      const rows = await readLists(driver, {
        ...{ model: told.model, signal },
        onRead: (fraction, words) => onRead(0.3 + 0.7 * fraction, words),
      });
      return { info: told, settings: all, lists: rows };
    },
    { signal, repeatable: true },
  );
  const { model, firmware, mac } = info;
  const { records, missing } = lists;
  const { name, address } = registry.get(id);
  return {
    side: {
      ...{ model, settings, records, untold: [], codesUntold: [] },
      ...{ whole: true, live: true, readOnly: lockedIn(records, model) },
    },
    info: {
      ...{ title: `${name || `${model} at ${address}`}, now`, model, firmware, mac },
      ...{ at: clock.now(), settings: Object.keys(settings).length },
      ...{ records: countsOf(records), missing: [...missing] },
    },
  };
}

/** A backup as far as this computer can open it. Pure. */
export function backupSide(opened: OpenedBackup): LoadedSide {
  const { snapshot, passwords, untold, codesUntold, point } = opened;
  const { records, missing } = snapshot;
  const { door, model, firmware, mac, at, settings } = point;
  return {
    side: {
      ...{ model, records, untold, codesUntold, readOnly: {}, whole: true, live: false },
      settings: { ...snapshot.settings, ...passwords },
    },
    info: {
      ...{ title: `Backup of ${door || `${model} ${mac}`}`, model, firmware, mac, at, settings },
      ...{ records: countsOf(records), missing: [...missing] },
    },
  };
}

/** A template speaks of its own settings only. Pure. */
export function templateSide({ name, values, madeFrom, at }: Template): LoadedSide {
  const { model, firmware, mac } = madeFrom;
  return {
    side: {
      ...{ model, settings: values, untold: [], whole: false, live: false },
      ...{ records: {}, codesUntold: [], readOnly: {} },
    },
    info: {
      ...{ title: `Template ${name}`, model, firmware, mac, at, records: {}, missing: [] },
      settings: Object.keys(values).length,
    },
  };
}

/** @throws AppError of the driver, `file.unreadable`, `call.bad-input` where there is no such template */
export async function loadSide(
  deps: {
    readonly core: LoadCore;
    readonly points: RestorePoints;
    readonly templates: Pick<TemplateStore, 'get'>;
  },
  side: Side,
  signal: AbortSignal,
): Promise<LoadedSide> {
  switch (side.kind) {
    case 'live':
      return loadLive(deps.core, side.id, signal);
    case 'backup':
      return backupSide(await deps.points.open(side.name));
    case 'template':
      return templateSide(deps.templates.get(side.template));
    default:
      return assertNever(side);
  }
}

/** Passwords of an intercom are no business of a template. Pure. */
export function withoutSecrets(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !isSecretKey(key)));
}
