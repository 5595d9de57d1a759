import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_COPIES, surplus } from '../../../electron/backend/site/store/copies';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The copies that are left when a site is saved at these times, one after the other. */
function left(saves: readonly number[]): readonly number[] {
  let kept: readonly number[] = [];
  for (const at of saves) {
    kept = [...kept, at];
    const gone = new Set(surplus(kept, at + 1));
    kept = kept.filter((one) => !gone.has(one));
  }
  return kept;
}

describe('the copies of a site', () => {
  it('are the last ten at first', () => {
    const saves = Array.from({ length: 10 }, (_, at) => at * 1000);
    expect(left(saves)).toEqual(saves);
  });

  it('keep yesterday and last week, however often the site is saved now', () => {
    const old = [1, 2, 3, 4, 5, 6, 7].map((day) => day * DAY);
    const now = Array.from({ length: 200 }, (_, at) => 8 * DAY + at * 1000);
    const kept = left([...old, ...now]);
    expect(kept).toHaveLength(MOST_COPIES);
    expect(kept.filter((at) => at <= 7 * DAY).length).toBeGreaterThanOrEqual(2);
    expect(kept.filter((at) => at > 8 * DAY + 190_000).length).toBeGreaterThanOrEqual(2);
    expect(kept.at(-1)).toBe(8 * DAY + 199_000);
  });

  it('always keep the newest and the oldest, and never more than ten', () => {
    const times = fc.uniqueArray(fc.nat(100 * DAY), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(times, (all) => {
        const gone = new Set(surplus(all, 101 * DAY));
        const kept = all.filter((at) => !gone.has(at));
        expect(kept).toHaveLength(Math.min(all.length, MOST_COPIES));
        expect(kept).toContain(Math.max(...all));
        expect(kept).toContain(Math.min(...all));
      }),
    );
  });
});
