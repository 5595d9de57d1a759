import type { RecordKind } from '../../../shared/contract/records';
import type { ApiName } from '../driver/api';
import type { Services } from '../services';
import type { Core } from './core';

const LIST = {
  privatekey: 'privatekey/get',
  rfkey: 'rfkey/get',
  contact: 'contact/get',
  group: 'group/get',
  dialreplace: 'dialreplace/get',
  user: 'user/get',
  schedule: 'schedule/get',
  calllog: 'calllog/get',
  doorlog: 'doorlog/get',
} as const satisfies Record<RecordKind, ApiName>;

/** The calls about the lists of an intercom. */
export function createRecordServices({ drivers }: Core): Pick<Services, 'records.list'> {
  return {
    'records.list': ({ id, kind }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const rows = await driver.list(LIST[kind], {}, { signal });
          return { rows: rows.map((row) => ({ ...row })) };
        },
        { signal, repeatable: true },
      ),
  };
}
