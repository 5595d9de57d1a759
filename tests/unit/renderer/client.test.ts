import { describe, expect, test } from 'vitest';
import { createApi } from '../../../renderer/api/client';
import { readSse } from '../../../renderer/api/sse';
import type { Transport } from '../../../renderer/api/transport';
import type { EventMessage, Reply, Request } from '../../../shared/contract/envelope';

/** A transport in memory: what is sent is kept, answers and events come when told. */
function memory() {
  const sent: Request[] = [];
  const cancelled: string[] = [];
  const waiting: ((reply: Reply) => void)[] = [];
  let emit: (message: EventMessage) => void = () => undefined;
  let open: () => void = () => undefined;
  const transport: Transport = {
    send(request) {
      sent.push(request);
      return new Promise((resolve) => waiting.push(resolve));
    },
    cancel: (id) => cancelled.push(id),
    onEvent(listener) {
      emit = listener;
      return () => undefined;
    },
    onOpen(listener) {
      open = listener;
      return () => undefined;
    },
    onLost: () => () => undefined,
  };
  return {
    transport,
    sent,
    cancelled,
    waiting,
    emit: (message: EventMessage) => emit(message),
    open: () => open(),
  };
}

const progress = { scanning: true, asked: 1, total: 2, found: 0, seconds: 0, targets: [] };
const event = (seq: number) => ({ seq, name: 'discovery.progress', payload: progress });

describe('the client of the window', () => {
  test('answers find their own call, and an error keeps all its fields', async () => {
    const { transport, sent, waiting } = memory();
    const api = createApi(transport);
    const first = api.call('practice.stop', {});
    const second = api.call('practice.stop', {});
    expect(new Set(sent.map((request) => request.id)).size).toBe(2);
    const error = {
      code: 'auth.denied',
      message: 'no',
      hint: 'look it up',
      retryable: false,
      details: { left: 2 },
    } as const;
    waiting[1]?.({ id: sent[1]!.id, ok: false, error });
    waiting[0]?.({ id: sent[0]!.id, ok: true, value: { running: false, intercoms: [] } });
    await expect(first).resolves.toEqual({ running: false, intercoms: [] });
    await expect(second).rejects.toMatchObject(error);
  });

  test('aborting cancels by the id of that call', async () => {
    const { transport, sent, cancelled, waiting } = memory();
    const stopping = new AbortController();
    const call = createApi(transport).call('discovery.scan', {}, { signal: stopping.signal });
    stopping.abort();
    expect(cancelled).toEqual([sent[0]!.id]);
    const error = {
      code: 'call.cancelled',
      message: 'Cancelled.',
      hint: '',
      retryable: true,
      details: {},
    } as const;
    waiting[0]?.({ id: sent[0]!.id, ok: false, error });
    await expect(call).rejects.toMatchObject({ code: 'call.cancelled' });
  });

  test('a gap in the events, and every opening of the stream, asks for the snapshots', () => {
    const { transport, emit, open } = memory();
    const api = createApi(transport);
    const seen: string[] = [];
    api.on('discovery.progress', () => seen.push('event'));
    api.onGap(() => seen.push('gap'));
    open();
    emit(event(7));
    emit(event(8));
    emit(event(10));
    open();
    emit(event(3));
    expect(seen).toEqual(['gap', 'event', 'event', 'gap', 'event', 'gap', 'event']);
  });

  test('server-sent events survive being cut anywhere', async () => {
    const text = ': ready\n\nid: 1\ndata: {"a":\ndata: "ü"}\n\nid: 2\r\ndata: x\r\n\r\n';
    const bytes = new TextEncoder().encode(text);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const events = [];
    for await (const one of readSse(stream)) events.push(one);
    expect(events).toEqual([
      { id: '1', data: '{"a":\n"ü"}' },
      { id: '2', data: 'x' },
    ]);
  });
});
