import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Address } from '../../../electron/backend/driver/types';
import { open, standingClock, type StandingClock } from './support/open';
import { json, OK, serve } from './support/server';

/** A TCP server whose every connection is handed over raw. */
async function raw(handle: (socket: Socket, count: number) => void): Promise<Address> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    count += 1;
    handle(socket, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { scheme: 'http', host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const REPLY = '{"retcode":0,"message":"OK"}';
const HTTP = `HTTP/1.1 200 OK\r\nContent-Length: ${REPLY.length}\r\n\r\n${REPLY}`;

describe('connections that fail', () => {
  it('says that the port is closed', async () => {
    const gone = await raw(() => undefined);
    const address = { ...gone, port: 1 };
    await expect(open(address).call('sip/get')).rejects.toMatchObject({
      code: 'net.refused',
      message: '127.0.0.1:1 refuses the connection.',
      details: { address: '127.0.0.1:1', sent: false },
    });
  });

  it('says that the name is not known', async () => {
    const address = { scheme: 'http', host: 'no-such-door.invalid', port: 80 } as const;
    await expect(open(address).call('sip/get')).rejects.toMatchObject({ code: 'net.unknown-host' });
  });

  it('names address and seconds where no answer comes', async () => {
    const address = await raw(() => undefined);
    const driver = open(address, { timeouts: { connect: 10_000, read: 200 } });
    await expect(driver.call('sip/get')).rejects.toMatchObject({
      code: 'net.timeout',
      message: `No answer from 127.0.0.1:${address.port} in 0.2 s.`,
    });
  });

  it('takes the limit of the call in place of the usual one', async () => {
    const driver = open(await raw(() => undefined));
    await expect(driver.call('sip/get', {}, { timeoutMs: 100 })).rejects.toThrow('in 0.1 s');
  });

  it('times out where the body of the reply stops', async () => {
    const address = await raw((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n{"ret'));
    const driver = open(address, { timeouts: { connect: 10_000, read: 200 } });
    await expect(driver.call('sip/get')).rejects.toMatchObject({ code: 'net.timeout' });
  });

  it('says that the answer is no HTTP', async () => {
    const address = await raw((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n')));
    await expect(open(address).call('sip/get')).rejects.toMatchObject({ code: 'device.bad-reply' });
  });

  it('says that a truncated reply was dropped', async () => {
    const address = await raw((socket) => socket.once('data', () => socket.end(HTTP.slice(0, -5))));
    await expect(open(address).call('sip/get')).rejects.toMatchObject({ code: 'net.dropped' });
  });
});

describe('a lost answer', () => {
  it.each([
    ['dropped', (socket: Socket) => socket.destroy()],
    ['cut off', (socket: Socket) => socket.end(HTTP.slice(0, -5))],
    ['garbled', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"retc')],
    ['not sent', (_: Socket, time: StandingClock) => time.advance(15_000)],
  ])('of a write, %s, leaves the outcome unknown and is not asked again', async (_, lose) => {
    let asked = 0;
    const clock = standingClock();
    const address = await raw((socket) => {
      socket.once('data', () => {
        asked += 1;
        lose(socket, clock);
      });
    });
    await expect(
      open(address, { clock }).call('relay/set', { 'Config.X': '1' }),
    ).rejects.toMatchObject({ code: 'device.unknown-outcome' });
    expect(asked).toBe(1);
  });

  it('of a write that was never sent is an ordinary failure', async () => {
    const driver = open({ scheme: 'http', host: '127.0.0.1', port: 1 });
    await expect(driver.call('relay/set', { 'Config.X': '1' })).rejects.toMatchObject({
      code: 'net.refused',
    });
  });
});

describe('kept-alive connections', () => {
  /** Answers the first request of a connection and resets it at the second. */
  const onceOnly = (requests: string[]) =>
    raw((socket) => {
      let answered = false;
      socket.on('data', (data) => {
        requests.push(/"action":"(\w+)"/.exec(data.toString())?.[1] ?? '');
        if (answered) socket.resetAndDestroy();
        else socket.write(HTTP);
        answered = true;
      });
    });

  it('asks again once where a used one dies under a reading call', async () => {
    const requests: string[] = [];
    const driver = open(await onceOnly(requests));
    await driver.call('relay/get');
    await driver.call('relay/status');
    expect(requests).toEqual(['get', 'status', 'status']);
  });

  it('never sends a write on a used one', async () => {
    const requests: string[] = [];
    const driver = open(await onceOnly(requests));
    await driver.call('relay/get');
    await driver.call('relay/set', { 'Config.X': '1' });
    await driver.call('relay/set', { 'Config.X': '2' });
    expect(requests).toEqual(['get', 'set', 'set']);
  });

  it('does not ask again where a fresh one dies', async () => {
    let connections = 0;
    const address = await raw((socket, count) => {
      connections = count;
      socket.once('data', () => socket.resetAndDestroy());
    });
    await expect(open(address).call('relay/get')).rejects.toMatchObject({ code: 'net.dropped' });
    expect(connections).toBe(1);
  });

  it('is reused by reading calls', async () => {
    const server = await serve((_, response) => json(response, OK));
    const driver = open(server.address);
    for (let count = 0; count < 3; count += 1) await driver.call('relay/status');
    expect(server.connections).toBe(1);
  });
});

describe('the queue', () => {
  it('asks one at a time, in order', async () => {
    let running = 0;
    let most = 0;
    const server = await serve(async (_, response) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      json(response, OK);
    });
    const driver = open(server.address);
    const phones = ['1', '2', '3', '4', '5'];
    await Promise.all(phones.map((Phone) => driver.call('call/dial', { Phone })));
    expect(most).toBe(1);
    expect(server.seen.map(({ body }) => /"Phone":"(\d)"/.exec(body)?.[1])).toEqual(phones);
  });

  it('asks several at once where it may', async () => {
    const waiting: (() => void)[] = [];
    const server = await serve(async (_, response) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        // Nobody is answered before all three are there.
        if (waiting.length === 3) for (const go of waiting) go();
      });
      json(response, OK);
    });
    const driver = open(server.address, { concurrency: 3 });
    await Promise.all([1, 2, 3].map(() => driver.call('relay/status')));
    expect(server.seen).toHaveLength(3);
  });

  it('leaves a call under way alone where a write gets a connection of its own', async () => {
    let answerSlow: () => void = () => undefined;
    let arrived: () => void = () => undefined;
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const server = await serve((request, response) => {
      if (request.url.endsWith('sip/get')) {
        answerSlow = () => json(response, OK);
        arrived();
      } else json(response, OK);
    });
    const driver = open(server.address, { concurrency: 2 });
    await driver.call('relay/get');
    const slow = driver.call('sip/get');
    await there;
    await driver.call('relay/set', { 'Config.X': '1' });
    answerSlow();
    await expect(slow).resolves.toMatchObject({ retcode: 0 });
    expect(server.seen).toHaveLength(3);
  });

  it('cancels what is under way and what waits, at once, and goes on', async () => {
    let arrived: () => void = () => undefined;
    const there = new Promise<void>((resolve) => (arrived = resolve));
    let hang = true;
    const server = await serve((_, response) => {
      if (hang) arrived();
      else json(response, OK);
    });
    const driver = open(server.address);
    const first = new AbortController();
    const second = new AbortController();
    const flying = driver.call('relay/get', {}, { signal: first.signal });
    const waiting = driver.call('sip/get', {}, { signal: second.signal });
    const last = driver.call('relay/status');
    await there;
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'call.cancelled' });
    hang = false;
    first.abort();
    await expect(flying).rejects.toMatchObject({ code: 'call.cancelled' });
    await expect(last).resolves.toMatchObject({ retcode: 0 });
    expect(server.seen).toHaveLength(2);
    const aborted = driver.call('relay/get', {}, { signal: first.signal });
    await expect(aborted).rejects.toMatchObject({ code: 'call.cancelled' });
  });

  it('ends everything when it is closed', async () => {
    let arrived: () => void = () => undefined;
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const server = await serve(() => arrived());
    const driver = open(server.address);
    const calls = [driver.call('relay/get'), driver.call('relay/status')];
    const ends = calls.map((call) =>
      expect(call).rejects.toMatchObject({ code: 'call.cancelled' }),
    );
    await there;
    await driver.close();
    await Promise.all(ends);
    await expect(driver.call('relay/get')).rejects.toMatchObject({ code: 'call.cancelled' });
  });
});
