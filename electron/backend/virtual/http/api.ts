import type { IncomingMessage } from 'node:http';
import { HANDLERS } from '../handlers/index';
import { USER_DATA_PATH, userDataArchive } from '../handlers/users';
import { file, refused, type ApiRequest, type Reply } from '../reply';
import { snapshot } from '../state';
import { fromBody, fromPath, type Asked } from './envelope';
import { readUpload } from './multipart';
import { page, toAnswer, type Answer } from './respond';
import { shortened, strikeBefore, truncated, type Strike } from './strike';
import type { Device } from '../device';
import type { Fault, FaultPlan } from '../faults';
import type { Gate, GateVerdict } from './gate';

/** Bytes of a request body without an upload. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** What the exchange found out on the way, for the record. */
export interface Notes {
  target?: string | undefined;
  action?: string | undefined;
  bytes: number;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The connection is closed without an answer. */
  | { readonly kind: 'cut' };

export interface ApiContext {
  readonly device: Device;
  readonly gate: Gate;
  readonly faults: FaultPlan;
  readonly request: IncomingMessage;
  readonly notes: Notes;
}

/** One request to the API or to a download: sign-in, faults, routing, handler. */
export async function handleApi(context: ApiContext): Promise<Outcome> {
  const { device, gate, faults, request, notes } = context;
  let verdict = gate.check(request);
  let body: Buffer | undefined;
  if (verdict.kind === 'needs-body') {
    body = await readBody(request, notes);
    verdict = gate.check(request, body);
  }
  if (verdict.kind !== 'pass') return refusal(verdict);
  const path = fromPath(request.url ?? '/');
  const early = faults.take(path.target, path.action);
  if (early !== undefined) {
    const strike = await strikeBefore(device, gate, early);
    if (strike.kind !== 'go-on') return struck(strike);
  }
  const api = await readRequest(context, path, body);
  // Target and action are in the body of a POST to /api/: a fault for them strikes only now.
  const wanted = early ?? (api === undefined ? undefined : faults.take(api.target, api.action));
  if (early === undefined && wanted !== undefined) {
    const strike = await strikeBefore(device, gate, wanted);
    if (strike.kind !== 'go-on') return struck(strike);
  }
  const storesNothing = wanted?.options.kind === 'said-ok-but-stored-nothing';
  const whole = await (storesNothing ? pretend(context, api) : run(device, api, request));
  const reply = wanted?.options.kind === 'short-list' ? shortened(whole) : whole;
  if (reply.kind === 'file' && api?.action === 'export')
    device.state.downloads.set(reply.name, reply.body);
  return finish(toAnswer(device, api?.action ?? 'unknow', reply), wanted);
}

/** The answer of a request that is carried out, without what it changes. */
async function pretend(context: ApiContext, api: ApiRequest | undefined): Promise<Reply> {
  const { device, request } = context;
  const undo = snapshot(device.state);
  const reply = await run(device, api, request);
  undo();
  device.register();
  return reply.kind === 'json' ? { ...reply, after: () => undefined } : reply;
}

/** What the gate refuses is answered with the headers of real units (device notes 3). */
export function refusal(verdict: GateVerdict): Outcome {
  if (verdict.kind !== 'unauthorized') return answered(page(403, 'Forbidden'));
  const challenge = { 'WWW-Authenticate': verdict.challenge };
  const answer = page(401, 'Unauthorized');
  return answered({ ...answer, headers: { ...answer.headers, ...challenge } });
}

const answered = (answer: Answer): Outcome => ({ kind: 'answer', answer });

function struck(strike: Exclude<Strike, { kind: 'go-on' }>): Outcome {
  switch (strike.kind) {
    case 'cut':
      return { kind: 'cut' };
    case 'answer':
      return answered(strike.answer);
    case 'refuse':
      return refusal(strike.verdict);
  }
}

function finish(answer: Answer, fault: Fault | undefined): Outcome {
  if (fault?.options.kind === 'truncated') return answered(truncated(answer));
  if (fault?.options.kind !== 'drop-after') return answered(answer);
  answer.after?.();
  return { kind: 'cut' };
}

/**
 * The body decides; a POST without an envelope is unsupported (device notes 1.2), an upload goes by
 * its path. Undefined where nothing is asked for that could be looked up.
 */
async function readRequest(
  context: ApiContext,
  path: Asked,
  known: Buffer | undefined,
): Promise<ApiRequest | undefined> {
  const { device, request, notes } = context;
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && /^multipart\/form-data/i.test(type)) {
    const { target = '', action = '' } = path;
    Object.assign(notes, { target, action });
    const chunks = known === undefined ? counted(request, notes) : from(known);
    const upload = await readUpload(chunks, type, target !== 'firmware');
    const wanted = HANDLERS[target]?.[action]?.uploadField;
    const sent = upload?.field === wanted ? upload : undefined;
    return {
      method: 'POST',
      target,
      action,
      data: path.data,
      raw: '',
      ...(sent && { upload: sent }),
    };
  }
  const raw = (known ?? (await readBody(request, notes))).toString('utf8');
  const asked = request.method === 'POST' ? fromBody(raw) : path;
  if (asked?.action === undefined) return undefined;
  const target = asked.target ?? (device.dialect.targetRequired ? undefined : path.target);
  if (target === undefined) return undefined;
  const { action } = asked;
  Object.assign(notes, { target, action });
  const method = request.method === 'POST' ? 'POST' : 'GET';
  return { method, target, action, data: { ...asked.data, ...path.data }, raw };
}

function run(
  device: Device,
  api: ApiRequest | undefined,
  request: IncomingMessage,
): Reply | Promise<Reply> {
  const { pathname } = new URL(request.url ?? '/', 'http://intercom');
  if (pathname === USER_DATA_PATH) return file('UserData.tgz', userDataArchive(device));
  const { unsupported, lacks, callLogNames } = device.dialect;
  const known =
    api !== undefined &&
    !lacks.includes(api.target) &&
    !lacks.includes(`${api.target}/${api.action}`) &&
    (!/^call?log$/.test(api.target) || callLogNames.includes(api.target));
  const handler = known ? HANDLERS[api.target]?.[api.action] : undefined;
  if (api === undefined || handler === undefined) return { kind: 'json', ...unsupported };
  if (handler.methods === 'post' && api.method === 'GET') return { kind: 'json', ...unsupported };
  if (handler.uploadField !== undefined && api.upload === undefined)
    return refused('Upload Failed');
  return handler.run(device, api);
}

async function readBody(request: IncomingMessage, notes: Notes): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of counted(request, notes)) {
    if (notes.bytes > BODY_LIMIT) throw new Error('The body is larger than a unit could hold.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* counted(request: IncomingMessage, notes: Notes): AsyncGenerator<Buffer> {
  for await (const chunk of request as AsyncIterable<Buffer>) {
    notes.bytes += chunk.length;
    yield chunk;
  }
}

async function* from(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
