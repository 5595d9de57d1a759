import { AppError } from '../../../shared/errors';
import type { ApiRow } from './api';
import { startOf } from './redact';
import { parseReply } from './reply';
import type { Reply } from './session';
import type { ApiReply } from './types';

/** The reply of a function from what came over HTTP. Throws what it means. */
export function replyOf(row: ApiRow, reply: Reply): ApiReply {
  const { status, body } = reply;
  if (status >= 200 && status < 300) return parseReply(row, body);
  throw statusError(row, reply);
}

/** What a status outside 2xx means; 401, 403 and redirects never get here. */
export function statusError(row: ApiRow, { status, body }: Reply): AppError {
  const text = body.subarray(0, 4096).toString('latin1');
  const details = { status, start: startOf(text) };
  if (status === 400 && /https/i.test(text))
    return new AppError('tls.required', 'This port wants an encrypted connection.', { details });
  if (status === 404 || status === 405 || status === 501)
    return new AppError('device.unsupported', `This intercom does not know "${row.title}".`, {
      details,
    });
  if (status === 429 || status === 503)
    return new AppError('device.busy', 'The intercom is busy.', { details });
  if (status >= 400 && status < 500)
    return new AppError('device.refused', `The intercom refused "${row.title}" (HTTP ${status}).`, {
      details,
    });
  return new AppError('device.bad-reply', `The intercom failed with HTTP ${status}.`, { details });
}

const LOST = ['net.timeout', 'net.dropped', 'device.bad-reply'];

/**
 * A call that changes something, was sent, and got no answer that can be read, may or may not have
 * taken: that is an outcome of its own, settled by reading back, never by sending again.
 */
export function unknownIfLost(row: ApiRow, error: unknown): unknown {
  if (row.safeToRepeat || !(error instanceof AppError) || !LOST.includes(error.code)) return error;
  if (error.code !== 'device.bad-reply' && error.details['sent'] !== true) return error;
  return new AppError(
    'device.unknown-outcome',
    `"${row.title}" was sent, but its answer was lost: ${error.message}`,
    { details: { ...error.details, because: error.code }, cause: error },
  );
}
