import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventHub } from '../backend/event-hub';
import { SECURITY_HEADERS } from '../backend/web/assets';

/** Bytes that may wait for a tab that does not read; it is then cut off and sees a gap. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;

export interface EventRouteOptions {
  readonly events: EventHub;
  readonly caller: string;
  /** Milliseconds between the comments that keep the stream known as alive. */
  readonly heartbeatMs: number;
  /** With it the tab comes back into the next run; see `reconnect.ts`. */
  readonly secret: string;
  readonly onEnd: () => void;
}

/** Streams the events to one tab (WHATWG HTML, server-sent events) until either side ends it. */
export function streamEvents(
  request: IncomingMessage,
  response: ServerResponse,
  { events, caller, heartbeatMs, secret, onEnd }: EventRouteOptions,
): void {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    'X-Lintel-Secret': secret,
  });
  response.write(': open\n\n');
  const last = Number(request.headers['last-event-id'] ?? Number.NaN);
  const unsubscribe = events.subscribe(
    caller,
    (message) => {
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
      else response.write(`id: ${message.seq}\ndata: ${JSON.stringify(message)}\n\n`);
    },
    Number.isSafeInteger(last) ? last : undefined,
  );
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
    onEnd();
  });
}
