import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, toAppError, type ErrorCode } from '../../shared/errors';
import { SECURITY_HEADERS } from '../backend/web/assets';

/** Milliseconds for which the rest of a refused request is read. */
const DRAIN_MS = 1_000;

/** What the host itself refuses, before or beside the router: an error with its HTTP status. */
export class Refusal extends AppError {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: Refusal['status'],
    code: ErrorCode,
    options: {
      readonly message: string;
      readonly details?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) {
    super(code, options.message, { details: { status, ...options.details } });
    this.status = status;
    this.headers = options.headers ?? {};
  }
}

/** The status for an error of the backend that reaches a window outside of a reply. */
function statusOf(error: AppError): number {
  if (error instanceof Refusal) return error.status;
  switch (error.code) {
    case 'file.unknown-token':
      return 404;
    case 'file.too-large':
    case 'call.too-large':
      return 413;
    case 'call.bad-input':
      return 400;
    default:
      return 500;
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.length),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/**
 * Reads on for a moment and throws away: a connection that is closed on data nobody read is reset,
 * and the sender would see a broken connection in place of the reason.
 */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, DRAIN_MS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}

/** Answers with the error as data; where the answer had begun, breaks it off so that it shows. */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  thrown: unknown,
): Promise<AppError> {
  const error = toAppError(thrown);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return error;
  }
  if (error instanceof Refusal)
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  await drain(request);
  // What the other side still sends is not read any more, so the connection cannot be used again.
  if (!request.complete) response.setHeader('Connection', 'close');
  sendJson(response, statusOf(error), error.toData());
  return error;
}
