import { describe, expect, it } from 'vitest';
import { MASK } from '../../../../shared/device/secret-mask';
import { isAppError } from '../../../../shared/errors';
import type { Site } from '../../../../shared/site/document';
import {
  applyEdits,
  siteEditSchema,
  type Clash,
  type SiteEdit,
} from '../../../../shared/site/edits';
import { bigSite, door, person, site } from '../../../support/site-parts';

const before = site({
  doors: [door('d1', { edited: 5 }), door('d2')],
  people: [
    person('p1', { userId: '7', doors: ['d1', 'd2'], edited: 5 }),
    person('p2', { userId: 'K-12' }),
  ],
  dialRules: [{ id: 'r1', prefix: '9', replacements: ['1'], doors: ['d1'] }],
});

function clashesOf(work: () => unknown): readonly Clash[] {
  try {
    work();
  } catch (error) {
    if (isAppError(error, 'site.conflict')) return error.details.conflicts as Clash[];
    throw error;
  }
  return [];
}
const apply = (...edits: readonly SiteEdit[]): Site => applyEdits(before, edits);

describe('edits of a site', () => {
  it('put, replace and remove items, each by its ID', () => {
    const after = apply(
      { edit: 'put-door', item: door('d3') },
      { edit: 'put-person', item: person('p2', { name: 'Lucy', userId: 'K-12' }) },
      { edit: 'remove', list: 'people', items: [{ id: 'p1', edited: 5 }] },
    );
    expect(after.doors.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
    expect(after.people.map(({ name }) => name)).toEqual(['Lucy']);
  });

  it('give people the next free user ID', () => {
    const after = apply(
      { edit: 'put-person', item: person('a') },
      { edit: 'put-person', item: person('b', { userId: '8' }) },
      { edit: 'put-person', item: person('c') },
    );
    expect(after.people.map(({ userId }) => userId)).toEqual(['7', 'K-12', '9', '8', '10']);
  });

  it('find a free user ID though the highest number is taken', () => {
    const full = site({
      people: [person('x', { userId: '999999999' }), person('y', { userId: '1' })],
    });
    const after = applyEdits(full, [{ edit: 'put-person', item: person('z') }]);
    expect(after.people.at(-1)?.userId).toBe('2');
  });

  it('keep cards in one form, and masks as they are', () => {
    const cards = ['0x00b4161d', '00:b4:16:1e', MASK, ' ', '123'];
    const after = apply({ edit: 'put-person', item: person('p3', { cards }) });
    expect(after.people.at(-1)?.cards).toEqual(['00B4161D', '00B4161E', MASK, '123']);
  });

  it('take a door that is gone out of what people and dial rules say', () => {
    const after = apply({ edit: 'remove', list: 'doors', items: [{ id: 'd1', edited: 0 }] });
    expect(after.people[0]?.doors).toEqual(['d2']);
    expect(after.people[1]).toBe(before.people[1]);
    expect(after.dialRules[0]?.doors).toEqual([]);
  });

  it('are refused, all of them, where one of the items was changed since it was seen', () => {
    const late = { ...before.doors[0]!, edited: 4, name: 'Late' };
    const clashes = clashesOf(() =>
      apply(
        { edit: 'put-person', item: person('p9') },
        { edit: 'put-door', item: late },
        { edit: 'put-person', item: person('gone', { edited: 9 }) },
        { edit: 'remove', list: 'people', items: [{ id: 'p1', edited: 4 }] },
        { edit: 'put-photo', item: { id: 'f1', door: '', caption: 'x' } },
        { edit: 'set', facts: { notes: 'x' }, was: { notes: 'y' } },
      ),
    );
    expect(clashes.map(({ list, id, why }) => [list, id, why])).toEqual([
      ['doors', 'd1', 'changed'],
      ['people', 'gone', 'removed'],
      ['people', 'p1', 'changed'],
      ['photos', 'f1', 'removed'],
      ['facts', 'notes', 'changed'],
    ]);
  });

  it('may follow one another within one call', () => {
    const seen = before.doors[0]!;
    const after = apply(
      { edit: 'put-door', item: { ...seen, name: 'One' } },
      { edit: 'put-door', item: { ...seen, name: 'Two' } },
      { edit: 'remove', list: 'doors', items: [{ id: 'never', edited: 3 }] },
    );
    expect(after.doors[0]?.name).toBe('Two');
  });

  it('set facts of the site, and only those that a person writes', () => {
    const edit = siteEditSchema.parse({ edit: 'set', facts: { address: 'Quay 1', id: 'other' } });
    expect(apply(edit)).toMatchObject({ address: 'Quay 1', id: before.id, notes: '' });
  });

  it('of 5,000 people at once stay quick', () => {
    const big = bigSite(10_000);
    const edits = big.people
      .slice(0, 5000)
      .map((item): SiteEdit => ({ edit: 'put-person', item: { ...item, userId: '' } }));
    const after = applyEdits(big, edits);
    expect(new Set(after.people.map(({ userId }) => userId)).size).toBe(10_000);
  });
});
