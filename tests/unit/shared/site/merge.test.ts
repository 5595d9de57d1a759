import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SITE_LIMITS, type Person, type Site } from '../../../../shared/site/document';
import { compareSites, mergeSites, type MergeChoice } from '../../../../shared/site/merge';
import { settle } from '../../../../shared/site/settle';
import { makeSite } from '../../../support/site';
import { door, person, site } from '../../../support/site-parts';

const people = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
    name: fc.constantFrom('Lucy', 'Max', 'Anna'),
    pins: fc.array(fc.constantFrom('1111', '2222'), { maxLength: 1 }),
    edited: fc.nat(5),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const copy: fc.Arbitrary<Site> = fc
  .record({ people, address: fc.constantFrom('Quay 1', 'Quay 2'), changedAt: fc.nat(9) })
  .map(({ people: all, ...facts }) =>
    site({ ...facts, people: all.map(({ id, ...more }) => person(id, { userId: id, ...more })) }),
  );
const bare = (all: readonly Person[]) =>
  new Map(all.map((one) => [one.id, { ...one, edited: 0, userId: '' }]));
const every = (rows: ReturnType<typeof compareSites>, take: MergeChoice['take']): MergeChoice[] =>
  rows.map(({ list, id }) => ({ list, id, take }));

describe('two copies of a site', () => {
  it('that are alike have nothing to merge', () => {
    const one = makeSite();
    expect(compareSites(one, structuredClone(one))).toEqual([]);
    expect(mergeSites(one, structuredClone(one), [])).toMatchObject({ taken: 0, renumbered: 0 });
  });

  it('differ person by person and door by door, in words and without a secret', () => {
    const here = site({
      doors: [door('d1', { name: 'Gate', edited: 5 }), door('d2', { name: 'Roof' })],
      people: [
        person('p1', { name: 'Max', flat: '4', doors: ['d1'], pins: ['4713'], edited: 5 }),
        person('p2', { name: 'Lucy', pins: ['4711'], edited: 9 }),
      ],
      address: 'Quay 1',
      login: { username: 'admin', password: 'one' },
    });
    const there = {
      ...here,
      changedAt: 2000,
      address: '',
      doors: [
        { ...here.doors[0]!, network: { type: 'dhcp' as const }, edited: 7 },
        door('d3', { name: 'Yard' }),
      ],
      people: [
        { ...here.people[0]!, flat: '5', doors: 'all' as const, pins: ['4714'], edited: 6 },
        { ...here.people[1]!, pins: ['4712'], edited: 7 },
      ],
      login: { username: 'admin', password: 'two' },
    };
    const rows = compareSites(here, there);
    expect(rows.map(({ list, name, state, suggested }) => [list, name, state, suggested])).toEqual([
      // What says nothing is not suggested, however new it is.
      ['facts', 'address', 'differs', 'here'],
      ['facts', 'login', 'differs', 'there'],
      ['doors', 'Gate', 'differs', 'there'],
      ['doors', 'Roof', 'only-here', 'here'],
      ['doors', 'Yard', 'only-there', 'there'],
      ['people', 'Max', 'differs', 'there'],
      ['people', 'Lucy', 'differs', 'here'],
    ]);
    expect(rows[0]?.fields).toEqual([{ field: '', here: 'Quay 1', there: '' }]);
    expect(rows[2]?.fields).toEqual([{ field: 'Network Kind', here: 'keep', there: 'dhcp' }]);
    expect(rows[5]?.fields).toEqual([
      { field: 'Flat', here: '4', there: '5' },
      { field: 'Doors', here: 'Gate', there: 'All doors' },
      { field: 'PINs, cards or passwords', here: '••••••', there: 'others' },
    ]);
    expect(rows[6]?.fields).toEqual([
      { field: 'PINs, cards or passwords', here: '••••••', there: 'others' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/471\d|"one"|"two"/);
  });

  it('give the one or the other, as it is chosen, and compare alike with that one afterwards', () => {
    fc.assert(
      fc.property(copy, copy, (here, there) => {
        const rows = compareSites(here, there);
        const mine = mergeSites(here, there, every(rows, 'here'));
        expect(bare(mine.site.people)).toEqual(bare(here.people));
        expect(mine.taken).toBe(0);
        const theirs = mergeSites(here, there, every(rows, 'there'));
        expect(bare(theirs.site.people)).toEqual(bare(there.people));
        expect(theirs.site.address).toBe(there.address);
        expect(theirs.taken).toBe(rows.length);
      }),
    );
  });

  it('lose nobody unless somebody says so, and are one after merging', () => {
    fc.assert(
      fc.property(copy, copy, (here, there) => {
        const { site: merged } = mergeSites(here, there, []);
        const ids = new Set([...here.people, ...there.people].map(({ id }) => id));
        expect(new Set(merged.people.map(({ id }) => id))).toEqual(ids);
        for (const one of merged.people) {
          const [a, b] = [here, there].map(({ people: all }) =>
            all.find(({ id }) => id === one.id),
          );
          expect([a?.edited, b?.edited]).toContain(one.edited);
          const differ =
            a &&
            b &&
            JSON.stringify(bare([a]).get(one.id)) !== JSON.stringify(bare([b]).get(one.id));
          if (differ) expect(one.edited).toBe(Math.max(a.edited, b.edited));
        }
        // Merging the same once more changes nothing.
        expect(mergeSites(merged, there, []).site.people).toEqual(merged.people);
      }),
    );
  });

  it('keep the visits, acceptances and photos of both, in the order of time', () => {
    const one = makeSite({ photos: 2, photoWidth: 4 });
    const line = (id: string, at: number) => ({ ...one.history[0]!, id, at });
    const here = { ...one, history: [line('a', 1), line('c', 3)], photos: one.photos.slice(0, 1) };
    const there = { ...one, history: [line('a', 1), line('b', 2)], photos: one.photos.slice(1) };
    const { site: merged } = mergeSites(here, there, []);
    expect(merged.history.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(merged.photos).toHaveLength(2);
    expect(merged.acceptances).toBe(one.acceptances);
  });

  it('give people who got the same number in both copies different ones', () => {
    const common = person('p1', { userId: '1' });
    const here = site({ people: [common, person('x', { userId: '2' })] });
    const there = site({
      people: [common, person('y', { userId: '2' }), person('z', { userId: '3' })],
    });
    const { site: merged, renumbered } = mergeSites(here, there, []);
    expect(merged.people.map(({ id, userId }) => [id, userId])).toEqual([
      ['p1', '1'],
      ['x', '2'],
      ['y', '4'],
      ['z', '3'],
    ]);
    expect(renumbered).toBe(1);
  });

  it('whose logs are too long together keep the last lines of both', () => {
    const lines = (first: number) =>
      Array.from({ length: SITE_LIMITS.history }, (_, at) => ({
        ...({ id: `${first}-${at}`, at: first + 2 * at, what: 'note', title: 'Looked' } as const),
      }));
    const here = site({ history: lines(0) });
    const { site: merged } = mergeSites(here, site({ history: lines(1) }), []);
    expect(merged.history).toHaveLength(SITE_LIMITS.history);
    expect(merged.history.at(-1)?.id).toBe(`1-${SITE_LIMITS.history - 1}`);
    expect(settle({ before: here, after: merged, now: 9, locked: true }).changed).toMatchObject([
      { list: 'history' },
    ]);
  });

  it('of 2,000 people are compared and merged quickly', () => {
    const here = makeSite({ doors: 30, people: 2000 });
    const there = {
      ...here,
      people: here.people.map((one) => ({ ...one, notes: 'x', edited: 2e12 })),
    };
    const began = performance.now();
    expect(compareSites(here, there)).toHaveLength(2000);
    expect(mergeSites(here, there, []).taken).toBe(2000);
    // Far above what it takes, so that a busy computer does not matter; a square would be far above.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
