import { readdir, readFile, truncate, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TestBackend } from '../../support/backend';
import { door, person, pinOf } from '../../support/site-parts';
import { backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';
const PEOPLE = 200;

/** A site of 200 people that was saved a few times and closed. */
async function closedSite() {
  const app = await backend();
  const { site, known } = await app.call('site.create', { name: 'Quay', passphrase: PASSPHRASE });
  const edits = Array.from({ length: PEOPLE }, (_, at) => ({
    edit: 'put-person' as const,
    item: person(`p${at}`, { pins: [pinOf(at)] }),
  }));
  await app.call('site.edit', { site, edits });
  for (const id of ['d1', 'd2'])
    await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door(id) }] });
  await app.call('site.close', { site });
  return { app, site, known, path: join(app.dataFolder, 'sites', 'Quay.lintel') };
}

const aside = async (app: TestBackend) =>
  (await readdir(join(app.dataFolder, 'sites'))).filter((name) => name.includes('.set-aside-'));

it('shows what could be saved of a cut file, read only, and goes on with it when told to', async () => {
  const { app, site, known, path } = await closedSite();
  await truncate(path, (await readFile(path)).indexOf('"name":"Person p150"'));
  const opened = await app.call('site.open', { known });
  expect(opened).toMatchObject({ state: 'damaged', locked: true, secretsLost: false });
  expect(opened.readOnly).toMatch(/damaged/);
  expect(opened.notes[0]).toBe('People: 50 cannot be read.');
  const edits = [{ edit: 'put-door' as const, item: door('d9') }];
  expect((await app.failure('site.edit', { site, edits })).code).toBe('site.read-only');
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  const { document } = await app.call('site.get', { site });
  expect(document.people).toHaveLength(150);
  expect(document.people[149]?.pins).toEqual([pinOf(149)]);
  // Until somebody decides, the file is left alone, and what is given away is the file itself.
  const { size } = await app.call('site.export', { site });
  expect(size).toBe((await stat(path)).size);

  expect(await app.call('site.keepSaved', { site })).toMatchObject({ state: 'good', readOnly: '' });
  await app.call('site.edit', { site, edits });
  expect(await aside(app)).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toContain('"Door d9"');
});

it('goes not on with a site whose ID is lost, which would seal its secrets for ever', async () => {
  const { app, site, known, path } = await closedSite();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(`"id": "${site}"`, '"id": 7'));
  const opened = await app.call('site.open', { known });
  expect(opened).toMatchObject({ state: 'damaged', secretsLost: false, canKeep: false });
  expect(opened.notes.join()).toContain('take an earlier copy');
  const refused = await app.failure('site.keepSaved', { site: opened.site });
  expect(refused).toMatchObject({ code: 'site.damaged' });
  const [copy] = (await app.call('site.copies', { known })).copies;
  const back = await app.call('site.useCopy', { known, copy: copy!.copy });
  expect(back).toMatchObject({ site, state: 'good' });
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
});

it('keeps a damaged file out of the copies, and offers them', async () => {
  const { app, site, known, path } = await closedSite();
  const { copies } = await app.call('site.copies', { known });
  await truncate(path, 300);
  const error = await app.failure('site.open', { known });
  expect(error).toMatchObject({
    code: 'site.damaged',
    details: { known, copies: copies.length },
  });
  await writeFile(path, 'no JSON at all');
  expect((await app.failure('site.open', { known })).code).toBe('site.damaged');
  await app.call('site.useCopy', { known, copy: copies[0]!.copy });
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  const { document } = await app.call('site.get', { site });
  expect(document.doors).toHaveLength(1);
  expect(document.people[7]?.pins).toEqual([pinOf(7)]);
  expect(await aside(app)).toHaveLength(1);
  expect((await app.failure('site.useCopy', { known, copy: '../../x' })).code).toBe(
    'call.bad-input',
  );
});

it('says that secrets are lost with their part, and takes a new passphrase', async () => {
  const { app, site, known, path } = await closedSite();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/"tag":"[^"]*"/, '"tag":"?"'));
  const opened = await app.call('site.open', { known });
  expect(opened).toMatchObject({ state: 'damaged', secretsLost: true, locked: true });
  expect((await app.failure('site.unlock', { site, passphrase: PASSPHRASE })).code).toBe(
    'site.damaged',
  );
  await app.call('site.keepSaved', { site });
  const passphrase = 'another long one';
  await app.call('site.changePassphrase', { site, old: '', passphrase });
  const item = person('p0', { pins: ['4711'] });
  await app.call('site.edit', { site, edits: [{ edit: 'put-person', item }] });
  await app.call('site.close', { site });
  await app.call('site.open', { known });
  await app.call('site.unlock', { site, passphrase });
  expect((await app.call('site.get', { site })).document.people[0]?.pins).toEqual(['4711']);
});

it('opens a newer site read only', async () => {
  const { app, site, known, path } = await closedSite();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"version": 1', '"version": 2'));
  const opened = await app.call('site.open', { known });
  expect(opened).toMatchObject({ state: 'newer' });
  expect(opened.readOnly).toMatch(/newer Lintel/);
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  const edits = [{ edit: 'put-door' as const, item: door('d9') }];
  expect((await app.failure('site.edit', { site, edits })).code).toBe('site.read-only');
  expect((await app.call('site.export', { site })).size).toBe((await stat(path)).size);
});

it('notices one letter that was altered, shows all of it, and goes on with it when told to', async () => {
  const { app, site, known, path } = await closedSite();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"name":"Person p150"', '"name":"Person q150"'));
  const opened = await app.call('site.open', { known });
  expect(opened).toMatchObject({
    ...{ state: 'altered', secretsLost: false },
    notes: ['Person: 1 not as Lintel wrote it: "Person q150".'],
  });
  expect(opened.readOnly).toContain('not as Lintel wrote it');
  const edits = [{ edit: 'put-door' as const, item: door('d9') }];
  expect((await app.failure('site.edit', { site, edits })).code).toBe('site.read-only');
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  expect((await app.call('site.get', { site })).document.people).toHaveLength(PEOPLE);
  expect((await app.call('site.copies', { known })).copies.length).toBeGreaterThan(0);
  expect(await app.call('site.keepSaved', { site })).toMatchObject({ state: 'good', readOnly: '' });
  expect(await aside(app)).toHaveLength(1);
  await app.call('site.edit', { site, edits });
  await app.call('site.close', { site });
  expect(await app.call('site.open', { known })).toMatchObject({ state: 'good', notes: [] });
});
