import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Hosted } from '../backend/hosted';
import { readJson } from './body';
import type { Callers } from './callers';
import { streamEvents } from './event-route';
import { receiveFile, sendFile } from './file-routes';
import { helloSchema, type Reconnect } from './reconnect';
import { Refusal, sendJson } from './refusal';

export interface LoopbackLimits {
  /** Milliseconds in which the head of a request must be there. */
  readonly headMs: number;
  /** Milliseconds of silence after which a connection in the middle of a request is cut. */
  readonly idleMs: number;
  readonly heartbeatMs: number;
  readonly maxUploadBytes: number;
}

export interface RouteContext {
  readonly backend: Hosted;
  readonly callers: Callers;
  readonly limits: LoopbackLimits;
  /** Of this run. */
  readonly token: string;
  readonly reconnect: Reconnect;
  readonly port: () => number;
}

/** One request that was let in, with where its answer goes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: RouteContext;
  readonly caller: string;
  readonly path: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** What lets in: the token of this run, the secret of a page that comes back, or nothing. */
  readonly wants: 'token' | 'secret' | 'nothing';
  readonly run: (exchange: Exchange) => Promise<void> | void;
}

/** @throws Refusal 400 */
function checked<T>(schema: z.ZodType<T>, value: unknown, message: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Refusal(400, 'call.bad-input', { message, details: { field } });
}

const cancelSchema = z.object({ id: z.string().min(1).max(64) });

const ROUTES: Readonly<Record<string, Route>> = {
  '/hello': {
    method: 'POST',
    wants: 'nothing',
    run: async ({ request, response, context }) => {
      const body = await readJson(request);
      const { nonce } = checked(helloSchema, body, 'nonce: 32 to 128 hex digits are wanted.');
      sendJson(response, 200, { proofs: context.reconnect.proofs(context.port(), nonce) });
    },
  },
  '/resume': {
    method: 'POST',
    wants: 'secret',
    run: ({ response, context }) => sendJson(response, 200, { token: context.token }),
  },
  '/call': {
    method: 'POST',
    wants: 'token',
    run: async ({ request, response, context, caller }) =>
      sendJson(response, 200, await context.backend.router.handle(await readJson(request), caller)),
  },
  '/cancel': {
    method: 'POST',
    wants: 'token',
    run: async ({ request, response, context, caller }) => {
      const body = await readJson(request);
      const { id } = checked(cancelSchema, body, 'id: the id of the call is missing.');
      context.backend.router.cancel(id, caller);
      sendJson(response, 200, {});
    },
  },
  '/events': {
    method: 'GET',
    wants: 'token',
    run: ({ request, response, context, caller }) =>
      streamEvents(request, response, {
        events: context.backend.events,
        caller,
        heartbeatMs: context.limits.heartbeatMs,
        secret: context.reconnect.secret,
        onEnd: context.callers.enter(caller),
      }),
  },
  '/files': {
    method: 'POST',
    wants: 'token',
    run: ({ request, response, context, caller }) =>
      receiveFile(request, response, {
        files: context.backend.files,
        caller,
        name: new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('name') ?? '',
        maxBytes: context.limits.maxUploadBytes,
      }),
  },
};

const FILE_ROUTE: Route = {
  method: 'GET',
  wants: 'token',
  run: ({ response, context, caller, path }) =>
    sendFile(response, {
      files: context.backend.files,
      caller,
      token: path.slice('/files/'.length),
    }),
};

/** What a path means to the host; null for the paths of the page's own files. */
export function findRoute(path: string): Route | null {
  if (path.startsWith('/files/')) return FILE_ROUTE;
  return Object.hasOwn(ROUTES, path) ? (ROUTES[path] ?? null) : null;
}
