/** Reports printed by a real Chromium and read back with poppler's tools. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obtainChromium } from '../../../build/lib/obtain-chromium.mjs';
import { createBrowserPrinter } from '../../../electron/host-loopback/print-pdf';
import type { Paper, ReportLanguage } from '../../../shared/site/report/choices';
import { reportPage } from '../../../shared/site/report/document';
import { reportFacts } from '../../../shared/site/report/facts';
import { REPORT_TEXTS, fill } from '../../../shared/site/report/text';
import type { Site } from '../../../shared/site/document';
import { realClock } from '../../support/clock';
import { ensurePackages } from '../../support/packages';
import { codesOf, makeSite, passwordsOf, secretsIn } from '../../support/site';

const run = promisify(execFile);
const TOOL = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;

let executable = '';
let folder = '';
beforeAll(async () => {
  executable = await obtainChromium();
  await ensurePackages(['poppler-utils']);
  folder = await mkdtemp(join(tmpdir(), 'lintel-printed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Printed {
  /** The text of each page, laid out as it stands there. */
  readonly pages: readonly string[];
  readonly size: string;
  readonly file: string;
}

async function print(site: Site, language: ReportLanguage, paper: Paper): Promise<Printed> {
  const facts = reportFacts(site, {
    ...{ at: Date.UTC(2026, 10, 23, 12), madeWith: '1.2.3' },
    ...{ withPeople: true, withPhotos: true, visits: 100 },
  });
  const printer = createBrowserPrinter({
    ...{ find: () => ({ executable }), clock: realClock, log: () => undefined },
  });
  const html = reportPage(facts, { language, paper, timeZone: 'UTC' });
  const file = join(folder, `${language}-${paper}.pdf`);
  await writeFile(file, await printer.print(html));
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-'], TOOL);
  const { stdout: info } = await run('pdfinfo', [file], TOOL);
  return {
    pages: text.split('\f').slice(0, -1),
    size: /Page size:\s+(.*)/.exec(info)?.[1] ?? '',
    file,
  };
}

const SIZES = { a4: /^59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/, letter: /^612 x 792 pts/ } as const;

/** A line with the last of a row's cells on it, so that the row stands whole in one place. */
const lines = (pages: readonly string[], pattern: RegExp): readonly string[] =>
  pages.flatMap((page) => page.split('\n').filter((line) => pattern.test(line)));

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('a printed report', () => {
  const site = makeSite({ doors: 12, people: 260, photos: 7, photoWidth: 400 });
  let made: Printed;
  beforeAll(async () => {
    made = await print(site, 'en', 'a4');
  });

  it('has numbered pages of the right size, and a cover without a number', () => {
    const { pages, size } = made;
    expect(size).toMatch(SIZES.a4);
    expect(pages.length).toBeGreaterThan(15);
    expect(pages[0]).not.toContain('Page 1');
    pages.slice(1).forEach((page, at) => {
      expect(page).toContain(`Page ${at + 2} of ${pages.length}`);
      expect(page).toMatch(/^\s*Riverside Court\s+Hand-over report/);
    });
  });

  it('has each person once, in one whole row, under a head that is repeated', () => {
    const first = made.pages.findIndex((page) => /^People and the doors they open$/m.test(page));
    const past = made.pages.findIndex((page) => /^Photos$/m.test(page));
    const pages = made.pages.slice(first, past);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toMatch(/Name\s+Flat\s+Telephone\s+Doors\s+When/);
    const text = pages.join('\n');
    for (const { name, flat, schedule } of site.people) {
      const words = name.split(' ').map(literal);
      const cells = `\\s+${literal(flat)}.*${schedule === '' ? 'Always' : 'Cleaning'}.*`;
      // A long name goes on in the next line of its cell.
      const cuts = words.slice(1).map((_, at) => {
        const rest = words.slice(at + 1).join(' ');
        return `${words.slice(0, at + 1).join(' ')}${cells}\\n *${rest} *`;
      });
      const row = `^ *(?:${[words.join(' ') + cells, ...cuts].join('|')})$`;
      expect(text.match(new RegExp(row, 'gm')), name).toHaveLength(1);
    }
  });

  it('has each door with its checks, and each check in one row with its seconds', () => {
    const text = made.pages.join('\n');
    site.doors.forEach(({ name }, at) => {
      const head = new RegExp(`^\\s*${at + 1} ${literal(name)}\\s+(Accepted|Checks|Not)`, 'm');
      expect(text.match(head), name).not.toBeNull();
    });
    const calls = lines(made.pages, /Test call\s+Passed\s+The call to 2001 rang .*\s4\.8$/);
    expect(calls).toHaveLength(site.doors.filter(({ bound }, at) => bound && at % 11 !== 9).length);
  });

  it('cuts no photo: each lies on one page, at most six on each', async () => {
    const { stdout } = await run('pdfimages', ['-list', made.file], TOOL);
    const onPages = [...stdout.matchAll(/^\s*(\d+)\s+\d+\s+image/gm)].map(([, page]) => page);
    expect(onPages).toHaveLength(site.photos.length);
    for (const page of new Set(onPages))
      expect(onPages.filter((one) => one === page).length).toBeLessThanOrEqual(6);
  });

  it('tells no PIN, no card and no password', () => {
    const secrets = [...codesOf(site), ...passwordsOf(site)];
    expect(secrets.length).toBeGreaterThan(400);
    expect(secretsIn(made.pages.join('\n'), secrets)).toEqual([]);
  });
});

describe.each([
  ['de', 'letter'],
  ['fr', 'a4'],
  ['es', 'letter'],
  ['nl', 'a4'],
  ['pl', 'letter'],
  ['it', 'a4'],
] as const)('a report in %s on %s', (language, paper) => {
  it('is printed whole, in its own words and letters', async () => {
    const site = makeSite({ doors: 2, people: 5 });
    const { pages, size } = await print(site, language, paper);
    const text = REPORT_TEXTS[language];
    expect(size).toMatch(SIZES[paper]);
    expect(pages[1]).toContain(fill(text.page, { page: 2, pages: pages.length }));
    const words = pages.join('\n').replaceAll(/\s+/g, ' ');
    for (const title of ['doors', 'left', 'details', 'people', 'visits', 'signatures'] as const)
      expect(words).toContain(text.sections[title]);
    for (const { name } of site.people) expect(words).toContain(name);
  });
});
