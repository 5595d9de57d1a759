import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { PdfPrinter } from '../../../electron/backend/ports';
import type { CallInput } from '../../../shared/contract';
import { reportFactsSchema, reportPhotoSchema } from '../../../shared/site/report/schema';
import { makeSite, codesOf, passwordsOf, secretsIn } from '../../support/site';
import { openSite } from '../../support/site-file';
import type { TestBackend } from '../../support/backend';
import { backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';
const made = makeSite({ doors: 7, people: 60, photos: 2 });
const secrets = [...codesOf(made), ...passwordsOf(made)];

/** A report as text. */
async function report(
  app: TestBackend,
  input: Omit<CallInput<'report.make'>, 'site'>,
): Promise<{ readonly name: string; readonly text: string }> {
  const { token, name } = await app.call('report.make', { site: made.id, ...input });
  const { path } = await app.backend.files.open('test', token);
  return { name, text: await readFile(path, 'utf8') };
}

async function opened(pdf?: PdfPrinter): Promise<TestBackend> {
  const app = await backend(pdf && { ports: { pdf } });
  await openSite(app, made, PASSPHRASE);
  return app;
}

const unlock = (app: TestBackend) =>
  app.call('site.unlock', { site: made.id, passphrase: PASSPHRASE });

describe('a report', () => {
  it('is made in every form, locked or not, and tells no secret', async () => {
    const app = await opened();
    for (const locked of [true, false]) {
      if (!locked) await unlock(app);
      const files = [
        await report(app, { format: 'html', language: 'fr' }),
        await report(app, { format: 'json' }),
        await report(app, { format: 'csv', table: 'people' }),
        await report(app, { format: 'csv', table: 'accounts' }),
      ];
      for (const { name, text } of files) {
        expect(name).toMatch(
          /^Riverside Court \d{4}-\d\d-\d\d( people| accounts)?\.(html|json|csv)$/,
        );
        expect(text).toMatch(/Riverside Court|Tom Bäcker|House telephone|10\.20\.0\.5/);
        expect(secretsIn(text.replaceAll(/base64,[^"]*/g, ''), secrets), name).toEqual([]);
      }
    }
    expect(app.log.text()).not.toContain(PASSPHRASE);
  });

  it('is printed by the host from the page itself', async () => {
    const pages: string[] = [];
    const pdf: PdfPrinter = {
      whyNot: () => '',
      print(html) {
        pages.push(html);
        return Promise.resolve(Buffer.from('%PDF-1.7'));
      },
    };
    const app = await opened(pdf);
    const { name, text } = await report(app, { format: 'pdf', language: 'pl', paper: 'letter' });
    expect([name.slice(-4), text]).toEqual(['.pdf', '%PDF-1.7']);
    const page = await report(app, { format: 'html', language: 'pl', paper: 'letter' });
    // The minute may have passed between the two.
    const same = (html: string): string => html.replaceAll(/\d\d:\d\d/g, '');
    expect(pages.map(same)).toEqual([same(page.text)]);
  });

  it('says why it cannot be printed, and is there as HTML', async () => {
    const app = await opened();
    const options = await app.call('report.options', { site: made.id });
    expect(options).toMatchObject({ doors: 7, people: 60, photos: 2, visits: 6 });
    expect(options.noPdf).toContain('cannot print');
    const failed = await app.failure('report.make', { site: made.id, format: 'pdf' });
    expect(failed).toMatchObject({ code: 'print.no-browser' });
    expect(failed.hint).toContain('HTML');
  });

  it('has its facts as JSON in the shape that is written down', async () => {
    const app = await opened();
    const { text } = await report(app, { format: 'json', withPhotos: true, visits: 3 });
    const schema = reportFactsSchema.extend({
      photos: reportPhotoSchema.omit({ data: true }).strict().array(),
    });
    const facts = schema.parse(JSON.parse(text));
    expect(facts.doors).toHaveLength(7);
    expect(facts.people).toHaveLength(60);
    expect(facts.visits).toHaveLength(3);
    const { left } = await app.call('report.options', { site: made.id });
    expect(facts.leftToDo).toHaveLength(left);
  });

  it('has tables in which a spreadsheet runs nothing and loses nothing', async () => {
    const app = await opened();
    await unlock(app);
    const [first] =
      (await app.call('site.items', { site: made.id, list: 'people', ids: ['person-1'] })).items
        .people ?? [];
    if (!first) throw new Error('The first person is gone.');
    const item = { ...first, name: '=HYPERLINK("http://x")', phone: '0049301234' };
    await app.call('site.edit', { site: made.id, edits: [{ edit: 'put-person', item }] });
    const { text } = await report(app, { format: 'csv', table: 'people', language: 'de' });
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      ...{ header: true, skipEmptyLines: true },
    });
    expect(data).toHaveLength(60);
    const row = data.find(({ Name }) => Name?.includes('HYPERLINK'));
    expect(row).toMatchObject({ Name: `'=HYPERLINK("http://x")`, Telefon: "'0049301234" });
    expect(Object.keys(row ?? {})).toEqual([
      ...['Name', 'Wohnung', 'Telefon', 'Türen', 'Wann', 'Karten', 'PINs'],
    ]);
  });

  it.each(['doors', 'accounts', 'checks', 'left', 'visits'] as const)(
    'has a table of %s with as many cells in each row as heads',
    async (table) => {
      const app = await opened();
      const { text } = await report(app, { format: 'csv', table });
      const { data } = Papa.parse<string[]>(text.trim());
      expect(data.length).toBeGreaterThan(2);
      expect(new Set(data.map((row) => row.length)).size).toBe(1);
    },
  );
});

describe('the history', () => {
  it('is listed newest first, a page at a time, by kind, door and words', async () => {
    const app = await opened();
    const site = made.id;
    const all = await app.call('history.list', { site });
    expect(all.total).toBe(6);
    expect(all.entries.map(({ id }) => id)).toEqual(['h6', 'h5', 'h4', 'h3', 'h2', 'h1']);
    expect(all.entries[2]).toMatchObject({ what: 'applied', doors: 7, missed: 0 });
    const page = await app.call('history.list', { site, offset: 2, limit: 2 });
    expect(page.entries.map(({ id }) => id)).toEqual(['h4', 'h3']);
    const byKind = await app.call('history.list', { site, what: ['note', 'bound'] });
    expect(byKind).toMatchObject({ total: 2, entries: [{ id: 'h6' }, { id: 'h3' }] });
    const byDoor = await app.call('history.list', { site, door: 'door-2' });
    expect(byDoor.entries.map(({ id }) => id)).toEqual(['h4', 'h3']);
    const byWords = await app.call('history.list', { site, text: 'RESIDENTS' });
    expect(byWords.entries.map(({ id }) => id)).toEqual(['h2']);
    expect((await app.call('history.list', { site, text: 'jo meyer' })).total).toBe(1);
  });

  it('gives what happened at each door', async () => {
    const app = await opened();
    const { doors } = await app.call('history.get', { site: made.id, entry: 'h4' });
    expect(doors).toHaveLength(7);
    expect(doors[0]).toEqual({
      ...{ door: 'door-1', name: 'House A, front door', done: true },
      result: 'Written and read back.',
    });
    const failed = await app.failure('history.get', { site: made.id, entry: 'no' });
    expect(failed.code).toBe('call.bad-input');
  });

  it('takes a note and a hand-over by hand, on the disk and with who did it', async () => {
    const app = await opened();
    const site = made.id;
    const note = await app.call('history.add', { site, what: 'note', title: ' Key returned ' });
    expect(note).toMatchObject({ what: 'note', title: 'Key returned', by: 'Kim Larsen' });
    const given = { what: 'handed-over' as const, title: 'Handed over', result: 'Signed.' };
    await app.call('history.add', { site, ...given });
    const { known } = await app.call('site.get', { site });
    await app.call('site.close', { site });
    await app.call('site.open', { known });
    const { entries } = await app.call('history.list', { site, limit: 2 });
    expect(entries).toMatchObject([given, { id: note.id }]);
    expect(await report(app, { format: 'html' })).toMatchObject({
      text: expect.stringContaining('Key returned') as string,
    });
  });
});

describe('the sealed codes', () => {
  it('are given only where the site is unlocked', async () => {
    const app = await opened();
    const input = { site: made.id, passphrase: 'another long one' };
    expect((await app.failure('report.codes', input)).code).toBe('site.locked');
    expect((await app.failure('report.codes', { ...input, passphrase: 'short' })).code).toBe(
      'call.bad-input',
    );
    expect(app.log.text()).not.toContain('another long one');
  });
});
