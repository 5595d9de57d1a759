import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MASK } from '../../../shared/device/secret-mask';
import type { TestBackend } from '../../support/backend';
import { createShiftedClock } from '../../support/clock';
import { door, person } from '../../support/site-parts';
import { atEnd, backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';
const FILE = 'Riverside Court.lintel';

const make = (app: TestBackend) =>
  app.call('site.create', { name: 'Riverside Court', passphrase: PASSPHRASE });
const pathOf = (app: TestBackend, file = FILE) => join(app.dataFolder, 'sites', file);
const max = person('p1', { name: 'Max', cards: ['00 b4:16-1d'], pins: ['47110815'] });

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lintel-site-'));
  atEnd(() => rm(made, { recursive: true, force: true }));
  return made;
}

it('is made, filled, closed, opened locked and unlocked again', async () => {
  const app = await backend();
  const made = await make(app);
  expect(made).toMatchObject({
    file: FILE,
    folder: '',
    locked: false,
    readOnly: '',
    state: 'good',
  });
  const { items } = await app.call('site.edit', {
    site: made.site,
    edits: [
      { edit: 'put-door', item: door('d1') },
      { edit: 'put-person', item: max },
    ],
  });
  expect(items.people).toMatchObject([{ userId: '1', cards: ['00B4161D'], pins: ['47110815'] }]);
  const text = await readFile(pathOf(app), 'utf8');
  for (const secret of ['47110815', '00B4161D', PASSPHRASE]) expect(text).not.toContain(secret);
  expect(text).toContain('"Max"');
  const [open] = (await app.call('site.list', {})).sites;
  expect(open).toMatchObject({ state: 'open', doors: 1, people: 1 });
  await app.call('site.close', { site: made.site });

  const [listed] = (await app.call('site.list', {})).sites;
  expect(listed).toMatchObject({ name: 'Riverside Court', state: 'closed', doors: 1, people: 1 });
  const opened = await app.call('site.open', { known: listed?.known });
  expect(opened.locked).toBe(true);
  const hidden = await app.call('site.get', { site: opened.site });
  expect(hidden.document.people).toMatchObject([{ name: 'Max', cards: [MASK], pins: [MASK] }]);
  const wrong = { site: opened.site, passphrase: 'correct horse' };
  expect((await app.failure('site.unlock', wrong)).code).toBe('site.wrong-passphrase');
  await app.call('site.unlock', { ...wrong, passphrase: PASSPHRASE });
  // A second window that has it wrong is told too, and hides nothing from the first.
  expect((await app.failure('site.unlock', wrong)).code).toBe('site.wrong-passphrase');
  const shown = await app.call('site.get', { site: opened.site });
  expect(shown.document.people).toMatchObject([{ cards: ['00B4161D'], pins: ['47110815'] }]);
  expect((await app.call('site.lock', { site: opened.site })).locked).toBe(true);
  expect(app.log.text()).not.toMatch(/47110815|00B4161D|correct horse/);
});

it('takes every change but secrets while it is locked, and has the secrets afterwards', async () => {
  const app = await backend();
  const { site } = await make(app);
  await app.call('site.edit', { site, edits: [{ edit: 'put-person', item: max }] });
  await app.call('site.lock', { site });
  const [masked] = (await app.call('site.get', { site })).document.people;
  const renamed = { ...masked!, name: 'Maximilian' };
  await app.call('site.edit', {
    site,
    edits: [
      { edit: 'put-person', item: renamed },
      { edit: 'put-person', item: person('p2', { name: 'Lucy' }) },
    ],
  });
  for (const item of [
    person('p3', { pins: ['1234'] }),
    { ...renamed, edited: 0, pins: ['1234'] },
    { ...renamed, edited: 0, cards: [] },
  ])
    expect(
      (await app.failure('site.edit', { site, edits: [{ edit: 'put-person', item }] })).code,
    ).toBe('site.locked');
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  expect((await app.call('site.get', { site })).document.people).toMatchObject([
    { name: 'Maximilian', pins: ['47110815'], cards: ['00B4161D'] },
    { name: 'Lucy', pins: [] },
  ]);
});

it('refuses to overwrite what another window has changed, and says whose it is', async () => {
  const app = await backend();
  const { site } = await make(app);
  const { items } = await app.call('site.edit', {
    site,
    edits: [{ edit: 'put-door', item: door('d1') }],
  });
  const [seen] = items.doors ?? [];
  const put = (name: string) => ({ edit: 'put-door' as const, item: { ...seen!, name } });
  await app.call('site.edit', { site, edits: [put('Front gate')] });
  const error = await app.failure('site.edit', { site, edits: [put('Back gate')] });
  expect(error).toMatchObject({
    code: 'site.conflict',
    details: { conflicts: [{ list: 'doors', id: 'd1', name: 'Front gate', why: 'changed' }] },
  });
  const { document } = await app.call('site.get', { site });
  expect(document.doors).toMatchObject([{ name: 'Front gate' }]);
  const facts = { address: 'Quay 1' };
  await app.call('site.edit', { site, edits: [{ edit: 'set', facts, was: { address: '' } }] });
  const late = { edit: 'set' as const, facts: { address: 'Quay 2' }, was: { address: '' } };
  expect((await app.failure('site.edit', { site, edits: [late] })).code).toBe('site.conflict');
});

it('tells every window what was changed', async () => {
  const app = await backend();
  const { site } = await make(app);
  await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door('d1') }] });
  const event = await app.event('site.changed', ({ changed }) => changed.length > 0);
  expect(event).toMatchObject({
    site,
    facts: false,
    changed: [{ list: 'doors', put: ['d1'], removed: [], all: false }],
  });
  await app.call('site.close', { site });
  await app.event('site.changed', ({ state }) => state === null);
});

it('shares one open site between all who open its file, and keeps a sent file once', async () => {
  const app = await backend();
  const { site, known } = await make(app);
  const [a, b] = await Promise.all([
    app.call('site.open', { known }),
    app.call('site.open', { known }),
  ]);
  expect(a).toEqual(b);
  const { token } = await app.call('site.export', { site });
  // The very same bytes are the file that is open already.
  expect(await app.call('site.open', { file: token })).toMatchObject({ site, known });
  await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door('d1') }] });
  expect((await app.failure('site.open', { file: token })).code).toBe('site.already-open');
  await app.call('site.close', { site });
  const sent = await app.call('site.open', { file: token });
  expect(sent).toMatchObject({ site, file: 'Riverside Court (2).lintel' });
});

it('changes a chosen file where it lies', async () => {
  const first = await backend();
  const { site } = await make(first);
  await first.call('site.close', { site });
  const path = join(await folder(), 'stick.lintel');
  await copyFile(pathOf(first), path);
  const app = await backend({ ports: { filePicker: { pick: () => Promise.resolve([path]) } } });
  const { files } = await app.call('files.pick', { title: 'Open a site' });
  const opened = await app.call('site.open', { file: files[0]?.token });
  expect(opened.folder).not.toBe('');
  await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door('d1') }] });
  expect(await readFile(path, 'utf8')).toContain('"Door d1"');
  if (process.platform !== 'win32')
    expect((await stat(path)).mode & 0o777).toBe((await stat(pathOf(first))).mode & 0o777);
});

it('does not write over a file that another program has changed', async () => {
  const app = await backend();
  const { site } = await make(app);
  const text = await readFile(pathOf(app), 'utf8');
  await writeFile(pathOf(app), text.replace('Riverside Court', 'Other Court'));
  const edits = [{ edit: 'put-door' as const, item: door('d1') }];
  expect((await app.failure('site.edit', { site, edits })).code).toBe('site.changed-on-disk');
  expect((await app.failure('site.edit', { site, edits })).code).toBe('site.read-only');
  expect(await readFile(pathOf(app), 'utf8')).toContain('Other Court');
  expect((await app.call('site.export', { site })).size).toBeGreaterThan(100);
});

it('keeps the last ten good copies, and goes back to one', async () => {
  const clock = createShiftedClock();
  const app = await backend({ clock });
  const { site, known } = await make(app);
  for (let at = 1; at <= 15; at += 1)
    await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door(`d${at}`) }] });
  const { copies } = await app.call('site.copies', { known });
  expect(copies).toHaveLength(10);
  expect((await app.call('site.useCopy', { known, copy: copies[0]!.copy })).locked).toBe(true);
  expect((await app.call('site.get', { site })).document.doors).toHaveLength(14);
  const names = await readdir(join(app.dataFolder, 'sites'));
  expect(names.filter((name) => name.includes('.set-aside-'))).toHaveLength(1);
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
});

it('deletes a closed file with all its copies once its name was typed, and nothing else', async () => {
  const clock = createShiftedClock();
  const app = await backend({ clock });
  const { site, known } = await make(app);
  const other = await app.call('site.create', { name: 'Other Quay', passphrase: PASSPHRASE });
  await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door('d1') }] });
  await app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door('d2') }] });
  const { copies } = await app.call('site.copies', { known });
  await app.call('site.useCopy', { known, copy: copies[0]!.copy });
  const names = async () => (await readdir(join(app.dataFolder, 'sites'))).sort();
  expect((await names()).length).toBeGreaterThan(4);
  const asked = { known, name: 'riverside court ' };
  expect((await app.failure('site.delete', asked)).code).toBe('site.already-open');
  await app.call('site.close', { site });
  expect((await app.failure('site.delete', { known, name: 'Riverside' })).code).toBe(
    'call.bad-input',
  );
  await app.call('site.delete', asked);
  expect(await names()).toEqual(['Other Quay.lintel', 'Other Quay.lintel.lock']);
  const { sites } = await app.call('site.list', {});
  expect(sites.map(({ name, known: key }) => [name, key])).toEqual([['Other Quay', other.known]]);
});

it('seals with a new passphrase', async () => {
  const app = await backend();
  const { site } = await make(app);
  await app.call('site.edit', { site, edits: [{ edit: 'put-person', item: max }] });
  await app.call('site.lock', { site });
  const next = { site, old: PASSPHRASE, passphrase: 'another long one' };
  expect((await app.failure('site.changePassphrase', { ...next, old: 'x' })).code).toBe(
    'site.wrong-passphrase',
  );
  await app.call('site.changePassphrase', next);
  await app.call('site.lock', { site });
  expect((await app.failure('site.unlock', { site, passphrase: PASSPHRASE })).code).toBe(
    'site.wrong-passphrase',
  );
  await app.call('site.unlock', { site, passphrase: next.passphrase });
  expect((await app.call('site.get', { site })).document.people[0]?.pins).toEqual(['47110815']);
});

it('keeps photos with their pictures, and gives them one by one', async () => {
  const app = await backend();
  const { site } = await make(app);
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100)]);
  const put = (name: string, bytes: Buffer) =>
    app.call('files.put', { name, base64: bytes.toString('base64') });
  const { token } = await put('gate.png', png);
  const photo = await app.call('site.addPhoto', { site, file: token, caption: 'Gate' });
  expect(photo).toMatchObject({ type: 'image/png', size: png.length, caption: 'Gate' });
  expect(JSON.stringify(await app.call('site.get', { site }))).not.toContain('data');
  const whole = await app.call('site.photo', { site, photo: photo.id });
  expect(Buffer.from(whole.data, 'base64')).toEqual(png);
  const text = await put('not.png', Buffer.from('hello'));
  expect((await app.failure('site.addPhoto', { site, file: text.token })).code).toBe(
    'file.wrong-kind',
  );
});

it('says plainly that a file is no site', async () => {
  const app = await backend();
  const { token } = await app.call('files.put', {
    name: 'people.csv',
    base64: Buffer.from('a,b').toString('base64'),
  });
  expect((await app.failure('site.open', { file: token })).code).toBe('site.not-a-site');
  expect((await app.failure('site.get', { site: 'none' })).code).toBe('site.not-open');
});
