import { describe, expect, it } from 'vitest';
import type { BossFinding } from '../../../shared/contract/access';
import {
  agreementOf,
  bossLines,
  idsIn,
  kindsIn,
} from '../../../renderer/components/boss-warning/lines';

const finding = (kind: BossFinding['kind'], text: string, certain = true): BossFinding => ({
  ...{ kind, text, certain },
  keys: ['Config.X.Y.Z'],
});
const pnp = finding('pnp', 'pnp', false);
const results = [
  { id: 'a', bosses: [pnp], error: null },
  { id: 'b', bosses: [finding('cloud', 'cloud one'), pnp], error: null },
  { id: 'c', bosses: [finding('cloud', 'cloud two')], error: null },
];

describe('the lines about who else writes', () => {
  const lines = bossLines(results);

  it('says the same about several once, and the certain first', () => {
    expect(lines.map(({ finding: { text }, ids }) => [text, ...ids])).toEqual([
      ['cloud one', 'b'],
      ['cloud two', 'c'],
      ['pnp', 'a', 'b'],
    ]);
    expect(kindsIn(lines)).toEqual(['cloud', 'pnp']);
    expect([...idsIn(lines)].sort()).toEqual(['a', 'b', 'c']);
  });

  it('takes an agreement for exactly what was shown, in whatever order it comes', () => {
    expect(agreementOf(bossLines([...results].reverse()))).toBe(agreementOf(lines));
    expect(agreementOf(bossLines(results.slice(1)))).not.toBe(agreementOf(lines));
  });
});
