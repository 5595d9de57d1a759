import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLoopbackHost, type LoopbackHost } from '../../../electron/host-loopback/server';
import type { LoopbackLimits } from '../../../electron/host-loopback/routes';
import { systemClock } from '../../../electron/backend/system-clock';
import type { EventMessage, Reply } from '../../../shared/contract/envelope';
import type { AppErrorData } from '../../../shared/errors';
import { createTestBackend, type LogLine, type TestBackend } from './test-backend';
import type { Client, Listening, TransportKind } from './transport';

export interface TestLoopback {
  readonly host: LoopbackHost;
  readonly backend: TestBackend;
  readonly lines: readonly LogLine[];
  /** Folder that is served as the renderer. */
  readonly renderer: string;
  close(): Promise<void>;
}

const PAGE = `<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__" /><title>Lintel</title>`;

/** The real server over a backend of the suite, with a small page to serve. */
export async function startLoopback(
  options: { readonly limits?: Partial<LoopbackLimits> } = {},
): Promise<TestLoopback> {
  const backend = await createTestBackend();
  const folder = await mkdtemp(join(tmpdir(), 'lintel-renderer-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(renderer, 'index.html'), PAGE);
  await writeFile(join(renderer, 'assets', 'main.js'), 'export const page = 1;\n');
  await writeFile(join(folder, 'outside.txt'), 'not for the page');
  const lines: LogLine[] = [];
  const host = await createLoopbackHost({
    backend,
    renderer,
    port: 0,
    clock: systemClock,
    log: (level, message, facts = {}) => lines.push({ level, message, facts }),
    ...options,
  });
  return {
    host,
    backend,
    lines,
    renderer,
    async close() {
      await backend.close();
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Replies come with status 200; what the host itself refuses is error data with another status. */
async function toReply(response: Response): Promise<Reply> {
  const body: unknown = await response.json();
  if (response.ok) return body as Reply;
  return { id: '', ok: false, error: body as AppErrorData & { details: Record<string, unknown> } };
}

async function listen(host: LoopbackHost, client: Client): Promise<Listening> {
  const stopping = new AbortController();
  const response = await fetch(`${host.url}events`, {
    headers: { authorization: `Bearer ${host.token}`, 'x-lintel-client': client },
    signal: stopping.signal,
  });
  const messages: EventMessage[] = [];
  const { body } = response;
  if (!body) throw new Error('The stream of events has no body.');
  const reading = (async () => {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) messages.push(JSON.parse(data) as EventMessage);
      }
    }
  })().catch((error: unknown) => {
    if (!stopping.signal.aborted && !(error instanceof TypeError)) throw error;
  });
  return {
    messages,
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}

export const loopback: TransportKind = {
  name: 'loopback host over HTTP',
  async create() {
    const started = await startLoopback();
    const { host, backend } = started;
    const post = (path: string, body: unknown, headers: Record<string, string>) =>
      fetch(`${host.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const as = (client: Client) => ({
      authorization: `Bearer ${host.token}`,
      'x-lintel-client': client,
    });
    const streams: Listening[] = [];
    return {
      backend,
      send: async (request, client) => toReply(await post('call', request, as(client))),
      cancel: async (id, client) => {
        await post('cancel', { id }, as(client));
      },
      listen: async (client) => {
        const stream = await listen(host, client);
        streams.push(stream);
        return stream;
      },
      sendAsStranger: async (request) =>
        toReply(await post('call', request, { authorization: 'Bearer somebody-else' })),
      cancelAsStranger: async (id) => {
        await post('cancel', { id }, { 'x-lintel-client': 'a' });
      },
      async close() {
        await Promise.all(streams.map((stream) => stream.stop()));
        await started.close();
      },
    };
  },
};
