import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Site } from '../../../../shared/site/document';
import { reportFacts, type ReportOptions } from '../../../../shared/site/report/facts';
import { reportFactsSchema, type LeftToDo } from '../../../../shared/site/report/schema';
import { codesOf, makeSite, passwordsOf, secretsIn } from '../../../support/site';

const AT = Date.UTC(2026, 10, 23, 12);
const OPTIONS: ReportOptions = {
  ...{ at: AT, madeWith: '1.2.3', withPeople: true, withPhotos: true, visits: 100 },
};

const kinds = (site: Site, door: number, options: Partial<ReportOptions> = {}) =>
  reportFacts(site, { ...OPTIONS, ...options })
    .leftToDo.filter((point) => point.door === door)
    .map(({ kind }) => kind);

const changed = (site: Site, change: (site: Site) => void): Site => {
  const copy = structuredClone(site);
  change(copy);
  return copy;
};

describe('the facts of a report', () => {
  const site = makeSite({ doors: 12, people: 40, photos: 3 });
  const facts = reportFacts(site, OPTIONS);

  it('are as their schema says and survive JSON', () => {
    expect(reportFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });

  it('hold no PIN, no card and no password', () => {
    const text = JSON.stringify({ ...facts, photos: [] });
    const secrets = [...codesOf(site), ...passwordsOf(site), '30917745'];
    expect(secrets.length).toBeGreaterThan(60);
    expect(secretsIn(text, secrets)).toEqual([]);
  });

  it('count codes without telling them', () => {
    expect(facts.people.map(({ cards, pins }) => [cards, pins])).toEqual(
      site.people.map(({ cards, pins }) => [cards.length, pins.length]),
    );
  });

  it('number the doors and say by number who opens what', () => {
    expect(facts.doors.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    const [first] = facts.people;
    expect(first?.doors).toEqual([1, 2, 3, 4, 5]);
    const everywhere = site.people.filter(({ doors }) => doors === 'all').length;
    const own = site.people.filter(({ doors }) => doors !== 'all' && doors.includes('door-1'));
    expect(facts.doors[0]?.people).toBe(everywhere + own.length);
  });

  it('read relays and inputs out of presets, and a door of its own wins', () => {
    expect(facts.doors[0]?.relays).toEqual([{ letter: 'A', name: 'Door', wiring: 'no', hold: 8 }]);
    expect(facts.doors[1]?.relays).toEqual([
      { letter: 'A', name: 'Arch', wiring: 'nc', hold: 5 },
      { letter: 'B', name: 'Waste room', wiring: 'no', hold: 3 },
    ]);
    expect(facts.doors[1]?.inputs).toEqual([
      { letter: 'A', inUse: true, actsWhen: 'opens', opens: 'A' },
    ]);
  });

  it('leave out what is not asked for', () => {
    const less = reportFacts(site, { ...OPTIONS, withPeople: false, withPhotos: false, visits: 2 });
    expect(less.people).toEqual([]);
    expect(less.peopleCount).toBe(40);
    expect(less.photos).toEqual([]);
    expect(less.visits.map(({ what }) => what)).toEqual(['note', 'accepted']);
  });

  it('take the last run of the intercom that hangs there now', () => {
    expect(facts.doors[1]).toMatchObject({ state: 'accepted', earlierRuns: 1 });
    const replaced = changed(site, ({ doors: [first] }) => {
      if (first) first.bound = { mac: '0C:11:05:FF:FF:01', at: AT, how: 'list' };
    });
    const [first] = reportFacts(replaced, OPTIONS).doors;
    expect(first).toMatchObject({ state: 'not-accepted', acceptance: null, earlierRuns: 1 });
  });
});

describe('what is left to do', () => {
  const site = makeSite({ doors: 12, people: 40 });

  it('is nothing at a door that was applied and accepted whole', () => {
    expect(kinds(site, 1)).toEqual([]);
  });

  it('names a door without an intercom once, and nothing else of it', () => {
    expect(kinds(site, 9)).toEqual(['not-bound']);
  });

  it('names failed checks with their evidence, and checks never run', () => {
    const points = reportFacts(site, OPTIONS).leftToDo.filter(({ door }) => door === 5);
    expect(points).toEqual<LeftToDo[]>([
      {
        ...{ kind: 'check-failed', door: 5, checks: ['sip-1'], count: null },
        detail: 'Account 1 is not registered. Check the password with the telephone system.',
      },
    ]);
    expect(kinds(site, 4)).toEqual(['checks-not-run']);
    expect(kinds(site, 10)).toEqual(['not-accepted']);
  });

  it('asks for checks of a second account only where one is planned', () => {
    const second = changed(site, ({ doors: [first] }) => {
      const [account] = first?.accounts ?? [];
      if (account) first?.accounts.push({ ...account, account: 2 });
    });
    const point = reportFacts(second, OPTIONS).leftToDo.find(({ door }) => door === 1);
    expect(point).toMatchObject({ kind: 'checks-not-run', checks: ['sip-login-2'] });
  });

  const ended = (what: 'applied' | 'undone', done: boolean): HistoryEntry => ({
    ...{ id: 'last', at: AT, by: '', what, title: '', result: '' },
    doors: [{ door: 'door-1', result: 'No answer.', done }],
  });
  const cases: readonly (readonly [string, Partial<Site>, LeftToDo['kind']])[] = [
    ['was never written', { history: [] }, 'not-applied'],
    ['was undone', { history: [...site.history, ended('undone', true)] }, 'not-applied'],
    [
      'was not written well',
      { history: [...site.history, ended('applied', false)] },
      'apply-failed',
    ],
    [
      'has a person that was edited since',
      { people: site.people.map((person) => ({ ...person, edited: AT })) },
      'changed-since',
    ],
    [
      'has a preset that was edited since',
      { presets: site.presets.map((preset) => ({ ...preset, edited: AT })) },
      'changed-since',
    ],
  ];
  it.each(cases)('says that the plan %s', (_how, change, kind) => {
    expect(kinds({ ...site, ...change }, 1)).toEqual([kind]);
  });

  it('takes an undo that did not reach the door for none', () => {
    const history = [...site.history, ended('undone', false)];
    expect(kinds({ ...site, history }, 1)).toEqual([]);
  });

  it('believes a plan that is known more than times', () => {
    const edited = { ...site, people: site.people.map((one) => ({ ...one, edited: AT })) };
    const plan = {
      at: AT,
      changes: new Map([
        ['door-1', 0],
        ['door-2', 7],
      ]),
    };
    expect(kinds(edited, 1, { plan })).toEqual([]);
    expect(reportFacts(edited, { ...OPTIONS, plan }).leftToDo[0]).toMatchObject({
      ...{ kind: 'plan-changes', door: 2, count: 7 },
    });
  });

  it('believes no plan that is older than an edit, nor of a door that could not be read', () => {
    const edited = { ...site, people: site.people.map((one) => ({ ...one, edited: AT })) };
    const old = { at: AT - 1, changes: new Map([['door-1', 0]]) };
    expect(kinds(edited, 1, { plan: old })).toEqual(['changed-since']);
    expect(kinds(edited, 1, { plan: { at: AT, changes: new Map() } })).toEqual(['changed-since']);
  });

  it('names findings of the security page that are still there', () => {
    const finding = { door: 1, title: 'HTTP without TLS', detail: '', before: true };
    const findings = [
      { ...finding, now: true },
      { ...finding, now: false },
    ];
    expect(kinds(site, 1, { security: { at: AT, findings } })).toEqual(['security']);
  });
});
