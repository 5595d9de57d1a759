import type { z } from 'zod';
import { calls, isCallName, type CallName } from '../../shared/contract';
import { MAX_REQUEST_BYTES, requestSchema, type Reply } from '../../shared/contract/envelope';
import { AppError, toAppError } from '../../shared/errors';
import { createInFlight } from './in-flight';
import type { Clock, Log } from './ports';
import type { CallContext, Services } from './services';
import { toPlain, weigh } from './wire';

/** Milliseconds that a cancelled or closing call has to say itself how far it came. */
const GRACE_MS = 150;
/** Milliseconds that closing waits for services that do not heed their signal. */
const CLOSE_MS = 2_000;

export interface RouterOptions {
  readonly services: Services;
  readonly log: Log;
  readonly clock: Clock;
}

/** Answers the calls of the contract. The hosts only carry what goes in and comes out. */
export interface Router {
  /** Answers one request of `caller`. Never rejects; every failure is a reply. */
  handle(request: unknown, caller: string): Promise<Reply>;
  /** Cancels a call of this caller, also one that has not arrived yet; a finished one stays done. */
  cancel(id: string, caller: string): void;
  /** Cancels all calls of a caller that is gone for good. */
  dropCaller(caller: string): void;
  /** Answers everything in flight with `call.shut-down`, and every later call too. */
  close(): Promise<void>;
}

/** A call without input may leave the field out. */
const envelopeSchema = requestSchema.partial({ input: true });

type Service = (input: unknown, context: CallContext) => unknown;

/** The path of the first wrong field; inside a union, of the alternative that came furthest. */
function firstIssue(error: z.core.$ZodError): { field: string; message: string } {
  const walk = (
    issue: z.core.$ZodIssue,
    path: readonly PropertyKey[],
  ): { path: readonly PropertyKey[]; message: string } => {
    const here = { path: [...path, ...issue.path], message: issue.message };
    if (issue.code !== 'invalid_union') return here;
    const deeper = issue.errors.flat().map((inner) => walk(inner, here.path));
    return deeper.reduce((best, next) => (next.path.length > best.path.length ? next : best), here);
  };
  const found = error.issues[0] ? walk(error.issues[0], []) : { path: [], message: error.message };
  return { field: found.path.map(String).join('.') || 'input', message: found.message };
}

function parseInput(name: CallName, input: unknown): unknown {
  const parsed = calls[name].input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const { field, message } = firstIssue(parsed.error);
  throw new AppError('call.bad-input', `${field}: ${message}`, { details: { field, call: name } });
}

function parseOutput(name: CallName, value: unknown): unknown {
  const parsed = calls[name].output.safeParse(value);
  if (parsed.success) return toPlain(parsed.data);
  const { field, message } = firstIssue(parsed.error);
  throw new AppError('call.bad-output', `${name} answered a wrong ${field}: ${message}`, {
    details: { field, call: name },
  });
}

function parseEnvelope(request: unknown): { id: string; call: CallName; input: unknown } {
  const weight = weigh(request, MAX_REQUEST_BYTES);
  if (weight === 'too-large')
    throw new AppError('call.too-large', `The request is larger than ${MAX_REQUEST_BYTES} bytes.`);
  if (weight === 'too-deep')
    throw new AppError('call.bad-input', 'input: nested too deeply.', {
      details: { field: 'input' },
    });
  const parsed = envelopeSchema.safeParse(request);
  if (!parsed.success) {
    const { field, message } = firstIssue(parsed.error);
    throw new AppError('call.bad-input', `${field}: ${message}`, { details: { field } });
  }
  const { id, call: name, input } = parsed.data;
  if (!isCallName(name))
    throw new AppError('call.unknown', `There is no call "${name}".`, { details: { call: name } });
  return { id, call: name, input };
}

function idOf(request: unknown): string {
  const id: unknown =
    typeof request === 'object' && request !== null && 'id' in request ? request.id : '';
  return typeof id === 'string' ? id.slice(0, 64) : '';
}

/** What a stopped call says: never that it worked, but never hiding that it had worked either. */
function stopped(reason: AppError, outcome: Outcome | 'ignored'): AppError {
  if (outcome === 'ignored')
    return new AppError(reason.code, reason.message, {
      hint: 'It may still have been carried out. Read the values again.',
      details: { ...reason.details, completed: 'unknown' },
    });
  if (outcome.ok)
    return new AppError(reason.code, 'Cancelled, but it had just been done.', {
      hint: 'It was carried out. Read the values again.',
      details: { ...reason.details, completed: true },
    });
  const { error } = outcome;
  if (error.code === reason.code) return error;
  if (error.code === 'call.cancelled')
    return new AppError(reason.code, reason.message, { details: error.details });
  if (error.code === 'call.internal') return reason;
  return new AppError(reason.code, reason.message, {
    hint: error.hint,
    details: { ...error.details, cause: error.code, causeMessage: error.message },
  });
}

/** Where it went wrong: the place of what was thrown, not of the error made of it. */
function stackOf(error: AppError): string | undefined {
  return error.cause instanceof Error ? error.cause.stack : error.stack;
}

type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: AppError };

/** Resolves with the first of the two, and leaves no timer behind. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | 'ignored'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'ignored'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'ignored');
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Builds the router over the services; it looks up, validates, runs, validates again, and answers. */
export function createRouter({ services, log, clock }: RouterOptions): Router {
  const inFlight = createInFlight(clock);
  const shutDown = new AppError('call.shut-down', 'Lintel is closing.');
  const working = new Set<Promise<unknown>>();
  let closed = false;

  /** Runs the service to its end, whoever still waits; what it did after a cancel is in the log. */
  const run = (name: CallName, input: unknown, context: CallContext): Promise<Outcome> => {
    const service = services[name] as Service;
    const work = (async (): Promise<Outcome> => {
      try {
        return { ok: true, value: parseOutput(name, await service(input, context)) };
      } catch (error) {
        return { ok: false, error: toAppError(error) };
      }
    })();
    working.add(work);
    void work.then((outcome) => {
      working.delete(work);
      if (context.signal.aborted)
        log('info', 'A cancelled call ended', {
          call: name,
          outcome: outcome.ok ? 'done' : outcome.error.code,
        });
    });
    return work;
  };

  const answer = async (name: CallName, input: unknown, context: CallContext): Promise<unknown> => {
    const { signal } = context;
    signal.throwIfAborted();
    const parsed = parseInput(name, input);
    const aborted = new Promise<'aborted'>((resolve) => {
      signal.addEventListener('abort', () => resolve('aborted'), { once: true });
    });
    const work = run(name, parsed, context);
    const first = await Promise.race([work, aborted]);
    if (first === 'aborted' || signal.aborted)
      throw stopped(toAppError(signal.reason), await within(work, GRACE_MS));
    if (!first.ok) throw first.error;
    return first.value;
  };

  const refuse = (id: string, thrown: unknown, call: string): Reply => {
    const error = toAppError(thrown);
    const ours = error.code === 'call.internal' || error.code === 'call.bad-output';
    log(ours ? 'error' : 'debug', 'A call failed', {
      call,
      code: error.code,
      message: error.message,
      ...(ours ? { stack: stackOf(error) } : {}),
    });
    const data = error.toData();
    const details = toPlain(data.details) as Record<string, unknown>;
    return { id, ok: false, error: { ...data, details } };
  };

  return {
    async handle(request, caller) {
      let name = '';
      let begun = '';
      try {
        if (closed) throw shutDown;
        const { id, call, input } = parseEnvelope(request);
        name = call;
        const signal = inFlight.begin(caller, id);
        begun = id;
        return { id, ok: true, value: await answer(call, input, { signal, caller }) };
      } catch (error) {
        return refuse(idOf(request), error, name);
      } finally {
        if (begun !== '') inFlight.end(caller, begun);
      }
    },

    cancel: (id, caller) => inFlight.cancel(caller, id),

    dropCaller: (caller) => inFlight.drop(caller),

    async close() {
      closed = true;
      inFlight.abortAll(shutDown);
      const left = await within(Promise.all(working), CLOSE_MS);
      if (left === 'ignored')
        log('warn', 'Closing did not wait for calls that go on', { calls: working.size });
    },
  };
}
