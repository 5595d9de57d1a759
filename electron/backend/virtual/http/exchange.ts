import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleApi, refusal, type Notes, type Outcome } from './api';
import { identify } from './identify';
import { openDoorByQuery, openDoorSigned } from './open-door';
import { practiceForm, practicePage } from './practice-page';
import { page, send, toAnswer, type Answer } from './respond';
import type { Device } from '../device';
import type { FaultPlan } from '../faults';
import type { RecordedRequest } from '../types';
import type { Gate } from './gate';

export interface Exchanges {
  readonly device: Device;
  readonly gate: Gate;
  readonly faults: FaultPlan;
  readonly record: (request: RecordedRequest) => void;
  /** Where plain HTTP points to, where it does. */
  readonly redirectTo: (path: string) => string | undefined;
}

/** Requests of a single-threaded unit wait here for each other (device notes 1.2). */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  take(): Promise<() => void> {
    const before = this.last;
    let release = (): void => undefined;
    this.last = new Promise<void>((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
  }
}

/** Answers one HTTP request from its first byte to its last. */
export async function handleExchange(
  exchanges: Exchanges,
  turns: Turns,
  io: { readonly request: IncomingMessage; readonly response: ServerResponse; secure: boolean },
): Promise<void> {
  const { device } = exchanges;
  const { request, response } = io;
  const { counts } = device.state;
  const notes: Notes = { bytes: 0 };
  let release = (): void => undefined;
  let over = false;
  // Before the first byte of the answer leaves: whoever has the answer can rely on the record.
  const settle = (status: number): void => {
    if (over) return;
    over = true;
    counts.active -= 1;
    release();
    exchanges.record(recorded(request, notes, status));
  };
  counts.active += 1;
  counts.maxConcurrency = Math.max(counts.maxConcurrency, counts.active);
  try {
    if (device.dialect.singleThreaded) {
      if (counts.active > 1 && device.options.overload === 'reset') {
        settle(0);
        request.socket.resetAndDestroy();
        return;
      }
      release = await turns.take();
    }
    const outcome = await decide(exchanges, io, notes);
    if (outcome.kind === 'cut' || response.destroyed) {
      settle(0);
      request.socket.destroy();
      return;
    }
    settle(outcome.answer.status);
    await send(response, outcome.answer, device);
    outcome.answer.after?.();
  } catch {
    // The client went away in the middle of its request; the record shows status 0.
    settle(0);
    request.socket.destroy();
  }
}

function recorded(request: IncomingMessage, notes: Notes, status: number): RecordedRequest {
  const { method = '', url: path = '', headers } = request;
  const scheme = headers.authorization?.split(' ')[0]?.toLowerCase();
  return {
    method,
    path,
    status,
    ...notes,
    ...(scheme !== undefined && { authorization: scheme }),
  };
}

async function decide(
  exchanges: Exchanges,
  io: { readonly request: IncomingMessage; readonly secure: boolean },
  notes: Notes,
): Promise<Outcome> {
  const { device, gate, faults } = exchanges;
  const { request } = io;
  const url = new URL(request.url ?? '/', 'http://intercom');
  const target = io.secure ? undefined : exchanges.redirectTo(request.url ?? '/');
  if (target !== undefined) {
    const answer = page(308, 'Permanent Redirect');
    return answered({ ...answer, headers: { ...answer.headers, Location: target } });
  }
  const told = request.method === 'GET' ? identify(device, url.pathname) : undefined;
  if (told !== undefined) return answered(told);
  if (url.pathname === '/fcgi/do') return answered(openDoorByQuery(device, url.searchParams));
  if (url.pathname === '/fcgi/OpenDoor') {
    const verdict = gate.check(request);
    if (verdict.kind !== 'pass') return refusal(verdict);
    return answered(openDoorSigned(device, url.searchParams));
  }
  const left = /^\/download\/([^/]+)$/.exec(url.pathname)?.[1];
  const file = left === undefined ? undefined : device.state.downloads.get(left);
  if (device.options.leavesDownloads === true && left !== undefined && file !== undefined)
    return answered(toAnswer(device, 'export', { kind: 'file', name: left, body: file }));
  if (/^\/(api|download)(\/|$)/.test(url.pathname))
    return handleApi({ device, gate, faults, request, notes });
  return answered(await webPage(device, request, url));
}

const answered = (answer: Answer): Outcome => ({ kind: 'answer', answer });

async function webPage(device: Device, request: IncomingMessage, url: URL): Promise<Answer> {
  if (request.method === 'POST' && url.pathname.startsWith('/practice/')) {
    let body = '';
    for await (const chunk of request as AsyncIterable<Buffer>) {
      body += chunk.toString('utf8');
      if (body.length > 65_536) return page(413, 'Payload Too Large');
    }
    return practiceForm(device, url.pathname, body);
  }
  if (url.pathname !== '/') return page(404, 'Not Found');
  const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return practicePage(device, from, url.searchParams.get('said'));
}
