import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Found } from '../../../shared/contract/discovery';
import { ensurePackages } from '../../support/packages';
import { namespacesMissing } from './namespaces';
import { openSite, type TestSite } from './site';

const missing = namespacesMissing();
if (missing !== '') console.warn(`Discovery on real networks is not tested here: ${missing}.`);

describe.skipIf(missing !== '')('discovery on real networks', () => {
  let test: TestSite;
  let close = (): Promise<void> => Promise.resolve();
  const rowAt = (found: readonly Found[], address: string): Found | undefined =>
    found.find((row) => row.address === address);
  const macOf = (name: string): string => test.units[name]!.member.macs[0]!;

  beforeAll(async () => {
    await ensurePackages(['iproute2', 'avahi-daemon']);
    test = await openSite();
    close = () => test.close();
  });
  afterAll(() => close());

  it('finds every intercom of two networks, most of whose addresses are silent', async () => {
    const { discovery, steps, progressEvents, milliseconds } = await test.scan({ request: {} });
    const states = discovery.found.map(({ address, state, card }) => [address, state, card]).sort();
    expect(states).toEqual([
      ['10.77.0.10', 'wants-password', 'eth0'],
      ['10.77.0.20', 'open', 'eth0'],
      ['10.77.0.30', 'api-disabled', 'eth0'],
      ['10.77.0.40', expect.stringMatching(/^(not-whitelisted|api-disabled)$/) as string, 'eth0'],
      ['10.77.0.81', 'wants-password', 'eth0'],
      ['10.77.0.82', 'wants-password', 'eth0'],
      ['10.78.0.10', 'wants-password', 'eth1'],
      ['https://10.77.0.60', 'wants-password', 'eth0'],
    ]);
    expect(discovery.found.every(({ change }) => change === 'new')).toBe(true);
    expect(discovery.progress).toMatchObject({ scanning: false, asked: 508, total: 508, found: 8 });
    expect(discovery.progress.targets).toEqual(['10.77.0.0/24 (eth0)', '10.78.0.0/24 (eth1)']);
    // The first row comes while the search still has most of its way to go.
    expect(steps[0]!.asked).toBeLessThan(508);
    expect(progressEvents).toBeLessThanOrEqual(milliseconds / 100 + 2);
  });

  it('learns MACs from the neighbour table, and model and firmware where they are told', async () => {
    const { found } = (await test.scan({ request: {} })).discovery;
    for (const [name, address] of [
      ['guarded', '10.77.0.10'],
      ['open', '10.77.0.20'],
      ['disabled', '10.77.0.30'],
      ['listed', '10.77.0.40'],
      ['secure', 'https://10.77.0.60'],
      ['across', '10.78.0.10'],
    ] as const)
      expect(rowAt(found, address)).toMatchObject({
        mac: macOf(name),
        key: macOf(name).replaceAll(':', ''),
        change: 'same',
      });
    expect(rowAt(found, '10.77.0.20')).toMatchObject({ model: 'A01' });
    expect(rowAt(found, '10.77.0.20')?.firmware).not.toBe('');
    expect(rowAt(found, '10.77.0.30')).toMatchObject({ model: 'E18C' });
    const pair = ['10.77.0.81', '10.77.0.82'].map((address) => rowAt(found, address)?.mac);
    expect(pair.sort()).toEqual(['', macOf('pair')]);
  });

  it('hears mDNS and ONVIF, and makes no row of a speaker that is no intercom', async () => {
    // A speaker may keep silent for a while (mDNS forbids it to repeat itself within a second).
    let found: readonly Found[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      ({ found } = (await test.scan({ request: {} })).discovery);
      const heard = rowAt(found, '10.77.0.10')?.sources.includes('mdns') ?? false;
      if (heard && rowAt(found, '10.77.0.20')?.sources.includes('onvif')) break;
    }
    expect(rowAt(found, '10.77.0.10')?.sources.toSorted()).toEqual(['mdns', 'sweep']);
    expect(rowAt(found, '10.77.0.20')).toMatchObject({ name: 'Front gate', model: 'A01' });
    expect(rowAt(found, '10.77.0.20')?.sources.toSorted()).toEqual(['onvif', 'sweep']);
    expect(rowAt(found, '10.77.0.90')).toBeUndefined();
  });

  it('says on each card what was heard, and what takes its route', async () => {
    const { namespace } = test.laptop;
    const ip = (...parameters: readonly string[]): string =>
      test.site.ip('-n', namespace, ...parameters);
    // A pair of cards stands in for a tunnel, which not every kernel offers here.
    ip('link', 'add', 'tun0', 'type', 'veth', 'peer', 'name', 'veth9');
    ip('link', 'set', 'veth9', 'up');
    ip('addr', 'add', '10.9.0.1/32', 'dev', 'tun0');
    ip('link', 'set', 'tun0', 'up');
    ip('route', 'add', '10.78.0.128/25', 'dev', 'tun0');
    try {
      const { cards } = (await test.scan({ request: {} })).discovery;
      const facts = cards.map(({ name, kind, heard, searched }) => [name, kind, heard, searched]);
      expect(facts).toEqual([
        ['lo', 'loopback', 0, false],
        ['eth0', 'wired', 7, true],
        ['eth1', 'wired', 1, true],
        ['tun0', 'vpn', 0, false],
      ]);
      expect(cards[1]?.problem).toBe('');
      expect(cards[2]?.problem).toContain('The VPN tun0 takes the route to 10.78.0.0/24');
    } finally {
      ip('link', 'del', 'tun0');
    }
  });

  it('gives a typed address its row whatever is there', async () => {
    const ranges = ['10.77.0.90', '10.77.0.200', '10.77.0.30-31'];
    const { discovery } = await test.scan({ request: { ranges } });
    expect(discovery.progress).toMatchObject({ asked: 4, total: 4 });
    expect(rowAt(discovery.found, '10.77.0.90')).toMatchObject({
      state: 'not-an-intercom',
      sources: ['manual'],
    });
    expect(rowAt(discovery.found, '10.77.0.200')).toMatchObject({ state: 'no-answer' });
    expect(rowAt(discovery.found, '10.77.0.30')).toMatchObject({
      state: 'api-disabled',
      change: 'same',
    });
    // What was not asked is not said to have left.
    expect(discovery.found.filter(({ change }) => change === 'left')).toEqual([]);
    const next = (await test.scan({ request: {} })).discovery.found;
    expect(rowAt(next, '10.77.0.90')).toBeUndefined();
    expect(rowAt(next, '10.77.0.200')).toBeUndefined();
  });

  it('searches only the cards that were chosen', async () => {
    const { discovery } = await test.scan({ request: { cards: ['eth1'] } });
    expect(discovery.progress.targets).toEqual(['10.78.0.0/24 (eth1)']);
    expect(discovery.found.filter(({ change }) => change === 'left')).toEqual([]);
  });

  it('stops at once, with every connection closed', async () => {
    const report = await test.scan({ request: {}, abortOnRow: true });
    expect(report.socketsBefore).toBeGreaterThan(50);
    // What other programs took of the processor meanwhile is not the search's fault.
    expect(report.stoppedAfter! - report.heldUp).toBeLessThan(200);
    expect(report.closedAfter! - report.heldUp).toBeLessThan(200);
    expect(report.discovery.progress.scanning).toBe(false);
    expect(report.discovery.progress.asked).toBeLessThan(508);
    // Rows that the search did not get to are still there as they were.
    expect(report.discovery.found.filter(({ change }) => change !== 'left')).toHaveLength(8);
  });

  it('marks what left and what moved', async () => {
    const { namespace } = test.units['disabled']!.member;
    test.site.ip('-n', namespace, 'addr', 'flush', 'dev', 'eth0');
    test.site.ip('-n', namespace, 'addr', 'add', '10.77.0.133/24', 'dev', 'eth0');
    await test.units['listed']!.program.stop();
    const { found } = (await test.scan({ request: {} })).discovery;
    expect(found.find(({ mac }) => mac === macOf('disabled'))).toMatchObject({
      address: '10.77.0.133',
      previousAddress: '10.77.0.30',
      change: 'moved',
    });
    expect(found.find(({ mac }) => mac === macOf('listed'))).toMatchObject({ change: 'left' });
    expect(rowAt(found, '10.77.0.10')).toMatchObject({ change: 'same' });
    expect(found).toHaveLength(8);
  });
});
