import { collect } from '../../driver/http/body';
import { isRedirect } from '../../driver/http/redirect';
import { DEFAULT_TIMEOUTS } from '../../driver/http/timeouts';
import { Transport, type Headers } from '../../driver/http/transport';
import type { Address } from '../../driver/types';
import type { Clock } from '../../ports';

/** What came back to a request that nobody signed. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** Where the body begins; the rest of a file is not fetched. */
  readonly start: Buffer;
}

export interface Anonymous {
  /** @throws AppError `net.*`, `tls.*`, `call.cancelled` */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  close(): Promise<void>;
}

/**
 * Asks a unit as anybody in its network can: without what Lintel knows of it. Any certificate will
 * do, because nothing secret is sent.
 */
export function openAnonymous(
  address: Address,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Anonymous {
  const transport = new Transport({
    address,
    clock,
    concurrency: 1,
    timeouts: DEFAULT_TIMEOUTS,
    trust: () => Promise.resolve(),
  });
  return {
    async get(path, headers = {}) {
      const answer = await transport.open({
        ...{ method: 'GET', path, limit: DEFAULT_TIMEOUTS.read, repeatable: true, signal },
        headers: { accept: '*/*', ...headers },
      });
      const { status } = answer;
      if (status !== 200 || isRedirect(status))
        return { status, headers: answer.headers, start: await collect(answer) };
      let start = Buffer.alloc(0);
      try {
        for await (const chunk of answer.stream as AsyncIterable<Buffer>) {
          start = Buffer.concat([start, chunk]);
          break;
        }
      } finally {
        answer.deadline.stop();
        answer.stream.destroy();
      }
      return { status, headers: answer.headers, start };
    },
    close: () => transport.close(),
  };
}
