import { describe, expect, it } from 'vitest';
import { hopOf } from '../../../electron/backend/sip-client/hop';
import { cutMessages } from '../../../electron/backend/sip-client/stream';
import { transact } from '../../../electron/backend/sip-client/transaction';
import type {
  Channel,
  ChannelListener,
  SipAccountToProve,
} from '../../../electron/backend/sip-client/types';
import { parseSip } from '../../../shared/sip/message';
import { compareProof } from '../../../shared/sip/proof';
import { standingClock } from '../driver/support/open';

/** A line that carries nothing by itself; it notes when something was put on it. */
function line(transport: 'udp' | 'tcp', now: () => number) {
  const at: number[] = [];
  let listener: ChannelListener | undefined;
  const channel: Channel = {
    hop: { host: '10.0.0.5', port: 5060, transport },
    local: { host: '10.0.0.9', port: 40_000 },
    certificate: null,
    send: () => Promise.resolve(void at.push(now())),
    listen: (one) => {
      listener = one;
      return () => (listener = undefined);
    },
    close: () => undefined,
  };
  const say = (status: string): void => {
    const text = `SIP/2.0 ${status}\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nCSeq: 1 REGISTER\r\n\r\n`;
    listener?.message(parseSip(text)!);
  };
  return { at, channel, say, silent: () => listener === undefined };
}

function begin(transport: 'udp' | 'tcp') {
  const clock = standingClock();
  const wire = line(transport, () => clock.now());
  const stop = new AbortController();
  const answered = transact({
    ...{ channel: wire.channel, text: 'x', branch: 'z9hG4bK1', method: 'REGISTER' },
    ...{ clock, signal: stop.signal },
  });
  const settled = answered.then(
    ({ status, sent }) => ({ status, sent }),
    (error: unknown) => error,
  );
  /** Lets so much time pass, in small steps, as it does. */
  const pass = async (ms: number): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    for (let done = 0; done < ms; done += 100) {
      clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { ...wire, settled, pass, stop };
}

describe('a request by UDP', () => {
  it('is repeated after T1, 2 T1, 4 T1, then every T2, and given up after 64 T1', async () => {
    const { at, pass, settled, silent } = begin('udp');
    await pass(33_000);
    expect(at).toEqual([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
    expect(await settled).toMatchObject({ kind: 'no-answer', sent: 11 });
    expect(silent()).toBe(true);
  });

  it('is repeated every T2 once somebody works on it, and ends with the final answer', async () => {
    const { at, pass, say, settled } = begin('udp');
    await pass(400);
    say('100 Trying');
    await pass(8_800);
    expect(at).toEqual([0, 500, 4500, 8500]);
    say('200 OK');
    expect(await settled).toEqual({ status: 200, sent: 4 });
    await pass(10_000);
    expect(at).toHaveLength(4);
  });

  it('ends when it is cancelled', async () => {
    const { pass, stop, settled, silent } = begin('udp');
    await pass(1_000);
    stop.abort();
    expect(await settled).toMatchObject({ code: 'call.cancelled' });
    expect(silent()).toBe(true);
  });
});

describe('a request over a stream', () => {
  it('is sent once', async () => {
    const { at, pass, settled } = begin('tcp');
    await pass(33_000);
    expect(at).toEqual([0]);
    expect(await settled).toMatchObject({ kind: 'no-answer', sent: 1 });
  });

  it('is cut into messages by their length, keep-alives aside', () => {
    const one = 'SIP/2.0 200 OK\r\nContent-Length: 3\r\n\r\nabc';
    const cut = cutMessages(`\r\n\r\n${one}\r\n${one}SIP/2.0 1`);
    expect(cut).toEqual({ messages: [one, one], rest: 'SIP/2.0 1', foreign: false });
    expect(cutMessages('HTTP/1.1 400 Bad\r\n').foreign).toBe(true);
    expect(cutMessages(`SIP/2.0 200 OK\r\nX: ${'x'.repeat(70_000)}`).foreign).toBe(true);
  });
});

describe('where a request goes', () => {
  const account: SipAccountToProve = {
    ...{ server: 'pbx.example', port: 5070, transport: 'dns-srv', username: '1', authName: '' },
    password: '',
  };
  const entry = (name: string, priority: number, weight = 1) => ({
    ...{ name, port: 5080, priority, weight },
  });

  it('is found by the entries of the name server, best one first', async () => {
    const hop = await hopOf(account, (name) =>
      name === '_sip._tcp.pbx.example'
        ? Promise.resolve([entry('second', 2), entry('light', 1), entry('first', 1, 9)])
        : Promise.reject(new Error('ENOTFOUND')),
    );
    expect(hop).toEqual({ host: 'first', port: 5080, transport: 'tcp' });
  });

  it('is the server itself where there are none', async () => {
    const hop = await hopOf(account, () => Promise.reject(new Error('ENOTFOUND')));
    expect(hop).toEqual({ host: 'pbx.example', port: 5070, transport: 'udp' });
  });
});

describe('both answers together', () => {
  it.each([
    ['registered', 'accepted', 'same', 'network are fine'],
    ['failed', 'accepted', 'intercom', 'does not get through'],
    ['registered', 'no-answer', 'laptop', 'another network'],
    ['registered', 'wrong-password', 'laptop', 'earlier registration'],
    ['failed', 'no-answer', 'same', 'cannot reach the server either'],
    ['registering', 'wrong-password', 'same', 'the network is fine, the account is not'],
  ] as const)('%s there, %s here: %s', (registration, verdict, kind, words) => {
    const comparison = compareProof(registration, { verdict });
    expect(comparison.kind).toBe(kind);
    expect(comparison.text).toContain(words);
  });
});
