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

/** Reads back what is left. It takes no signal: what was deleted is to be known. */
const rowsOf = async (driver: Driver, kind: LogKind) => (await driver.list(LIST[kind])).rows;

/**
 * Asks for each row to be deleted. Rows that the unit will not delete, or whose answer was lost, are
 * settled by reading back: the unit may have deleted them long before (device notes 1.2). A stop
 * takes hold between two rows, never inside one.
 *
 * @returns how many were asked for
 */
async function removeEach(
  driver: Driver,
  {
    kind,
    signal,
    ids,
  }: { readonly kind: LogKind; readonly signal: AbortSignal; readonly ids: readonly string[] },
): Promise<number> {
  for (const [index, ID] of ids.entries()) {
    if (signal.aborted) return index;
    const work =
      kind === 'calllog'
        ? driver.call('calllog/del', { ID }, { signal })
        : driver.call('doorlog/del', { ID }, { signal });
    await work.catch((error: unknown) => {
      if (!isAppError(error, 'device.refused', 'device.partial', 'device.unknown-outcome'))
        throw error;
    });
  }
  return ids.length;
}

/** Manual, Api log export: the debug package is of Android models only; others refuse it. */
function noPackage(error: unknown): unknown {
  if (!isAppError(error, 'device.refused', 'device.unsupported')) return error;
  return new AppError('device.unsupported', 'This intercom gives no debug package.', {
    hint: 'Only Android models have one. Save the system log and the kernel log instead.',
    details: error.details,
    cause: error,
  });
}

/** The calls about the logs of an intercom. */
export function createLogServices({ registry, drivers, files, clock }: Core): LogServices {
  return {
    'logs.export': ({ id, type }, { signal, caller }) =>
      drivers.use(
        id,
        async (driver) => {
          const sent = await driver
            .download('log/export', { type }, { signal })
            .catch((error: unknown) => {
              throw type === 'log_debug' ? noPackage(error) : error;
            });
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
          const asked = await removeEach(driver, { kind, signal, ids: wanted });
          const there = new Set((await rowsOf(driver, kind)).map((row) => String(row['ID'])));
          const left = wanted.filter((one) => there.has(one));
          const removed = wanted.length - left.length;
          if (asked < wanted.length)
            throw new AppError(
              'call.cancelled',
              `Stopped: ${removed} of ${wanted.length} lines were deleted.`,
              { hint: 'The others are still there.', details: { removed, left } },
            );
          return { removed, left };
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
          const rows = await rowsOf(driver, kind);
          return { left: rows.filter((row) => type === 'All' || row['Type'] === type).length };
        },
        { signal },
      );
    },
  };
}
