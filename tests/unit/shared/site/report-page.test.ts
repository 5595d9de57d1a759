import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../../shared/site/report/document';
import { reportFacts } from '../../../../shared/site/report/facts';
import { PAPERS, REPORT_LANGUAGES } from '../../../../shared/site/report/choices';
import { REPORT_TEXTS } from '../../../../shared/site/report/text';
import { createWords } from '../../../../shared/site/report/words';
import { codesOf, makeSite, passwordsOf, secretsIn } from '../../../support/site';

const AT = Date.UTC(2026, 10, 23, 12);
const bare = { at: AT, madeWith: '1.2.3', withPeople: true, withPhotos: true, visits: 100 };
const options = {
  ...bare,
  security: {
    at: AT,
    findings: [{ door: 1, title: 'HTTP without TLS', detail: '', before: true, now: false }],
  },
};
const site = makeSite({ doors: 6, people: 30, photos: 3 });
const facts = reportFacts(site, options);

describe.each(REPORT_LANGUAGES)('the page in %s', (language) => {
  const page = reportPage(facts, { language, paper: 'a4', timeZone: 'UTC' });

  it('has every part, and nothing unsaid or unfilled', () => {
    for (const title of Object.values(REPORT_TEXTS[language].sections))
      expect(page).toContain(`<h2>${title}</h2>`);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page.replace(/<style>.*<\/style>/s, '')).not.toMatch(
      /undefined|NaN|\[object|null|\{\w+\}/,
    );
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<iframe|https?:|url\(|@import| on\w+=/i);
  });

  it('tells no code and no password', () => {
    const text = page.replaceAll(/base64,[^"]*/g, '');
    const secrets = [...codesOf(site), ...passwordsOf(site)];
    expect(secretsIn(text, secrets)).toEqual([]);
  });
});

describe('the page', () => {
  it('shows each person and each door', () => {
    const page = reportPage(facts, { language: 'en', paper: 'a4' });
    for (const { name } of site.people) {
      const shown = name.replace('&', '&amp;').replace("'", '&#39;');
      expect(page.split(`>${shown}</td>`)).toHaveLength(2);
    }
    for (const { name } of site.doors) expect(page).toContain(name);
  });

  it.each(PAPERS)('takes whatever was typed for text (%s)', (paper) => {
    const attack = '</style></title><script>alert(1)</script>"\'{{';
    const typed = { ...site, name: attack, address: attack, notes: attack };
    typed.customer = { name: attack, contact: attack, phone: attack, email: attack };
    typed.technician = { name: attack, company: attack };
    typed.doors = site.doors.map((door) => ({ ...door, name: attack, notes: attack }));
    typed.people = site.people.map((person) => ({ ...person, name: attack, flat: attack }));
    typed.photos = site.photos.map((photo) => ({ ...photo, caption: attack, name: attack }));
    const page = reportPage(reportFacts(typed, options), { language: 'en', paper });
    expect(page).not.toContain('<script');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('says so where nothing is left to do, and leaves out what the site has not got', () => {
    const empty = { ...site, doors: [], people: [], photos: [], history: [] };
    const page = reportPage(reportFacts(empty, bare), {
      ...{ language: 'en', paper: 'a4' },
    });
    expect(page).toContain('Nothing is left to do.');
    for (const title of ['Each door', 'Network', 'Security', 'Photos', 'History of visits'])
      expect(page).not.toContain(`<h2>${title}</h2>`);
  });
});

describe('what many doors have alike', () => {
  const doors = site.doors.map((door) => ({ ...door, bound: null }));
  const textOf = (of: typeof facts): string =>
    reportPage(of, { language: 'en', paper: 'a4', timeZone: 'UTC' });

  it('is one point that is left to do', () => {
    const page = textOf(reportFacts({ ...site, doors }, bare));
    expect(page.split('No intercom is assigned to this door yet.')).toHaveLength(2);
    expect(page).toContain('Doors: 1–6');
  });

  it('is one row of the history where doors were bound one after the other', () => {
    const entry = (at: number, door: number, by = 'Tom') => ({
      ...{ id: `h${at}`, at, by, what: 'bound' as const, title: 'Door bound' },
      ...{
        result: `Bound to unit ${at}.`,
        doors: [{ door: site.doors[door]!.id, result: '', done: true }],
      },
    });
    const history = [entry(1000, 0), entry(2000, 1), entry(3000, 2, 'Ann'), entry(3_600_000, 3)];
    const page = textOf(reportFacts({ ...site, history }, bare));
    expect(page.split('<td class="strong">Intercoms assigned</td>')).toHaveLength(4);
    expect(page).toMatch(/2 [^<]+: Bound to unit 2000\.<br \/>1 [^<]+: Bound to unit 1000\./);
  });

  it('is named in one line where there was nothing to check', () => {
    const [first] = site.doors;
    const acceptance = {
      ...{ id: 'a1', door: first!.id, at: AT, by: '', mac: first!.bound?.mac ?? '', firmware: '' },
      results: [
        { check: 'reachable', state: 'pass' as const, evidence: 'Answered.', seconds: 0.1 },
        {
          ...{ check: 'firmware', state: 'not-possible' as const, evidence: 'None is planned.' },
          ...{ seconds: 0, said: [{ code: 'not-planned-firmware', values: {} }] },
        },
      ],
    };
    const page = textOf(reportFacts({ ...site, acceptances: [acceptance] }, bare));
    expect(page).toContain('Not planned for this door: Firmware as planned.');
    expect(page).not.toContain('None is planned.');
  });
});

describe('words', () => {
  const zone = { paper: 'a4', timeZone: 'UTC' } as const;

  it.each([
    ['en', 'a4', '23 November 2026', '1,234', '2.1'],
    ['en', 'letter', 'November 23, 2026', '1,234', '2.1'],
    ['de', 'a4', '23. November 2026', '1.234', '2,1'],
    ['fr', 'a4', '23 novembre 2026', '1\u202f234', '2,1'],
    ['es', 'letter', '23 de noviembre de 2026', '1234', '2,1'],
    ['nl', 'a4', '23 november 2026', '1.234', '2,1'],
    ['pl', 'a4', '23 listopada 2026', '1234', '2,1'],
    ['it', 'a4', '23 novembre 2026', '1234', '2,1'],
  ] as const)('write dates and numbers as one does in %s on %s', (language, paper, ...expected) => {
    const words = createWords({ language, paper, timeZone: 'UTC' });
    expect([words.day(AT), words.count(1234), words.seconds(2.06)]).toEqual(expected);
  });

  it('draw numbers and days together', () => {
    const words = createWords({ language: 'en', ...zone });
    expect(words.doors([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7, 8');
    // As a job ended with them.
    expect(words.doors([8, 2, 1, 7, 3, 5])).toBe('1–3, 5, 7, 8');
    expect(words.doors([])).toBe('');
    expect(words.days('1111100')).toBe('Mon–Fri');
    expect(words.days('1010001')).toBe('Mon, Wed, Sun');
    expect(words.days('1111111')).toBe('every day');
  });
});
