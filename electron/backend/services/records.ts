import { limitsOf } from '../../../shared/device/rules';
import { previewOf, workOf } from '../records/preview';
import { readRecords } from '../records/read';
import type { Services } from '../services';
import type { Core } from './core';

type RecordServices = Pick<Services, 'records.list' | 'records.preview'>;

/** The calls about the lists of an intercom. */
export function createRecordServices({ drivers, registry }: Core): RecordServices {
  return {
    'records.list': ({ id, kind }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const { rows, readOnly } = await readRecords({ driver, model, kind, signal });
          const { capacity } = limitsOf(model);
          return { rows: [...rows], readOnly: [...readOnly.keys()], capacity };
        },
        { signal, repeatable: true },
      ),

    'records.preview': ({ id, kind, change }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const present = await readRecords({ driver, model, kind, signal });
          const work = workOf({ kind, model, present, change });
          return previewOf({ work, present, model });
        },
        { signal, repeatable: true },
      ),
  };
}
