import type { z } from 'zod';
import type { VirtualIntercom, VirtualOptions } from '../../../electron/backend/virtual';
import type { CallInput } from '../../../shared/contract';
import type { SiteView } from '../../../shared/contract/site';
import type { Door } from '../../../shared/site/document';
import type { ITEM_SCHEMAS } from '../../../shared/site/lists';
import type { TestBackend, TestBackendOptions } from '../../support/backend';
import { door } from '../../support/site-parts';
import { backend, intercom } from '../services/support';

export const PASSPHRASE = 'correct horse battery';

type Edits = CallInput<'site.edit'>['edits'];
type DoorParts = Partial<z.input<(typeof ITEM_SCHEMAS)['doors']>>;

/** A virtual intercom and the door that it hangs at. */
export interface PlannedUnit {
  readonly unit: VirtualOptions;
  /** Left out: signed in to with what the unit has. */
  readonly signIn?: false;
  readonly door?: DoorParts;
}

export interface SiteBench {
  readonly app: TestBackend;
  readonly site: string;
  readonly units: readonly VirtualIntercom[];
  /** IDs of the intercoms, as Lintel knows them. */
  readonly ids: readonly string[];
  /** The document as it stands in the program, with its secrets. */
  readonly document: () => Promise<SiteView>;
  readonly edit: (edits: Edits) => Promise<void>;
}

/** A backend with an open site: a door for each unit, bound to it, signed in to it. */
export async function siteOf(
  planned: readonly PlannedUnit[],
  options: { readonly edits?: Edits; readonly backend?: TestBackendOptions } = {},
): Promise<SiteBench> {
  const app = await backend(options.backend);
  const { site } = await app.call('site.create', { name: 'Court', passphrase: PASSPHRASE });
  const units: VirtualIntercom[] = [];
  const ids: string[] = [];
  const doors: Door[] = [];
  for (const [at, { unit: wanted, signIn, door: parts }] of planned.entries()) {
    const unit = await intercom(wanted);
    units.push(unit);
    if (signIn !== false) {
      const { username = 'admin', password = 'httpapi' } = wanted.auth ?? {};
      const login = wanted.auth?.mode === 'none' ? {} : { username, password };
      ids.push((await app.call('intercoms.connect', { address: unit.url, ...login })).id);
    }
    doors.push(
      door(`d${at + 1}`, {
        bound: { mac: unit.mac, at: 1, how: 'mac' },
        model: unit.model,
        ...parts,
      }),
    );
  }
  const edit = async (edits: Edits): Promise<void> => {
    await app.call('site.edit', { site, edits });
  };
  await edit([
    ...doors.map((item) => ({ edit: 'put-door' as const, item })),
    ...(options.edits ?? []),
  ]);
  return {
    ...{ app, site, units, ids, edit },
    document: async () => (await app.call('site.get', { site })).document,
  };
}
