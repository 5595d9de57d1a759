import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/backend/driver/address';
import type { Driver } from '../../../electron/backend/driver/types';
import { createChunkSizes } from '../../../electron/backend/records/chunk-sizes';
import type { Item } from '../../../electron/backend/records/items';
import { readRecords } from '../../../electron/backend/records/read';
import { Sender } from '../../../electron/backend/records/sender';
import type { VirtualIntercom } from '../../../electron/backend/virtual';
import { AppError } from '../../../shared/errors';
import { ADMIN, open } from '../../unit/driver/support/open';
import { intercom } from '../services/support';
import { impatient } from './support';

/** The driver of a unit whose firmware cannot change rows, and refuses those that `no` names. */
function withoutSet(unit: VirtualIntercom, no: readonly string[] = []): Driver {
  const driver = open(parseAddress(unit.address), { credentials: ADMIN });
  const call: Driver['call'] = async (name, data, options) => {
    if (name.endsWith('/set')) throw new AppError('device.unsupported', 'No such action.');
    const sent = JSON.stringify(data ?? {});
    if (name.endsWith('/add') && no.some((word) => sent.includes(word)))
      throw new AppError('device.refused', 'The intercom refused it.');
    return await driver.call(name, data, options);
  };
  return new Proxy(driver, {
    get(target, key) {
      if (key === 'call') return call;
      const value = Reflect.get(target, key, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function change(no: readonly string[] = []) {
  const rfkey = ['Ann', 'Bob'].map((Name, i) => ({ ID: String(i + 1), Name, Code: `A${i}` }));
  const unit = await intercom({ model: 'A05', seed: { rfkey } });
  const driver = withoutSet(unit, no);
  const list = {
    driver,
    model: 'A05',
    kind: 'rfkey',
    signal: new AbortController().signal,
  } as const;
  const present = await readRecords(list);
  const sender = new Sender({
    ...{ ...list, present, clock: impatient, sizes: createChunkSizes(), unit: 'A05' },
    onProgress: () => undefined,
    onFirst: () => undefined,
  });
  const items = present.rows.map((before): Item => ({
    operation: 'set',
    row: { ...before, Name: `${before['Name']}2` },
    before,
  }));
  await sender.send(items);
  const names = unit.state.records.rfkey.rows.map((row) => row['Name']).sort();
  return { fates: items.map((item) => sender.fates.get(item)), names };
}

describe('a unit that cannot change a row', () => {
  it('has it taken out and added anew', async () => {
    const { fates, names } = await change();
    expect(fates).toEqual([{ kind: 'replaced' }, { kind: 'replaced' }]);
    expect(names).toEqual(['Ann2', 'Bob2']);
  });

  it('has the row as it was again where it does not take the new one', async () => {
    const { fates, names } = await change(['Bob2']);
    expect(fates[1]).toMatchObject({ kind: 'failed', code: 'device.refused' });
    expect(fates[1]).toMatchObject({ reason: expect.stringContaining('put back') as string });
    expect(names).toEqual(['Ann2', 'Bob']);
  });
});
