import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { LoopbackHost } from '../../../electron/host-loopback/server';
import type { AppErrorData } from '../../../shared/errors';

export interface RawRequest {
  readonly method?: string;
  /** Sent as it is: nothing resolves dots on the way. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks the host as no browser would: any Host, any Origin, any path. */
export function ask(
  host: Pick<LoopbackHost, 'port'>,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: host.port, method, path, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The refusal that a response carries; fails where it is not error data. */
export function refusalOf({ body, headers }: RawResponse): AppErrorData {
  if (!String(headers['content-type']).startsWith('application/json'))
    throw new Error(`Not JSON: ${body.toString('utf8').slice(0, 200)}`);
  const data = JSON.parse(body.toString('utf8')) as Partial<AppErrorData>;
  if (data.code === undefined || data.hint === undefined || data.details === undefined)
    throw new Error(`Not an error: ${body.toString('utf8')}`);
  return data as AppErrorData;
}
