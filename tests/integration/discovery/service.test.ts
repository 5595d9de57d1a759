import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createDiscovery,
  type DiscoveryOptions,
  type DiscoveryService,
  type KnownIntercom,
} from '../../../electron/backend/discovery';
import { identify } from '../../../electron/backend/driver/identify';
import { systemClock } from '../../../electron/backend/system-clock';
import { startVirtualIntercom, type VirtualIntercom } from '../../../electron/backend/virtual';
import type { Found, SearchProgress } from '../../../shared/contract/discovery';

const never = (): AbortSignal => new AbortController().signal;

describe('the discovery service', () => {
  let guarded: VirtualIntercom;
  let open: VirtualIntercom;
  let discovery: DiscoveryService;
  let progress: SearchProgress[];
  /** The list as somebody has it who only follows the events. */
  let mirror: Map<string, Found>;
  let known: KnownIntercom[];
  const servers: Server[] = [];

  const start = (more: Partial<DiscoveryOptions> = {}): DiscoveryService =>
    createDiscovery({
      clock: systemClock,
      log: () => undefined,
      emit: (name, payload) => {
        if (name === 'discovery.progress') progress.push(payload as SearchProgress);
        if (name !== 'discovery.found') return;
        const { rows, gone } = payload as { rows: readonly Found[]; gone: readonly string[] };
        for (const key of gone) mirror.delete(key);
        for (const row of rows) mirror.set(row.key, row);
      },
      identify,
      known: {
        byMac: (mac) => known.find((one) => one.mac === mac),
        byAddress: (address) => known.find((one) => one.address === address),
      },
      // No card: a test must not knock at the doors of the network that it happens to run in.
      readCards: () => [],
      ...more,
    });

  /** A port where something listens that never says a word. */
  const startMute = async (): Promise<string> => {
    const server = createServer(() => undefined);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };

  beforeEach(async () => {
    progress = [];
    mirror = new Map();
    known = [];
    guarded = await startVirtualIntercom({ model: 'A05' });
    open = await startVirtualIntercom({ model: 'A01', auth: { mode: 'none' } });
    discovery = start();
  });
  afterEach(async () => {
    await discovery.close();
    await Promise.all([guarded.stop(), open.stop()]);
    for (const server of servers.splice(0)) server.close();
    expect([...mirror.values()]).toEqual(discovery.get().found);
  });

  it('finds units at typed loopback addresses, also as a range with a port', async () => {
    const port = guarded.address.split(':')[1]!;
    const { found } = await discovery.scan(
      { ranges: [`127.0.0.1-2:${port}`, open.address] },
      never(),
    );
    expect(found.map(({ address, state, sources }) => [address, state, sources]).sort()).toEqual(
      [
        [guarded.address, 'wants-password', ['manual']],
        [open.address, 'open', ['manual']],
      ].sort(),
    );
    const row = found.find(({ state }) => state === 'open');
    expect(row).toMatchObject({ mac: open.mac, model: 'A01', key: open.mac.replaceAll(':', '') });
  });

  it('never sends a password', async () => {
    await discovery.scan({ ranges: [guarded.address, open.address] }, never());
    const requests = [...guarded.requests, ...open.requests];
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });

  it('takes hosts from a list, and a name once it is resolved', async () => {
    const port = open.address.split(':')[1]!;
    const { found, progress: last } = await discovery.scan(
      { hosts: [guarded.address, `localhost:${port}`] },
      never(),
    );
    expect(found.map(({ sources }) => sources)).toEqual([['list'], ['list']]);
    expect(found.map(({ address }) => address).sort()).toEqual(
      [guarded.address, open.address].sort(),
    );
    expect(last).toMatchObject({ targets: ['List of 2 hosts'], total: 2, asked: 2 });
  });

  it('follows a redirect to HTTPS and keeps that address', async () => {
    const secure = await startVirtualIntercom({ model: 'R29', https: 'redirect' });
    try {
      const { found } = await discovery.scan({ ranges: [secure.address] }, never());
      expect(found).toMatchObject([{ address: secure.secureUrl, state: 'wants-password' }]);
    } finally {
      await secure.stop();
    }
  });

  it('says of a silent typed address and of an unknown name that there is no answer', async () => {
    const gone = open.address;
    await open.stop();
    const { found } = await discovery.scan({ ranges: [gone, 'no-such-host.invalid'] }, never());
    expect(found.map(({ address, state }) => [address, state]).sort()).toEqual(
      [
        [gone, 'no-answer'],
        ['no-such-host.invalid', 'no-answer'],
      ].sort(),
    );
    expect(discovery.get().progress.found).toBe(0);
  });

  it('puts in what is known about a unit, by MAC and by address', async () => {
    const fact = { model: 'A05', firmware: '1.2.3.4', state: 'ready' } as const;
    known = [
      { ...fact, id: 'one', name: 'Gate', mac: '0C:11:05:00:00:01', address: guarded.address },
      { ...fact, id: 'two', name: 'Door', mac: open.mac, address: '192.0.2.1' },
    ];
    const { found } = await discovery.scan({ ranges: [guarded.address, open.address] }, never());
    const rows = new Map(found.map((row) => [row.intercomId, row]));
    // It wants a password, and we have the right one: ready. But "open" is a warning that stays.
    expect(rows.get('one')).toMatchObject({
      name: 'Gate',
      state: 'ready',
      mac: '0C:11:05:00:00:01',
    });
    expect(rows.get('two')).toMatchObject({ name: 'Door', state: 'open', address: open.address });
  });

  it('searches the practice network with every search without ranges, until it ends', async () => {
    discovery.setPractice([guarded.address, open.address]);
    const first = await discovery.scan({}, never());
    expect(first.found.map(({ sources }) => sources)).toEqual([['practice'], ['practice']]);
    expect(first.progress).toMatchObject({ total: 2, found: 2, targets: ['Practice network'] });
    await open.stop();
    const second = await discovery.scan({}, never());
    expect(second.found.map(({ change }) => change).sort()).toEqual(['left', 'same']);
    discovery.setPractice([]);
    expect(discovery.get().found).toEqual([]);
  });

  it('asks rows that were typed before again with "search everywhere"', async () => {
    await discovery.scan({ ranges: [guarded.address, open.address] }, never());
    await open.stop();
    const { found } = await discovery.scan({}, never());
    expect(found.find(({ state }) => state === 'wants-password')?.change).toBe('same');
    expect(found.find(({ mac }) => mac === open.mac)?.change).toBe('left');
    expect(discovery.clear({ onlyLeft: true }).found).toHaveLength(1);
    expect(discovery.clear({ onlyLeft: false }).found).toEqual([]);
  });

  it('refuses a range that cannot be read and leaves all as it was', async () => {
    const refused = discovery.scan({ ranges: ['10.0.0.0/99'] }, never());
    await expect(refused).rejects.toMatchObject({ code: 'scan.bad-range' });
    expect(progress).toEqual([]);
  });

  it('runs one search at a time, and stops it at once on request', async () => {
    const mute = await startMute();
    const running = discovery.scan({ ranges: [guarded.address, mute] }, never());
    await expect(discovery.scan({}, never())).rejects.toMatchObject({ code: 'scan.running' });
    await expect.poll(() => discovery.get().found.length).toBe(1);
    expect((await discovery.stop()).progress.scanning).toBe(false);
    const { found, progress: last } = await running;
    expect(last.scanning).toBe(false);
    expect(found.map(({ address }) => address)).toEqual([guarded.address]);
    expect(progress.at(-1)).toEqual(last);
    await discovery.scan({ ranges: [guarded.address] }, never());
  });

  it('ends with what was found when the call is cancelled, also before it began', async () => {
    const { found, progress: last } = await discovery.scan(
      { ranges: [open.address] },
      AbortSignal.abort(),
    );
    expect(found).toEqual([]);
    expect(last).toMatchObject({ scanning: false, asked: 0 });
  });

  it('keeps a row of a unit that is there but too busy to answer', async () => {
    const mute = await startMute();
    discovery = start({
      identify: (address, options) => identify(address, { ...options, timeoutMs: 100 }),
    });
    discovery.note({ address: mute, state: 'ready', mac: '0C:11:05:00:00:09' });
    const { found } = await discovery.scan({}, never());
    expect(found).toMatchObject([{ state: 'ready', change: 'new' }]);
  });

  it('takes in what a sign-in learnt', async () => {
    await discovery.scan({ ranges: [guarded.address] }, never());
    discovery.note({
      address: guarded.address,
      state: 'ready',
      mac: guarded.mac,
      intercomId: 'one',
      name: 'Gate',
    });
    expect(discovery.get().found).toMatchObject([
      { key: guarded.mac.replaceAll(':', ''), intercomId: 'one', name: 'Gate', state: 'ready' },
    ]);
  });

  it('tells its progress ten times a second at most', async () => {
    const began = Date.now();
    await discovery.scan({ ranges: ['127.0.1.0/24:9'] }, never());
    const seconds = (Date.now() - began) / 1000;
    expect(progress.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2);
    expect(progress.at(-1)).toMatchObject({ scanning: false, asked: 254, total: 254 });
    const asked = progress.map((step) => step.asked);
    expect(asked).toEqual([...asked].sort((a, b) => a - b));
  });
});
