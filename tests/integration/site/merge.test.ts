import { expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract';
import type { TestBackend } from '../../support/backend';
import { door, person } from '../../support/site-parts';
import { backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';

/** Two technicians with a copy each of one site, in programs of their own. */
async function two() {
  const one = await backend();
  const { site } = await one.call('site.create', { name: 'Quay', passphrase: PASSPHRASE });
  const max = person('p1', { name: 'Max', flat: '4', pins: ['4711'] });
  await edit(one, site, { edit: 'put-door', item: door('d1') }, { edit: 'put-person', item: max });
  const other = await backend();
  const { token } = await one.call('site.export', { site });
  const { base64 } = await one.call('files.get', { token });
  const sent = await other.call('files.put', { name: 'Quay.lintel', base64 });
  await other.call('site.open', { file: sent.token });
  await other.call('site.unlock', { site, passphrase: PASSPHRASE });
  return { one, other, site };
}

async function edit(
  app: TestBackend,
  site: string,
  ...edits: CallInput<'site.edit'>['edits']
): Promise<void> {
  await app.call('site.edit', { site, edits });
}

/** Brings the file of the other one, as on a stick. */
async function brought(from: TestBackend, to: TestBackend, site: string): Promise<string> {
  const { token } = await from.call('site.export', { site });
  const { base64 } = await from.call('files.get', { token });
  return (await to.call('files.put', { name: 'from the other.lintel', base64 })).token;
}

it('is compared person by person and merged, secrets included', async () => {
  const { one, other, site } = await two();
  const [max] = (await one.call('site.get', { site })).document.people;
  await edit(one, site, {
    edit: 'put-person',
    item: person('p2', { name: 'Lucy', pins: ['1111'] }),
  });
  await edit(
    other,
    site,
    { edit: 'put-person', item: { ...max!, flat: '5', pins: ['4712'] } },
    { edit: 'put-person', item: person('p3', { name: 'Anna', pins: ['2222'] }) },
    { edit: 'put-door', item: door('d2') },
  );
  const file = await brought(other, one, site);
  const { rows, total, notes } = await one.call('site.compare', { site, file });
  expect([total, notes]).toEqual([4, []]);
  expect(rows.map(({ name, state, suggested }) => [name, state, suggested])).toEqual([
    ['Door d2', 'only-there', 'there'],
    ['Max', 'differs', 'there'],
    ['Lucy', 'only-here', 'here'],
    ['Anna', 'only-there', 'there'],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/471\d|1111|2222/);
  const merged = await one.call('site.merge', {
    ...{ site, file },
    choices: [{ list: 'doors', id: 'd2', take: 'here' }],
  });
  expect(merged).toMatchObject({ taken: 2, renumbered: 1 });
  const { document } = await one.call('site.get', { site });
  expect(document.doors.map(({ id }) => id)).toEqual(['d1']);
  expect(document.people).toMatchObject([
    { name: 'Max', flat: '5', pins: ['4712'], userId: '1' },
    { name: 'Lucy', pins: ['1111'], userId: '2' },
    { name: 'Anna', pins: ['2222'], userId: '3' },
  ]);
  expect(document.history.at(-1)).toMatchObject({ what: 'merged' });
  const left = await one.call('site.compare', { site, file });
  expect(left.rows.map(({ name }) => name)).toEqual(['Door d2', 'Lucy', 'Anna']);
});

it('asks for the passphrase of the other copy where it is another one', async () => {
  const { one, other, site } = await two();
  const next = 'another long one';
  await other.call('site.changePassphrase', { site, old: PASSPHRASE, passphrase: next });
  await edit(other, site, {
    edit: 'put-person',
    item: person('p3', { name: 'Anna', pins: ['2222'] }),
  });
  const file = await brought(other, one, site);
  expect((await one.failure('site.compare', { site, file })).code).toBe('site.locked');
  const wrong = { site, file, passphrase: 'nothing of it' };
  expect((await one.failure('site.merge', wrong)).code).toBe('site.wrong-passphrase');
  expect(await one.call('site.merge', { site, file, passphrase: next })).toMatchObject({
    taken: 1,
  });
  const { document } = await one.call('site.get', { site });
  expect(document.people.at(-1)).toMatchObject({ name: 'Anna', pins: ['2222'] });
});

it('compares while it is locked, and merges nothing then; refuses another site', async () => {
  const { one, other, site } = await two();
  await edit(other, site, { edit: 'put-door', item: door('d2') });
  const file = await brought(other, one, site);
  await one.call('site.lock', { site });
  expect((await one.call('site.compare', { site, file })).rows).toHaveLength(1);
  expect((await one.failure('site.merge', { site, file })).code).toBe('site.locked');
  const { site: stranger } = await other.call('site.create', {
    ...{ name: 'Elsewhere', passphrase: PASSPHRASE },
  });
  const foreign = await brought(other, one, stranger);
  expect((await one.failure('site.compare', { site, file: foreign })).code).toBe('call.bad-input');
});
