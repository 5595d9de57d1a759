import { afterEach, beforeEach, describe, vi } from 'vitest';
import type { CallInput, CallName } from '../../../shared/contract';
import type { Reply } from '../../../shared/contract/envelope';
import type { AppErrorData } from '../../../shared/errors';
import { bareRouter } from './bare-router';
import { electron } from './electron';
import { loopback } from './loopback';
import type { Client, Listening, Transport } from './transport';

/** A transport with the ways of asking that the cases use. */
export interface Subject extends Transport {
  /** Calls by the contract's own types; ids are given out unless told. */
  call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options?: { readonly id?: string; readonly client?: Client },
  ): Promise<Reply>;
}

let lastId = 0;

function subjectOf(transport: Transport): Subject {
  return {
    ...transport,
    call: (call, input, { id, client = 'a' } = {}) => {
      lastId += 1;
      return transport.send({ id: id ?? `call-${lastId}`, call, input }, client);
    },
  };
}

/** The error of a reply; fails the test where it has none. */
export function errorOf(reply: Reply): AppErrorData {
  if (reply.ok) throw new Error(`Expected an error, got ${JSON.stringify(reply.value)}`);
  return reply.error;
}

/** The value of a reply; fails the test where it is an error. */
export function valueOf(reply: Reply): unknown {
  if (!reply.ok) throw new Error(`Expected a value, got ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** Waits until a stream has so many events. */
export function eventsOf(stream: Listening, count: number): Promise<Listening['messages']> {
  return vi.waitFor(
    () => {
      if (stream.messages.length < count)
        throw new Error(`${stream.messages.length} of ${count} events came`);
      return stream.messages;
    },
    { timeout: 20_000, interval: 5 },
  );
}

/** Runs the same cases over every transport. */
export function describeTransports(title: string, cases: (subject: () => Subject) => void): void {
  describe.each([bareRouter, loopback, electron])(`${title}: $name`, (kind) => {
    let subject: Subject | undefined;
    beforeEach(async () => {
      subject = subjectOf(await kind.create());
    });
    afterEach(async () => {
      await subject?.close();
      subject = undefined;
    });
    cases(() => {
      if (!subject) throw new Error('The transport is not there yet.');
      return subject;
    });
  });
}
