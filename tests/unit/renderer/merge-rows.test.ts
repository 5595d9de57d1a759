import { describe, expect, test } from 'vitest';
import { mergeRows } from '../../../renderer/stores/merge-rows';
import type { Found } from '../../../shared/contract/discovery';

function found(key: string, address: string, over: Partial<Found> = {}): Found {
  return {
    key,
    intercomId: null,
    name: '',
    model: 'A05',
    mac: '',
    firmware: '',
    address,
    state: 'wants-password',
    sources: ['sweep'],
    card: 'eth0',
    change: 'new',
    previousAddress: '',
    lastSeen: 0,
    ...over,
  };
}

const three = [found('a', '10.0.0.1'), found('b', '10.0.0.2'), found('c', '10.0.0.3')];

describe('rows of the Find table', () => {
  test('a changed row keeps its place, a new one comes last', () => {
    const changed = found('b', '10.0.0.2', { state: 'ready' });
    const rows = mergeRows(three, { rows: [changed, found('d', '10.0.0.4')], gone: [] });
    expect(rows.map((row) => row.key)).toEqual(['a', 'b', 'c', 'd']);
    expect(rows[1]?.state).toBe('ready');
  });

  test('a row whose MAC becomes known keeps its place under the new key', () => {
    const rows = mergeRows(three, {
      rows: [found('0C1105000001', '10.0.0.1', { mac: '0C:11:05:00:00:01' })],
      gone: ['a'],
    });
    expect(rows.map((row) => row.key)).toEqual(['0C1105000001', 'b', 'c']);
  });

  test('rows that are gone fall out, and nothing is there twice', () => {
    const rows = mergeRows(three, { rows: [found('c', '10.0.0.2')], gone: ['b'] });
    expect(rows.map((row) => row.key)).toEqual(['a', 'c']);
    expect(rows[1]?.address).toBe('10.0.0.2');
  });
});
