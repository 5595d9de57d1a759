import type { Found } from '../../../../shared/contract/discovery';
import { toAppError } from '../../../../shared/errors';
import { placeOf } from '../../discovery/merge';
import type { Log } from '../../ports';
import type { Emit } from '../../services';
import { idOfMac } from '../../store/intercom-store';
import type { Drivers } from '../drivers';
import type { Registry } from './registry';

/** Looks into the rows of a search on their way to the window for units that have moved. */
export function followMoves(options: {
  readonly emit: Emit;
  readonly moved: (row: Found) => void;
}): Emit {
  return (name, payload) => {
    options.emit(name, payload);
    if (name !== 'discovery.found' || !('rows' in payload)) return;
    for (const row of payload.rows)
      if (row.change === 'moved' && row.mac !== '') options.moved(row);
  };
}

/** Puts a known intercom to where the search sees it now. Its MAC is checked before the next call. */
export async function follow(
  deps: { readonly registry: Registry; readonly drivers: Drivers; readonly log: Log },
  { mac, address }: Found,
): Promise<void> {
  const { registry, drivers, log } = deps;
  const known = registry.find(({ id }) => id === idOfMac(mac));
  if (!known || placeOf(known.address) === placeOf(address)) return;
  try {
    await registry.patch(known.id, { address });
    await drivers.drop(known.id);
  } catch (error) {
    log('warn', 'A moved intercom could not be followed', {
      id: known.id,
      code: toAppError(error).code,
    });
  }
}
