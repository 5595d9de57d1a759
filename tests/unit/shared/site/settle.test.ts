import { describe, expect, it } from 'vitest';
import { MASK } from '../../../../shared/device/secret-mask';
import { AppError } from '../../../../shared/errors';
import type { Site } from '../../../../shared/site/document';
import { splitSecrets } from '../../../../shared/site/secrets';
import { settle } from '../../../../shared/site/settle';
import { door, person, site } from '../../../support/site-parts';

const before = site({
  doors: [door('d1', { edited: 5 }), door('d2', { edited: 5 })],
  people: [
    person('p1', { pins: ['4711', '4712'], cards: ['00B4161D'], edited: 5 }),
    person('p2', { edited: 5 }),
  ],
  login: { username: 'admin', password: 'httpapi' },
});
const hidden = splitSecrets(before).open;

const settled = (after: Site, more: { locked?: boolean; from?: Site; now?: number } = {}) =>
  settle({
    before: more.from ?? before,
    after,
    now: more.now ?? 100,
    locked: more.locked ?? false,
  });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'nothing was refused';
};
const withPerson = (from: Site, change: Partial<Site['people'][number]>): Site => ({
  ...from,
  people: from.people.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
});

describe('a change of a site', () => {
  it('that changes nothing is none', () => {
    const found = settled({ ...before, people: before.people.map((one) => ({ ...one })) });
    expect(found.site).toBe(before);
    expect(found.changed).toEqual([]);
  });

  it('tells item by item what is new, changed and gone, and stamps it', () => {
    const { site: after, changed } = settled({
      ...before,
      doors: [before.doors[1]!, door('d3')],
      people: before.people.map((one) => (one.id === 'p2' ? { ...one, flat: 'B2' } : { ...one })),
    });
    expect(changed).toMatchObject([
      { list: 'doors', put: [{ id: 'd3', edited: 100 }], removed: ['d1'] },
      { list: 'people', put: [{ id: 'p2', flat: 'B2', edited: 100 }], removed: [] },
    ]);
    // What was not changed is the very same, so that it is neither checked nor drawn again.
    expect(after.people[0]).toBe(before.people[0]);
    expect(after.changedAt).toBe(1000);
  });

  it('gives every change a later time, also where the clock stands or goes back', () => {
    const found = settled(withPerson(before, { flat: 'A1' }), { now: 3 });
    expect(found.site.people[0]?.edited).toBe(6);
  });

  it('takes a mask for the secret that is there', () => {
    const after = withPerson(before, { pins: [MASK, '9999'], cards: [MASK], flat: 'A1' });
    const found = settled({ ...after, login: { username: 'root', password: MASK } });
    expect(found.site.people[0]).toMatchObject({ pins: ['4711', '9999'], cards: ['00B4161D'] });
    expect(found.site.login).toEqual({ username: 'root', password: 'httpapi' });
    expect(found.changed[0]?.put).toMatchObject([{ pins: ['4711', '9999'] }]);
  });

  it('is refused where masks have moved, so that the wrong one would be kept', () => {
    for (const change of [{ pins: [MASK] }, { pins: ['1', MASK, MASK] }])
      expect(codeOf(() => settled(withPerson(before, change)))).toBe('site.conflict');
    // What is lost stays a mask for good, and can be taken out.
    const lost = withPerson(before, { pins: [MASK, MASK] });
    const found = settled(withPerson(lost, { pins: [MASK] }), { from: lost });
    expect(found.site.people[0]?.pins).toEqual([MASK]);
  });

  it('of a locked site leaves every secret alone', () => {
    const locked = { locked: true, from: hidden };
    expect(settled(withPerson(hidden, { name: 'Max' }), locked).changed).toHaveLength(1);
    expect(settled({ ...hidden, people: [] }, locked).changed).toMatchObject([
      { removed: ['p1', 'p2'] },
    ]);
    for (const change of [{ pins: [MASK] }, { pins: [] }, { cards: ['00B4161E'] }])
      expect(codeOf(() => settled(withPerson(hidden, change), locked))).toBe('site.locked');
    const login = { ...hidden, login: { username: 'admin', password: 'other' } };
    expect(codeOf(() => settled(login, locked))).toBe('site.locked');
    const added = { ...hidden, people: [...hidden.people, person('p3', { pins: ['1'] })] };
    expect(codeOf(() => settled(added, locked))).toBe('site.locked');
    const setting = door('d4', { settings: { 'Config.Account1.GENERAL.Pwd': 'x' } });
    expect(codeOf(() => settled({ ...hidden, doors: [setting] }, locked))).toBe('site.locked');
  });

  it('is refused where it would leave no site behind', () => {
    const twice = { ...before, doors: [before.doors[0]!, { ...before.doors[0]!, name: 'Two' }] };
    expect(codeOf(() => settled(twice))).toBe('call.bad-input');
    expect(codeOf(() => settled(withPerson(before, { name: 'x'.repeat(64) })))).toBe(
      'call.bad-input',
    );
    const many = Array.from({ length: 2001 }, (_, at) => door(`x${at}`));
    expect(codeOf(() => settled({ ...before, doors: many }))).toBe('call.bad-input');
  });

  it('names the item that cannot be kept, and no secret', () => {
    const work = () => settled(withPerson(before, { pins: ['1'.repeat(17)] }));
    expect(work).toThrow(/^Person "Person p1": pins\.0: /);
    expect(work).not.toThrow(/1{17}/);
  });
});
