import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSite } from '../../../electron/backend/site/store/read';
import { keyOf, unseal } from '../../../electron/backend/site/store/seal';
import { AppError } from '../../../shared/errors';
import type { Site } from '../../../shared/site/document';
import { joinSecrets } from '../../../shared/site/secrets';
import { makeSite } from '../../support/site';
import { bigSite, door, person, pinOf, site } from '../../support/site-parts';
import { PASSPHRASE, textOf } from './support';

let text: string;
const whole = makeSite({ doors: 5, people: 20, photos: 2, photoWidth: 8 });
const small = site({
  doors: [1, 2, 3, 4, 5].map((at) => door(`d${at}`)),
  people: Array.from({ length: 8 }, (_, at) => person(`p${at}`, { pins: [pinOf(at)] })),
});

beforeAll(async () => {
  text = await textOf(whole);
});

async function opened(from: string, passphrase = PASSPHRASE): Promise<Site> {
  const read = readSite(from);
  if (!read.sealed) throw new Error('There is no sealed part.');
  const key = await keyOf(read.sealed, passphrase);
  return joinSecrets(read.site, unseal(read.sealed, key, read.site.id));
}

/** What comes of a damaged file, or the code with which it is refused. */
function attempt(from: string): ReturnType<typeof readSite> | string {
  try {
    return readSite(from);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('the file of a site', () => {
  it('comes back as it was', async () => {
    expect(readSite(text)).toMatchObject({ state: 'good', notes: [], version: 1 });
    expect(await opened(text)).toEqual(whole);
    expect(await opened(`\ufeff${text}`)).toEqual(whole);
  });

  it('of version 1 opens for ever', async () => {
    const old = await readFile(new URL('fixtures/version-1.lintel', import.meta.url), 'utf8');
    expect(readSite(old)).toMatchObject({ state: 'good', notes: [], version: 1 });
    const found = await opened(old, 'old but good');
    expect(found).toEqual(makeSite({ doors: 2, people: 5, photos: 1, photoWidth: 4 }));
  });

  it('has a line for each person', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('{"id":"person-'));
    expect(lines).toHaveLength(20);
  });

  it('of a newer Lintel opens, and says so', () => {
    const newer = text
      .replace('"version": 1', '"version": 7')
      .replace('"id":"person-1"', '$&,"x":1');
    expect(readSite(newer)).toMatchObject({ state: 'newer', version: 7 });
    expect(readSite(newer).site.people).toHaveLength(20);
  });

  it('that is none is told from one that is damaged', () => {
    for (const other of ['{}', '[]', 'null', '7', 'Name;PIN', '{"format":"other"}'])
      expect(attempt(other)).toBe('site.not-a-site');
    expect(attempt('')).toBe('site.damaged');
    expect(attempt('{"format": "lintel-site", "version": 1')).toBe('site.damaged');
    expect(attempt(text.replace('"version": 1', '"version": -3'))).toBe('site.damaged');
  });
});

describe('a damaged file', () => {
  it('opens without the one bad person among 2,000, who is named', async () => {
    const big = await textOf(bigSite(2000));
    const bad = big.replace('"flat":"1234"', '"flat":7');
    const read = readSite(bad);
    expect(read.state).toBe('damaged');
    expect(read.site.people).toHaveLength(1999);
    expect(read.notes).toEqual(['Person: 1 cannot be read: "Person 1234".']);
    expect((await opened(bad)).people[0]?.pins).toEqual(['10000']);
  });

  it.each([
    ['with', (from: string) => from],
    ['without', (from: string) => from.replace(/"sums": .*/, '')],
  ])('keeps doors and people apart over a hole between them, %s sums', async (_, change) => {
    const big = await textOf(bigSite(2500));
    const [before, after] = big.split(',\n"people": [\n') as [string, string];
    // The end of the last door, the beginning of the first person, and the lines between.
    const hole = '\u0000'.repeat(32);
    const bad = change(`${before.slice(0, -10)}${hole}${after.slice(10)}`);
    const read = readSite(bad);
    expect(read.state).toBe('damaged');
    expect(read.site.doors.map(({ id }) => id)).toEqual(['d0', 'd1']);
    expect(read.site.people).toHaveLength(2499);
    expect(read.site.people[0]?.userId).toBe('2');
  });

  it('that makes no site, whatever is saved of it, is told from others', () => {
    const doors = Array.from({ length: 2001 }, (_, at) => `{"id":"d${at}"},`).join('\n');
    expect(attempt(`{\n"format": "lintel-site",\n"version": 1,\n"doors": [\n${doors}\n`)).toBe(
      'site.damaged',
    );
  });

  it('opens without the lines that are no JSON any more', () => {
    const bad = text.replace(/("name":"Bernd[^,]*"),/, '$1\u0000');
    const read = readSite(bad);
    expect(read.site.people).toHaveLength(19);
    expect(read.notes.join()).toMatch(/^Person: 1 cannot be read: "Bernd/);
    expect(read.sealed).not.toBeNull();
  });

  it('names no secret in what it says', () => {
    const bad = text.replace('"data":"', '"data":"!').replace('"flat":"', '"flat":7,"x":"');
    expect(readSite(bad).notes.join()).not.toMatch(/\d{6}|[0-9A-F]{8}/);
  });

  it('finds the items of a list whose first line is lost', () => {
    const bad = text.replace('"people": [', '"peo\u0001ple" [');
    expect(readSite(bad).site.people).toHaveLength(20);
  });

  it('opens though the facts of the site are lost', () => {
    const bad = text.replace('"name": "Riverside Court"', '"name": 7');
    const read = readSite(bad);
    expect(read.site).toMatchObject({ name: 'Site without a name', id: 'site-1' });
    expect(read.notes).toEqual(['Of the facts of the site itself 1 cannot be read.']);
  });

  it('keeps what was open where the sealed part is lost', () => {
    const bad = text.replace('"scrypt":', '"scrypt":7,"y":');
    const read = readSite(bad);
    expect(read).toMatchObject({ state: 'damaged', sealed: null });
    expect(read.site.people).toHaveLength(20);
    expect(read.notes).toEqual(['The sealed part with PINs, cards and passwords cannot be read.']);
  });

  it('finds a list whose name has changed, though the file still is JSON', () => {
    const bad = text.replace('"doors": [', '"dnors": [');
    expect(() => JSON.parse(bad) as unknown).not.toThrow();
    expect(readSite(bad)).toMatchObject({ state: 'damaged' });
    expect(readSite(bad).site.doors).toHaveLength(5);
    const gone = text.replace('"customer": {', '"custoner": {');
    expect(readSite(gone).notes).toEqual(['Of the facts of the site itself 1 cannot be read.']);
  });

  it('takes one of two with the same ID', () => {
    const bad = text.replace('"id":"person-2"', '"id":"person-1"');
    expect(readSite(bad)).toMatchObject({ state: 'damaged' });
    expect(readSite(bad).site.people).toHaveLength(19);
  });

  it('opens, cut at any byte, with everyone whose line was whole', async () => {
    const all = Buffer.from(await textOf(small));
    let seen = 0;
    for (let at = 0; at < all.length - 2; at += 1) {
      const part = all.subarray(0, at).toString('utf8');
      const found = attempt(part);
      const lines = part.split('\n').slice(0, -1);
      const people = lines.filter((line) => line.startsWith('{"id":"p')).length;
      if (typeof found === 'string') {
        expect(people).toBe(0);
        continue;
      }
      // The line at the cut may be whole but for its end.
      expect([people, people + 1]).toContain(found.site.people.length);
      expect(found.state).toBe('damaged');
      const lost = 8 - found.site.people.length;
      const word = lost === 1 ? 'Person' : 'People';
      if (people > 0 && lost > 0) expect(found.notes.join()).toContain(`${word}: ${lost} cannot`);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(2500);
  });

  it('with any one byte turned opens with nearly everything, or is refused in words', async () => {
    const all = Buffer.from(await textOf(small));
    const good = readSite(all.toString('utf8'));
    expect(good.state).toBe('good');
    for (let at = 0; at < all.length; at += 1) {
      const turned = Buffer.from(all);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      const found = attempt(turned.toString('utf8'));
      if (typeof found === 'string') expect(found).toMatch(/^site\.(damaged|not-a-site)$/);
      else {
        expect(found.site.people.length + found.site.doors.length).toBeGreaterThanOrEqual(11);
        // Whatever is told to be good is, to the letter.
        if (found.state === 'good') {
          expect(found.site).toEqual(good.site);
          expect(found.sealed).toEqual(good.sealed);
        } else if (found.state === 'altered') expect(found.notes).not.toEqual([]);
      }
    }
  });
});

describe('a file that is not as Lintel wrote it', () => {
  it('is whole, and names the one letter of a name and of the site that differ', () => {
    const altered = text
      .replace(/"name":"Bernd/, '"name":"Berna')
      .replace('"name": "Riverside Court"', '"name": "Riverside Cours"');
    const read = readSite(altered);
    expect(read).toMatchObject({ state: 'altered', site: { name: 'Riverside Cours' } });
    expect(read.site.people).toHaveLength(20);
    expect(read.notes).toEqual([
      'The facts of the site itself are not as Lintel wrote them.',
      expect.stringMatching(/^Person: 1 not as Lintel wrote it: "Berna[^"]*"\.$/) as string,
    ]);
  });

  it('may be set out otherwise, and may be edited on purpose where its sums are taken out', () => {
    const raw = JSON.parse(text) as Record<string, unknown>;
    expect(readSite(JSON.stringify(raw, null, 4)).state).toBe('good');
    const { sums: _sums, ...rest } = raw;
    expect(readSite(JSON.stringify({ ...rest, name: 'By hand' }))).toMatchObject({
      ...{ state: 'good', notes: [], site: { name: 'By hand' } },
    });
  });

  it('is read only where a newer Lintel wrote fields that this one would lose', () => {
    const raw = JSON.parse(text) as Record<string, unknown>;
    const { sums: _sums, ...rest } = raw;
    const [first, ...people] = raw['people'] as object[];
    const [door, ...doors] = raw['doors'] as object[];
    for (const more of [
      { people: [{ ...first, pet: 'Rex' }, ...people] },
      { doors: [{ ...door, network: { type: 'keep', vlan: 7 } }, ...doors] },
    ])
      expect(readSite(JSON.stringify({ ...rest, ...more }))).toMatchObject({ state: 'newer' });
  });
});

it('reads 50,000 people', async () => {
  const big = await textOf(site({ people: bigSite(50_000).people }));
  expect(readSite(big).site.people).toHaveLength(50_000);
});
