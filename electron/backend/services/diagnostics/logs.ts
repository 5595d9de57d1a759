import type { LogKind } from '../../../../shared/contract/diagnostics';
import { AppError, isAppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';
import { keepDownload } from '../../files/passing';
import type { Services } from '../../services';
import type { Core } from '../core';
import { fileNameFor, renamed } from './file-name';

type LogServices = Pick<
  Services,
  'logs.export' | 'logs.clear' | 'logs.removeRows' | 'logs.clearRows'
>;

const LIST = {
  calllog: 'calllog/get',
  doorlog: 'doorlog/get',
} as const satisfies Record<LogKind, ApiName>;

interface Wanted {
  readonly kind: LogKind;
  readonly signal: AbortSignal;
}

async function rowsOf(driver: Driver, { kind, signal }: Wanted) {
  return await driver.list(LIST[kind], {}, { signal });
}

/**
 * Asks for each row to be deleted. Rows that the unit will not delete, or whose answer was lost, are
 * settled by reading back: the unit may have deleted them long before (device notes 1.2).
 */
async function removeEach(
  driver: Driver,
  { kind, signal, ids }: Wanted & { readonly ids: readonly string[] },
): Promise<void> {
  for (const ID of ids) {
    signal.throwIfAborted();
    const work =
      kind === 'calllog'
        ? driver.call('calllog/del', { ID }, { signal })
        : driver.call('doorlog/del', { ID }, { signal });
    await work.catch((error: unknown) => {
      if (!isAppError(error, 'device.refused', 'device.partial', 'device.unknown-outcome'))
        throw error;
    });
  }
}

/** The calls about the logs of an intercom. */
export function createLogServices({ registry, drivers, files, clock }: Core): LogServices {
  return {
    'logs.export': ({ id, type }, { signal, caller }) =>
      drivers.use(
        id,
        async (driver) => {
          const sent = await driver.download('log/export', { type }, { signal });
          const what = type.replace('_', ' ');
          const name = fileNameFor(registry.get(id), {
            what,
            sent: sent.fileName,
            now: clock.now(),
          });
          return keepDownload({ files, caller, download: renamed(sent, name), signal });
        },
        { signal, repeatable: true },
      ),
    'logs.clear': ({ id, type }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          await driver.call('log/clear', { type }, { signal });
          return {};
        },
        { signal },
      ),
    'logs.removeRows': ({ id, kind, ids }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const wanted = [...new Set(ids)];
          await removeEach(driver, { kind, signal, ids: wanted });
          const there = new Set(
            (await rowsOf(driver, { kind, signal })).map((row) => String(row['ID'])),
          );
          const left = wanted.filter((one) => there.has(one));
          return { removed: wanted.length - left.length, left };
        },
        { signal },
      ),
    'logs.clearRows': ({ id, kind, type }, { signal }) => {
      if (kind === 'doorlog' && type !== 'All')
        throw new AppError('call.bad-input', 'type: the door log can only be emptied as a whole.', {
          details: { field: 'type' },
        });
      return drivers.use(
        id,
        async (driver) => {
          if (kind === 'calllog') await driver.call('calllog/clear', { Type: type }, { signal });
          else await driver.call('doorlog/clear', {}, { signal });
          const rows = await rowsOf(driver, { kind, signal });
          return { left: rows.filter((row) => type === 'All' || row['Type'] === type).length };
        },
        { signal },
      );
    },
  };
}
