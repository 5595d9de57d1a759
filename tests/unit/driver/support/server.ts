import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Address } from '../../../../electron/backend/driver/types';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
}

export interface TestServer {
  readonly address: Address;
  /** Every request whose body was read to its end, in order. */
  readonly seen: Seen[];
  connections: number;
}

export type Handler = (request: Seen, response: ServerResponse, raw: IncomingMessage) => unknown;

export interface ServerOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Hand the request over before its body is read; the handler reads it. */
  readonly streaming?: boolean;
}

/** A strict HTTP server on loopback that ends with the test. It refuses `Expect`, as intercoms do. */
export async function serve(handler: Handler, options: ServerOptions = {}): Promise<TestServer> {
  const sockets = new Map<Socket, number>();
  const answer = async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    if (options.streaming !== true) for await (const chunk of raw) chunks.push(chunk as Buffer);
    const request: Seen = {
      method: raw.method ?? '',
      url: raw.url ?? '',
      headers: raw.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      connection: sockets.get(raw.socket) ?? 0,
    };
    result.seen.push(request);
    if (raw.headers.expect !== undefined) response.writeHead(417).end();
    else await handler(request, response, raw);
  };
  const listener = (raw: IncomingMessage, response: ServerResponse): void => {
    answer(raw, response).catch(() => response.destroy());
  };
  const server: Server =
    options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
  server.keepAliveTimeout = 60_000;
  const result: TestServer = {
    address: await listen(server, options.tls === undefined ? 'http' : 'https'),
    seen: [],
    connections: 0,
  };
  server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    result.connections += 1;
    sockets.set(socket, result.connections);
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return result;
}

async function listen(server: Server, scheme: Address['scheme']): Promise<Address> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { scheme, host: '127.0.0.1', port };
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

export const OK = { retcode: 0, action: 'x', message: 'OK', data: {} } as const;

export const INFO = {
  retcode: 0,
  action: 'info',
  message: 'OK',
  data: {
    Status: {
      Model: 'A05',
      MAC: '0C:11:05:07:8B:71',
      FirmwareVersion: '105.30.1.10',
      HardwareVersion: '105.0',
    },
    Lan: { IPAddress: '10.0.0.12', PortType: 0 },
    Account1: { SipServer: '10.0.0.2', Status: 2, UserName: '141' },
  },
} as const;
