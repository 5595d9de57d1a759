import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  parseUptime,
  readNetwork,
  readSwitches,
  relayNames,
} from '../../../electron/backend/services/device/reading';

const FIXTURES = process.env.LINTEL_FIXTURES ?? join(process.cwd(), '..', 'shared', 'fixtures');

function fixture(name: string): Record<string, unknown> {
  try {
    const reply = JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { data: object };
    return { ...reply.data };
  } catch (error) {
    throw new Error(`The replies of real units are missing: ${FIXTURES} (or LINTEL_FIXTURES).`, {
      cause: error,
    });
  }
}

describe('time since start', () => {
  it.each([
    ['137', 137],
    ['3 days', 259_200],
    ['1 day 02:03:04', 93_784],
    ['02:03', 7_380],
    ['2 h 5 min', 7_500],
    ['0', 0],
    ['', undefined],
    [undefined, undefined],
    ['soon', undefined],
  ])('%s is %s', (text, seconds) => expect(parseUptime(text)).toBe(seconds));
});

describe('relays and inputs', () => {
  it('reads numbers, and the words of a real unit as its door', () => {
    expect(readSwitches('Relay', { RelayA: 0, RelayB: '1', RelayC: '' })).toEqual([
      { letter: 'A', name: '', on: false },
      { letter: 'B', name: '', on: true },
    ]);
    expect(readSwitches('Relay', fixture('relay.status.pyakuvox-ha.json'), { A: 'Gate' })).toEqual([
      { letter: 'A', name: 'Gate', on: false },
      { letter: 'B', name: '', on: true },
    ]);
    expect(readSwitches('Input', {})).toEqual([]);
  });

  it('finds names in both families of keys', () => {
    expect(relayNames(fixture('config.get.relay-keys.pylocal-akuvox.json'))).toEqual({
      A: 'Relay1',
    });
    expect(relayNames({ 'Config.DoorSetting.RELAY.RelayBName': 'Garage' })).toEqual({
      B: 'Garage',
    });
  });
});

it('reads the network as the manual has it, and does not mind what is missing', () => {
  expect(
    readNetwork({
      PortType: '1',
      LinkStatus: '2',
      IPAddress: '10.0.0.9',
      DNS1: '',
      DNS2: '1.1.1.1',
    }),
  ).toEqual({
    mode: 'static',
    link: 'ip-conflict',
    address: '10.0.0.9',
    mask: '',
    gateway: '',
    dns: ['1.1.1.1'],
  });
  expect(readNetwork({})).toMatchObject({ mode: 'unknown', link: 'unknown', dns: [] });
});
