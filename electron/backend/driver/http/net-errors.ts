import { AppError, type ErrorCode } from '../../../../shared/errors';
import { formatAddress } from '../address';
import type { Address } from '../types';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'net.refused',
  EHOSTUNREACH: 'net.unreachable',
  ENETUNREACH: 'net.unreachable',
  EHOSTDOWN: 'net.unreachable',
  ENETDOWN: 'net.unreachable',
  EADDRNOTAVAIL: 'net.unreachable',
  EINVAL: 'net.unreachable',
  EACCES: 'net.unreachable',
  EPERM: 'net.unreachable',
  ENOTFOUND: 'net.unknown-host',
  EAI_AGAIN: 'net.unknown-host',
  EAI_FAIL: 'net.unknown-host',
  ETIMEDOUT: 'net.timeout',
  ECONNRESET: 'net.dropped',
  ECONNABORTED: 'net.dropped',
  EPIPE: 'net.dropped',
  UND_ERR_SOCKET: 'net.dropped',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'net.dropped',
  UND_ERR_DESTROYED: 'call.cancelled',
  UND_ERR_CLOSED: 'call.cancelled',
};

const MESSAGES: Partial<Record<ErrorCode, (where: string) => string>> = {
  'net.refused': (where) => `${where} refuses the connection.`,
  'net.unreachable': (where) => `${where} cannot be reached from this computer.`,
  'net.unknown-host': (where) => `No address is known for ${where}.`,
  'net.timeout': (where) => `No answer from ${where}.`,
  'net.dropped': (where) => `The connection to ${where} broke off.`,
  'call.cancelled': () => 'Cancelled.',
};

function codesOf(error: unknown): readonly string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if (!(error instanceof Error)) return [];
  const code = (error as NodeJS.ErrnoException).code;
  // undici names a parser failure only by its class, for it has no code of its own.
  const own = typeof code === 'string' ? code : error.name;
  return [own, ...codesOf(error.cause)];
}

/** Seconds as a person writes them: `5`, `1.5`. */
export function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}

export function noAnswer(address: Address, ms: number): AppError {
  const where = formatAddress(address);
  return new AppError('net.timeout', `No answer from ${where} in ${seconds(ms)} s.`, {
    details: { address: where, seconds: ms / 1000 },
  });
}

/**
 * Whatever the connection threw, as the one error of Lintel. `details.sent` tells whether the request
 * had been handed to the connection: from then on the intercom may have acted on it.
 */
export function toNetError(
  error: unknown,
  context: { readonly address: Address; readonly sent: boolean },
): AppError {
  const address = formatAddress(context.address);
  const details = { address, sent: context.sent };
  if (error instanceof AppError)
    return new AppError(error.code, error.message, {
      hint: error.hint,
      retryable: error.retryable,
      details: { ...error.details, ...details },
      cause: error,
    });
  const codes = codesOf(error);
  if (codes.some((code) => code === 'HTTPParserError' || code.startsWith('HPE_')))
    return new AppError('device.bad-reply', `${address} does not answer in HTTP.`, {
      details: { ...details, not: 'http' },
      cause: error,
    });
  const system = codes.find((code) => code in CODES);
  const code = system === undefined ? undefined : CODES[system];
  const message = code === undefined ? undefined : MESSAGES[code]?.(address);
  if (code === undefined || message === undefined) {
    const text = error instanceof Error ? error.message : String(error);
    return new AppError('net.dropped', `The connection to ${address} failed: ${text}.`, {
      details,
      cause: error,
    });
  }
  return new AppError(code, message, { details: { ...details, system }, cause: error });
}
