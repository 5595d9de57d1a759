import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../../shared/site/acceptance';
import { historyEntrySchema, type CheckResult } from '../../../../shared/site/document';
import { reportPage } from '../../../../shared/site/report/document';
import { reportFacts } from '../../../../shared/site/report/facts';
import { REPORT_TEXTS } from '../../../../shared/site/report/text';
import { inLanguage, say, sayFinding } from '../../../../shared/site/said';
import { EVIDENCE_BASICS } from '../../../../shared/site/said/evidence-basics';
import { EVIDENCE_DOOR } from '../../../../shared/site/said/evidence-door';
import { EVIDENCE_SIP } from '../../../../shared/site/said/evidence-sip';
import { FINDING_ROWS, TODO_ROWS } from '../../../../shared/site/said/findings';
import { HISTORY_ROWS } from '../../../../shared/site/said/history';
import { ROW_LANGUAGES } from '../../../../shared/site/said/rows';
import { FINDINGS } from '../../../../shared/site/security';
import { door, site } from '../../../support/site-parts';

const ROWS = Object.entries({
  ...{ ...EVIDENCE_BASICS, ...EVIDENCE_SIP, ...EVIDENCE_DOOR },
  ...{ ...HISTORY_ROWS, ...FINDING_ROWS, ...TODO_ROWS },
});
const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('sentences in other languages', () => {
  it('stand in every one of them, each with the same values in it', () => {
    for (const [code, row] of ROWS) {
      expect(row, code).toHaveLength(ROW_LANGUAGES.length);
      for (const text of row) expect(placesIn(text), `${code}: ${text}`).toEqual(placesIn(row[0]));
      // Single words may agree; a whole sentence that does was copied.
      const long = row.filter((text) => text.split(' ').length > 3);
      expect(new Set(long).size, code).toBe(long.length);
    }
  });

  it('write numbers as the language does, and are English where they are not known', () => {
    const said = [say('answered', { address: '10.0.0.5', s: 0.4, model: 'A05', mac: '0C:11' })];
    const comma = (value: number) => String(value).replace('.', ',');
    expect(inLanguage('de', { english: 'x', said }, comma)).toBe(
      'Antwortete unter 10.0.0.5 nach 0,4 s: A05, 0C:11.',
    );
    expect(inLanguage('en', { english: 'Answered.', said }, comma)).toBe('Answered.');
    const newer = [...said, { code: 'of-a-newer-lintel', values: {} }];
    expect(inLanguage('de', { english: 'Answered.', said: newer }, comma)).toBe('Answered.');
    expect(inLanguage('de', { english: 'Answered.', said: undefined }, comma)).toBe('Answered.');
  });
});

describe('a report in another language', () => {
  const ENGLISH = 'It runs 1.2, as was stored in English.';
  const made = (said: boolean) => {
    const results = CHECKS.map((check): CheckResult => ({
      ...{ check, state: 'pass', evidence: ENGLISH, seconds: 1 },
      ...(said && { said: [say('runs-wanted', { version: '1.2' })] }),
    }));
    const bound = { mac: '0C:11:05:07:8B:71', at: 1, how: 'mac' } as const;
    const run = { id: 'a', door: 'd1', mac: bound.mac, at: 2, by: 'Kim', firmware: '1.2', results };
    const line = historyEntrySchema.parse({
      ...{ id: 'h', at: 3, by: 'Kim', what: 'applied', title: 'Applied to 5 doors' },
      ...{ result: 'All were reached.', doors: [] },
      ...(said && { said: { title: [say('applied', { n: 5 })], result: [say('all-reached')] } }),
    });
    const of = site({ doors: [door('d1', { bound })], acceptances: [run], history: [line] });
    const findings = FINDINGS.map((id) => {
      const { what, todo } = sayFinding({ id, values: { of: 'ONVIF', name: 'RTSP', path: '/x' } });
      return {
        ...{ door: 1, title: 'English finding', detail: 'English to do', before: true, now: true },
        ...(said && { said: { title: [...what], detail: [...todo] } }),
      };
    });
    return reportFacts(of, {
      ...{ at: 4, madeWith: '1', withPeople: true, withPhotos: true, visits: 9 },
      security: { at: 4, findings },
    });
  };

  it.each(ROW_LANGUAGES)('has no English in it where it was kept as data (%s)', (language) => {
    const page = reportPage(made(true), { language, paper: 'a4', timeZone: 'UTC' });
    expect(page).not.toMatch(/stored in English|Applied to|All were|English finding|English to do/);
    expect(page).not.toContain(REPORT_TEXTS[language].asRecorded);
  });

  it('still shows what was stored in English before, and says so', () => {
    const page = reportPage(made(false), { language: 'de', paper: 'a4', timeZone: 'UTC' });
    for (const text of [ENGLISH, 'Applied to 5 doors', 'English finding', 'English to do'])
      expect(page).toContain(text);
    expect(page).toContain(REPORT_TEXTS.de.asRecorded);
  });
});
