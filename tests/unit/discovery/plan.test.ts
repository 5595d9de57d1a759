import { describe, expect, it } from 'vitest';
import type { NetworkCard } from '../../../shared/contract/discovery';
import { makePlan } from '../../../electron/backend/discovery/plan';
import type { ScanRequest } from '../../../electron/backend/discovery/types';

const wired: NetworkCard = {
  name: 'eth0',
  address: '10.20.0.7',
  subnet: '10.20.0.0/29',
  mac: '02:00:00:00:00:01',
  kind: 'wired',
  hosts: 6,
  searched: true,
  heard: 0,
  problem: '',
};

const plan = (
  request: ScanRequest,
  practice: readonly string[],
  practising = practice.length > 0,
) => makePlan({ request, cards: [wired], practice, practising, rows: [] });

const hostsOf = (request: ScanRequest, practice: readonly string[] = []): readonly string[] =>
  [...plan(request, practice).asks()].map(({ host, ports }) =>
    ports.length === 1 ? `${host}:${String(ports[0])}` : host,
  );

describe('what a search asks', () => {
  it('asks the whole subnet of every card', () => {
    expect(hostsOf({})).toHaveLength(6);
    expect(plan({}, []).multicast).toEqual([wired]);
  });

  it('leaves the real network alone while somebody practises', () => {
    expect(hostsOf({}, ['127.0.0.1:40001'])).toEqual(['127.0.0.1:40001']);
    expect(plan({}, ['127.0.0.1:40001']).multicast).toEqual([]);
    expect(plan({}, ['127.0.0.1:40001']).targets).toEqual(['Practice network']);
  });

  it('asks nobody while the practice network is about to start', () => {
    expect([...plan({}, [], true).asks()]).toEqual([]);
    expect(plan({}, [], true).multicast).toEqual([]);
  });

  it('still asks a card that was chosen by name, and a range typed by hand, while practising', () => {
    expect(hostsOf({ cards: ['eth0'] }, ['127.0.0.1:40001'])).toHaveLength(7);
    expect(hostsOf({ ranges: ['10.20.0.1-2'] }, ['127.0.0.1:40001'])).toEqual([
      '10.20.0.1',
      '10.20.0.2',
    ]);
  });
});
