import type { ConsoleExchange } from '../../../shared/contract/console';
import {
  CONFIRM_WORD,
  consoleDanger,
  type ConsoleDanger,
} from '../../../shared/device/console-danger';
import { AppError, toAppError, type ErrorCode } from '../../../shared/errors';
import { apiRow } from '../driver/api';
import type { ExactExchange } from '../driver/types';
import type { Services } from '../services';
import type { Core } from './core';
import { callFunction, findName } from './device/call';

/** Failures of the call itself, not of what the intercom answered. */
const OURS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'call.bad-input',
  'call.cancelled',
  'call.shut-down',
  'call.internal',
  'device.not-found',
  'file.unknown-token',
  'file.unreadable',
  'file.unwritable',
]);

const WHY: Readonly<Record<ConsoleDanger, string>> = {
  destroys: 'This loses something that cannot be had back.',
  restarts: 'This restarts the intercom.',
  opens: 'This opens a door.',
  'cuts-off': 'This may cut the connection to the intercom.',
  unknown: 'This function is in no table, so nobody knows what it does.',
};

function inFull(exchange: ExactExchange): ConsoleExchange {
  const { method, path, requestHeaders, requestBody = '', status } = exchange;
  const { replyHeaders, replyBody = '', milliseconds } = exchange;
  return {
    ...{ method, path, requestBody, status, replyBody, milliseconds },
    requestHeaders: { ...requestHeaders },
    replyHeaders: { ...replyHeaders },
  };
}

/** The expert's console: any function, with what went over the wire. */
export function createConsoleServices(core: Core): Pick<Services, 'console.send'> {
  return {
    async 'console.send'(input, context) {
      const { id, target, action, data, method, confirm } = input;
      const found = findName(input);
      // A function that the manual names and no method calls is tried like one that it does not name.
      const name = found !== undefined && apiRow(found).methods.length > 0 ? found : undefined;
      const known = name === undefined ? undefined : apiRow(name);
      const danger = consoleDanger({ name: `${target}/${action}`, known, data });
      if (danger !== null && confirm !== CONFIRM_WORD)
        throw new AppError('call.bad-input', `confirm: ${WHY[danger]}`, {
          hint: `Type ${CONFIRM_WORD} to send it all the same.`,
          details: { field: 'confirm', danger },
        });
      const exchanges: ConsoleExchange[] = [];
      const onExact = (exchange: ExactExchange): void => void exchanges.push(inFull(exchange));
      try {
        if (name !== undefined) {
          const { file = null } = await callFunction(core, input, context, onExact);
          return { exchanges, file, problem: null };
        }
        const { signal } = context;
        await core.drivers.use(
          id,
          (driver) => driver.raw(target, action, data, { method, signal, onExact }),
          { signal },
        );
        return { exchanges, file: null, problem: null };
      } catch (thrown) {
        const error = toAppError(thrown);
        if (OURS.has(error.code)) throw error;
        return {
          exchanges,
          file: null,
          problem: { ...error.toData(), details: { ...error.details } },
        };
      } finally {
        if (danger !== null) core.drivers.unsettle(id);
      }
    },
  };
}
