import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Hosted } from '../backend/hosted';
import { readJson } from './body';
import type { Callers } from './callers';
import { streamEvents } from './event-route';
import { receiveFile, sendFile } from './file-routes';
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
  readonly run: (exchange: Exchange) => Promise<void> | void;
}

const cancelSchema = z.object({ id: z.string().min(1).max(64) });

const ROUTES: Readonly<Record<string, Route>> = {
  '/call': {
    method: 'POST',
    run: async ({ request, response, context, caller }) =>
      sendJson(response, 200, await context.backend.router.handle(await readJson(request), caller)),
  },
  '/cancel': {
    method: 'POST',
    run: async ({ request, response, context, caller }) => {
      const parsed = cancelSchema.safeParse(await readJson(request));
      if (!parsed.success)
        throw new Refusal(400, 'call.bad-input', {
          message: 'id: the id of the call is missing.',
          details: { field: 'id' },
        });
      context.backend.router.cancel(parsed.data.id, caller);
      sendJson(response, 200, {});
    },
  },
  '/events': {
    method: 'GET',
    run: ({ request, response, context, caller }) =>
      streamEvents(request, response, {
        events: context.backend.events,
        caller,
        heartbeatMs: context.limits.heartbeatMs,
        onEnd: context.callers.enter(caller),
      }),
  },
  '/files': {
    method: 'POST',
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
