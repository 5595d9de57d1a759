import { describe, expect, it } from 'vitest';
import type { Fate, Item } from '../../../electron/backend/records/items';
import { takenOf } from '../../../electron/backend/records/settle';
import { reversalOf } from '../../../electron/backend/records/undo';
import { verify } from '../../../electron/backend/records/verify';
import { RECORD_KINDS } from '../../../shared/device/records';

const info = RECORD_KINDS.rfkey;
const card = (ID: string, Name: string, Code: string) => ({ ID, Name, Code });

/** The highest row goes and another comes: a table that counts on from its highest number gives 57 again. */
const before = [card('56', 'Ann', 'A1'), card('57', 'Bo', 'B2')];
const after = [card('56', 'Ann', 'A1'), card('57', 'Cid', 'C3')];
const del: Item = { operation: 'del', row: before[1]! };
const add: Item = { operation: 'add', row: { Name: 'Cid', Code: 'C3' } };
const items = [del, add];

const judged = (now: typeof after, missing = 0) =>
  verify({
    ...{ info, items, before, after: now, missing },
    fates: new Map<Item, Fate>(items.map((item) => [item, { kind: 'done' }])),
  });

describe('an ID that is given again', () => {
  it('is told as the row that it stands for now', () => {
    const { good, failed } = judged(after);
    expect([...good]).toEqual(items);
    expect(failed).toEqual([]);
  });

  it('hides neither a row that did not go nor one that did not come', () => {
    const { good, failed } = judged(before);
    expect([...good]).toEqual([]);
    expect(failed.map(({ reason }) => reason)).toEqual([
      'The intercom said OK, but this row is still there.',
      'The intercom said OK, but did not keep this row.',
    ]);
  });

  it('settles a lost answer, so that nothing is sent twice', () => {
    const known = new Set(['56']);
    const taken = takenOf({ info, now: after, known, addedBefore: [], items: [add] });
    expect([...taken]).toEqual([add]);
    const gone = takenOf({ info, now: after, known, addedBefore: [], items: [del] });
    expect([...gone]).toEqual([del]);
  });

  it('is put back as what it was', () => {
    const present = { rows: after, readOnly: new Map<string, string>() };
    const { change, left } = reversalOf({ kind: 'rfkey', known: new Set(['56']), items }, present);
    expect(change).toEqual({
      ...{ mode: 'edit', set: [], remove: ['57'] },
      add: [{ Name: 'Bo', Code: 'B2' }],
    });
    expect(left).toEqual([]);
  });
});

it('tells no row as removed that may only not have been sent', () => {
  const { good, failed } = judged([before[0]!], 1);
  expect([...good]).toEqual([]);
  expect(failed.map(({ code }) => code)).toEqual([
    'device.unknown-outcome',
    'device.unknown-outcome',
  ]);
});
