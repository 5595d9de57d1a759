import { describe, expect, it } from 'vitest';
import type { SecurityRow } from '../../../shared/contract/site-security';
import type { Finding, FindingId } from '../../../shared/site/security';
import { siteSchema, type Site } from '../../../shared/site/document';
import { mergeSites } from '../../../shared/site/merge';
import { lookedAt, securityOf } from '../../../shared/site/security-looks';
import { makeSite } from '../../support/site';

const site = makeSite({ doors: 3 });
const finding = (id: FindingId, what: string): Finding => ({
  ...{
    id,
    what,
    severity: 'high',
    why: '',
    todo: 'Mend it.',
    mend: null,
    keys: [],
    source: '',
    values: {},
  },
});
const row = (door: string, findings: Finding[], state: SecurityRow['state'] = 'read') =>
  ({
    ...{ door, name: '', state, words: '', error: null, intercom: null, address: '' },
    ...{ model: '', firmware: '', findings, untold: [] },
  }) satisfies SecurityRow;
const TLS = finding('no-tls', 'HTTP without TLS');
const API = finding('open-api', 'The API asks nobody');

const looked = (of: Site, ...looks: readonly (readonly [SecurityRow[], number])[]): Site =>
  looks.reduce((before, [rows, at]) => ({ ...before, looks: lookedAt(before, rows, at) }), of);

describe('looks at the security of a site', () => {
  it('are unknown where nobody has looked, or nothing could be read', () => {
    expect(securityOf(site)).toBeUndefined();
    expect(securityOf(looked(site, [[row('door-1', [], 'failed')], 5]))).toBeUndefined();
  });

  it('tell what is still there, what was mended and what is new', () => {
    const after = looked(
      site,
      [[row('door-2', [TLS, API])], 5],
      [[row('door-2', [TLS, finding('log-debug', 'Debug')])], 9],
    );
    expect(securityOf(siteSchema.parse(after))).toMatchObject({
      at: 9,
      findings: [
        { door: 2, title: TLS.what, detail: 'Mend it.', before: true, now: true },
        { door: 2, title: 'Debug', detail: 'Mend it.', before: false, now: true },
        { door: 2, title: API.what, detail: '', before: true, now: false },
      ],
    });
  });

  it('keep the last one of a door that could not be read this time', () => {
    const after = looked(site, [[row('door-1', [TLS])], 5], [[row('door-1', [], 'failed')], 9]);
    expect(securityOf(after)?.findings).toMatchObject([{ title: TLS.what, now: true }]);
  });

  it('say nothing of a unit that was replaced', () => {
    const doors = site.doors.map((door) => ({
      ...door,
      bound: { mac: '0C:11:05:00:FF:01', at: 6, how: 'list' as const },
    }));
    const after = looked(site, [[row('door-1', [TLS])], 5]);
    expect(securityOf({ ...after, doors })?.findings).toEqual([]);
  });

  it('of two copies are the earlier first one and the later last one', () => {
    const here = looked(site, [[row('door-1', [API])], 5]);
    const there = looked(site, [[row('door-1', [TLS])], 9], [[row('door-2', [])], 9]);
    const { site: merged } = mergeSites(here, there, []);
    expect(merged.looks.map(({ id, first, last }) => [id, first.at, last.at])).toEqual([
      ['door-1', 5, 9],
      ['door-2', 9, 9],
    ]);
    expect(securityOf(merged)?.findings).toMatchObject([
      { title: TLS.what, before: false, now: true },
      { title: API.what, before: true, now: false },
    ]);
  });
});
