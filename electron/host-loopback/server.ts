import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hosted } from '../backend/hosted';
import type { Clock, Log } from '../backend/ports';
import { createAssets, type Assets } from '../backend/web/assets';
import { createCallers } from './callers';
import type { EarlierRuns } from './earlier-runs';
import { MAX_UPLOAD_BYTES } from './file-routes';
import { callerOf, checkMethod, checkToken, checkWhere } from './guard';
import { createReconnect, keyOf } from './reconnect';
import { Refusal, refuse } from './refusal';
import { findRoute, type LoopbackLimits, type RouteContext } from './routes';

const LIMITS: LoopbackLimits = {
  headMs: 10_000,
  idleMs: 30_000,
  heartbeatMs: 15_000,
  maxUploadBytes: MAX_UPLOAD_BYTES,
};

export interface LoopbackHostOptions {
  readonly backend: Hosted;
  /** Folder of the built renderer. */
  readonly renderer: string;
  /** 0: that of the last run where it is free, else the system chooses. */
  readonly port: number;
  readonly earlier?: EarlierRuns;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<LoopbackLimits>;
}

export interface LoopbackHost {
  /** Ends with a slash; the page wants `#token=...` behind it. */
  readonly url: string;
  readonly token: string;
  readonly port: number;
  /** Stops listening, lets the last replies out and ends the streams. Close the backend first. */
  close(): Promise<void>;
}

interface Served extends RouteContext {
  readonly assets: Assets;
}

async function serveAsset(response: ServerResponse, assets: Assets, path: string): Promise<void> {
  const asset = await assets.load(path);
  if (!asset)
    throw new Refusal(404, 'call.unknown', { message: 'There is nothing at this address.' });
  response.writeHead(200, asset.headers);
  response.end(asset.body);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  context: Served,
): Promise<void> {
  checkWhere(request, context.port());
  // Parsing would already resolve dots; the static files must see the path as it came.
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  const route = findRoute(path);
  if (!route) {
    checkMethod(request, 'GET');
    await serveAsset(response, context.assets, path);
    return;
  }
  checkMethod(request, route.method);
  if (route.wants !== 'nothing')
    checkToken(
      request,
      route.wants === 'token' ? [keyOf(context.token)] : context.reconnect.keys(context.port()),
    );
  const caller = callerOf(request);
  const leave = context.callers.enter(caller);
  try {
    await route.run({ request, response, context, caller, path });
  } finally {
    leave();
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Another program may have taken the port since; that is no reason not to start. */
async function listenAgain(server: Server, port: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch {
    return await listen(server, 0);
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // Replies are written by now; one turn of the loop lets them reach the sockets.
  await new Promise((resolve) => setTimeout(resolve, 50));
  server.closeAllConnections();
  await closed;
}

/** Serves a backend and the renderer to browsers on this computer, and to nobody else. */
export async function createLoopbackHost(options: LoopbackHostOptions): Promise<LoopbackHost> {
  const { backend, earlier, log } = options;
  const limits = { ...LIMITS, ...options.limits };
  const token = randomBytes(32).toString('base64url');
  const callers = createCallers(options.clock);
  const assets = createAssets({ folder: options.renderer, connect: "'self'" });
  let port = 0;
  const reconnect = createReconnect(earlier?.runs ?? []);
  const context: Served = {
    ...{ backend, assets, callers, limits, token, reconnect },
    port: () => port,
  };

  const server = createServer(
    { headersTimeout: limits.headMs, connectionsCheckingInterval: Math.min(limits.headMs, 2_000) },
    (request, response) => {
      // Only the sending of a request may not fall silent: a long call or a stream of events may.
      response.setTimeout(limits.idleMs, () => {
        if (!request.complete) request.destroy();
      });
      void answer(request, response, context).catch(async (thrown: unknown) => {
        const error = await refuse(request, response, thrown);
        // No query, no header and no token of a file is logged.
        log(error.code === 'call.internal' ? 'error' : 'debug', 'A request was refused', {
          method: request.method,
          path: /^[^?]{0,200}/.exec((request.url ?? '').replace(/^(\/files\/).*/, '$1...'))?.[0],
          code: error.code,
          reason: error.message,
        });
      });
    },
  );
  const before = earlier?.runs.at(-1)?.port ?? 0;
  port =
    options.port === 0 && before !== 0
      ? await listenAgain(server, before)
      : await listen(server, options.port);
  await earlier?.add({ port, key: reconnect.key }).catch((error: unknown) => {
    log('warn', 'Pages that are open now will not find the next start', { error });
  });

  const sweeping = setInterval(() => {
    for (const caller of callers.sweep()) {
      backend.router.dropCaller(caller);
      backend.events.dropCaller(caller);
      backend.files
        .dropCaller(caller)
        .catch((error: unknown) =>
          log('warn', 'Files of a closed tab could not be deleted', { error }),
        );
    }
  }, 60_000);
  sweeping.unref();

  return {
    url: `http://127.0.0.1:${port}/`,
    token,
    port,
    async close() {
      clearInterval(sweeping);
      await closeServer(server);
    },
  };
}
