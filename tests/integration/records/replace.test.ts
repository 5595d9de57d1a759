import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../electron/backend/driver/address';
import type { Driver } from '../../../electron/backend/driver/types';
import { jobWithinStep } from '../../../electron/backend/jobs/within-step';
import { applyRecords, STEPS } from '../../../electron/backend/records/apply-job';
import { createChunkSizes } from '../../../electron/backend/records/chunk-sizes';
import type { Item } from '../../../electron/backend/records/items';
import { readRecords, type Present } from '../../../electron/backend/records/read';
import { Sender } from '../../../electron/backend/records/sender';
import { reversalOf, type Changed } from '../../../electron/backend/records/undo';
import type { FaultOptions } from '../../../electron/backend/virtual/faults';
import type { VirtualIntercom } from '../../../electron/backend/virtual';
import type { RecordChange } from '../../../shared/contract/records';
import { AppError, toAppError } from '../../../shared/errors';
import { ADMIN, open } from '../../unit/driver/support/open';
import { intercom } from '../services/support';
import { cards, impatient } from './support';

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

interface Trouble {
  /** Rows with these words are refused. */
  readonly no?: readonly string[];
  /** Once, before the unit is changed. */
  readonly fault?: FaultOptions;
  /** Stops the work as soon as the fault strikes. */
  readonly stop?: boolean;
}

async function change({ no, fault, stop = false }: Trouble = {}) {
  const stopping = new AbortController();
  const rfkey = ['Ann', 'Bob'].map((Name, i) => ({ ID: String(i + 1), Name, Code: `A${i}` }));
  const unit = await intercom({ model: 'A05', seed: { rfkey } });
  const driver = withoutSet(unit, no);
  const list = {
    driver,
    model: 'A05',
    kind: 'rfkey',
    signal: stopping.signal,
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
  if (fault) {
    const struck = unit.faults.add(fault);
    if (stop) void struck.hit.then(() => stopping.abort());
  }
  const ended = await sender.send(items).catch((error: unknown) => toAppError(error).code);
  const names = unit.state.records.rfkey.rows.map((row) => row['Name']).sort();
  return { ended, fates: items.map((item) => sender.fates.get(item)), names };
}

/** Renames all rows by a job, whose undo is then asked for what it puts back, and puts it back. */
async function changeAndUndo(fault: FaultOptions) {
  const rfkey = cards(2).map((row, i) => ({ ...row, ID: String(i + 1), Name: ['Ann', 'Bob'][i]! }));
  const unit = await intercom({ model: 'A05', seed: { rfkey } });
  const about = {
    ...{ driver: withoutSet(unit), clock: impatient, sizes: createChunkSizes() },
    ...({ kind: 'rfkey', model: 'A05', firmware: '' } as const),
  };
  let kept: Changed | undefined;
  const run = async (change: (present: Present) => RecordChange, keep: boolean): Promise<void> => {
    const quiet = { detail: () => undefined, progress: () => undefined };
    const signal = new AbortController().signal;
    const { job } = jobWithinStep({ id: 'a', report: quiet, steps: STEPS, signal });
    await applyRecords(job, {
      ...{ ...about, change },
      onChange: (changed) => void (kept = keep ? changed : kept),
    });
  };
  unit.faults.add(fault);
  await run(
    ({ rows }) => ({
      ...{ mode: 'edit', add: [], remove: [] },
      set: rows.map((row) => ({ ...row, Name: `${row['Name']}2` })),
    }),
    true,
  );
  const names = () => unit.state.records.rfkey.rows.map((row) => row['Name']).sort();
  const between = names();
  const changed = kept!;
  let left = 0;
  await run((present) => {
    const back = reversalOf(changed, present);
    left = back.left.length;
    return back.change;
  }, false);
  return { between, left, names: names() };
}

describe('a unit that cannot change a row', () => {
  it('has it taken out and added anew', async () => {
    const { fates, names } = await change();
    expect(fates).toEqual([{ kind: 'replaced' }, { kind: 'replaced' }]);
    expect(names).toEqual(['Ann2', 'Bob2']);
  });

  it('has the row as it was again where it does not take the new one', async () => {
    const { fates, names } = await change({ no: ['Bob2'] });
    expect(fates[1]).toMatchObject({ kind: 'failed', code: 'device.refused' });
    expect(fates[1]).toMatchObject({ reason: expect.stringContaining('put back') as string });
    expect(names).toEqual(['Ann2', 'Bob']);
  });

  it.each(['del', 'add'])('is asked again where it is too busy to %s', async (action) => {
    const fault = { kind: 'busy', target: 'rfkey', action, times: 2 } as const;
    const { fates, names } = await change({ fault });
    expect(fates).toEqual([{ kind: 'replaced' }, { kind: 'replaced' }]);
    expect(names).toEqual(['Ann2', 'Bob2']);
  });

  it.each(['busy', 'drop-before'] as const)(
    'has no row missing where the work is stopped while it is out (%s)',
    async (kind) => {
      const fault = { kind, target: 'rfkey', action: 'add' } as const;
      const { ended, names } = await change({ fault, stop: true });
      expect(ended).toBe('call.cancelled');
      expect(names).toHaveLength(2);
      expect(names).toContain('Bob');
    },
  );

  it('gets back by an undo what it lost while it was out', async () => {
    const fault: FaultOptions = {
      ...{ kind: 'said-ok-but-stored-nothing', target: 'rfkey', action: 'add' },
    };
    const { between, left, names } = await changeAndUndo(fault);
    expect(between).toEqual(['Bob2']);
    expect(names).toEqual(['Ann', 'Bob']);
    expect(left).toBe(0);
  });
});
