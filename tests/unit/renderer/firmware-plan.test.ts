import { describe, expect, test } from 'vitest';
import {
  countVerdicts,
  firmwarePlan,
  inOrderOfCare,
} from '../../../renderer/screens/firmware/plan';
import type { FirmwareRow } from '../../../shared/contract/firmware';

const row = (id: string, allowed: FirmwareRow['allowed'], verdict: FirmwareRow['verdict']) => ({
  ...{ id, name: id, address: '10.0.0.1', model: 'A05', current: '', target: '', reason: '' },
  ...{ usualSeconds: null, allowed, verdict },
});
const rows = [
  row('wrong', 'no', 'wrong-model'),
  row('one', 'yes', 'upgrade'),
  row('older', 'with-confirmation', 'downgrade'),
  row('two', 'yes', 'upgrade'),
] as const satisfies readonly FirmwareRow[];
const ids = (some: readonly FirmwareRow[]) => some.map(({ id }) => id);

describe('who takes part in an upgrade', () => {
  test('an older version takes part only where it was included, a wrong model never', () => {
    const plain = firmwarePlan(rows, { included: [], canary: null });
    expect(ids(plain.taking)).toEqual(['one', 'two']);
    expect(ids(plain.open)).toEqual(['older']);
    const included = firmwarePlan(rows, { included: ['older', 'wrong'], canary: null });
    expect(ids(included.taking)).toEqual(['one', 'older', 'two']);
    expect(ids(included.confirmed)).toEqual(['older']);
    expect(ids(included.left)).toEqual(['wrong']);
  });

  test('the one that was told goes first, where it takes part; else the first that does', () => {
    const first = (canary: string | null) => firmwarePlan(rows, { included: [], canary }).first?.id;
    expect(first('two')).toBe('two');
    expect(first('older')).toBe('one');
    expect(first(null)).toBe('one');
    expect(firmwarePlan([], { included: [], canary: 'one' }).first).toBeUndefined();
  });

  test('what needs a decision stands on top; verdicts are counted', () => {
    expect(ids(inOrderOfCare(rows))).toEqual(['older', 'one', 'two', 'wrong']);
    expect(countVerdicts(rows)).toContainEqual({ verdict: 'upgrade', count: 2 });
  });
});
