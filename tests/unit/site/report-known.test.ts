import { describe, expect, it } from 'vitest';
import type { SecurityRow } from '../../../shared/contract/site-security';
import type { Finding, FindingId } from '../../../shared/site/security';
import { createSecurityLooks } from '../../../electron/backend/site/report/known';
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

describe('looks at the security of a site', () => {
  it('are unknown where nobody has looked, or nothing could be read', () => {
    const looks = createSecurityLooks();
    expect(looks.of(site)).toBeUndefined();
    looks.seen(site, [row('door-1', [], 'failed')], 5);
    expect(looks.of(site)).toBeUndefined();
  });

  it('tell what is still there, what was mended and what is new', () => {
    const looks = createSecurityLooks();
    looks.seen(site, [row('door-2', [TLS, API])], 5);
    looks.seen(site, [row('door-2', [TLS, finding('log-debug', 'Debug')])], 9);
    expect(looks.of(site)).toMatchObject({
      at: 9,
      findings: [
        { door: 2, title: TLS.what, detail: 'Mend it.', before: true, now: true },
        { door: 2, title: 'Debug', detail: 'Mend it.', before: false, now: true },
        { door: 2, title: API.what, detail: '', before: true, now: false },
      ],
    });
  });

  it('keep the last one of a door that could not be read this time', () => {
    const looks = createSecurityLooks();
    looks.seen(site, [row('door-1', [TLS])], 5);
    looks.seen(site, [row('door-1', [], 'failed')], 9);
    expect(looks.of(site)?.findings).toMatchObject([{ title: TLS.what, now: true }]);
  });

  it('say nothing of a unit that was replaced', () => {
    const looks = createSecurityLooks();
    looks.seen(site, [row('door-1', [TLS])], 5);
    const doors = site.doors.map((door) => ({
      ...door,
      bound: { mac: '0C:11:05:00:FF:01', at: 6, how: 'list' as const },
    }));
    expect(looks.of({ ...site, doors })?.findings).toEqual([]);
  });
});
