import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type TLSSocket } from 'node:tls';
import { AppError } from '../../../../shared/errors';
import type { Clock } from '../../ports';
import { formatAddress } from '../address';
import type { Address } from '../types';
import { Deadline } from './deadline';
import { noAnswer, toNetError } from './net-errors';
import type { Timeouts } from './timeouts';

export interface ConnectorOptions {
  readonly address: Address;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** Spoken inside TLS, as offered in its handshake (ALPN); HTTP unless told, empty offers none. */
  readonly protocols?: readonly string[];
  /** Throws where the certificate must not be trusted. Runs before any byte of HTTP. */
  readonly trust: (fingerprint: string) => Promise<void>;
}

/**
 * Old units offer 1024-bit keys and TLS 1.0 (device notes 3). OpenSSL can be told to take them;
 * BoringSSL, which Electron links, cannot, and refuses the very setting.
 */
function oldUnits(): { readonly ciphers?: string; readonly minVersion: 'TLSv1' } {
  const ciphers = 'DEFAULT@SECLEVEL=0';
  try {
    createSecureContext({ ciphers });
    return { ciphers, minVersion: 'TLSv1' };
  } catch {
    return { minVersion: 'TLSv1' };
  }
}

/** SHA-256 of the certificate as lower-case hex; empty where the unit shows none. */
function fingerprintOf(socket: TLSSocket): string {
  const certificate = socket.getPeerX509Certificate();
  return certificate?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '';
}

function tlsFailed(address: Address, error: unknown): AppError {
  const where = formatAddress(address);
  const text = error instanceof Error ? error.message : String(error);
  return new AppError('tls.failed', `No encrypted connection to ${where} came about.`, {
    details: { address: where, reason: text },
    cause: error,
  });
}

/**
 * Opens one connection to the intercom, ready for HTTP: TCP within `timeouts.connect`, the TLS
 * handshake within `timeouts.read` (slow units take seconds for it), the certificate trusted.
 *
 * @throws AppError `net.*`, `tls.failed`, `tls.changed`, `call.cancelled`.
 */
export async function openConnection(
  options: ConnectorOptions,
  signal?: AbortSignal,
): Promise<Socket> {
  const { address, clock, timeouts, protocols = ['http/1.1'] } = options;
  const deadline = new Deadline(clock, signal);
  deadline.watch(timeouts.connect, () => noAnswer(address, timeouts.connect));
  try {
    const tcp = connectTcp({ host: address.host, port: address.port });
    await reached(tcp, 'connect', deadline.signal).catch((error: unknown) => {
      throw toNetError(error, { address, sent: false });
    });
    tcp.setNoDelay(true);
    if (address.scheme === 'http') return tcp;

    deadline.watch(timeouts.read, () => noAnswer(address, timeouts.read));
    const tls = connectTls({
      socket: tcp,
      rejectUnauthorized: false,
      ...(protocols.length > 0 && { ALPNProtocols: [...protocols] }),
      // SNI must be a name, never an address (RFC 6066, 3).
      ...(isIP(address.host) === 0 ? { servername: address.host } : {}),
      ...oldUnits(),
    });
    await reached(tls, 'secureConnect', deadline.signal).catch((error: unknown) => {
      tcp.destroy();
      throw error instanceof AppError ? error : tlsFailed(address, error);
    });
    await options.trust(fingerprintOf(tls)).catch((error: unknown) => {
      tls.destroy();
      throw error;
    });
    return tls;
  } finally {
    deadline.stop();
  }
}

/** Waits for an event of the socket; destroys it where it fails or the signal aborts first. */
function reached(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: unknown): void => {
      socket.off(event, succeed).off('error', done).off('close', closed);
      signal.removeEventListener('abort', aborted);
      if (error === undefined) {
        resolve();
        return;
      }
      // A late error of a socket that nobody waits for must not end the program.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error instanceof Error ? error : new Error('The connection failed.'));
    };
    const succeed = (): void => done();
    const closed = (): void => done(new Error('The other side closed the connection.'));
    const aborted = (): void => done(signal.reason);
    socket.on(event, succeed).on('error', done).on('close', closed);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted);
  });
}
