import { describe, expect, it } from 'vitest';
import type { VirtualIntercom, VirtualModel } from '../../../electron/backend/virtual';
import type { CallOutput } from '../../../shared/contract';
import { signedIn } from '../services/support';
import { siteOf, type SiteBench } from './support';

const TWO = [
  { unit: { model: 'A05' }, door: { name: 'Front gate', model: '', bound: null } },
  { unit: { model: 'R29' }, door: { name: 'Garage', bound: null } },
] as const;

const boundOf = async ({ document }: SiteBench, door = 'd1') =>
  (await document()).doors.find(({ id }) => id === door);

describe('a door', () => {
  it('is bound by its label as a scanner reads it; its intercom gets its name', async () => {
    const bench = await siteOf(TWO);
    const { app, site, units, ids } = bench;
    const mac = units[0]!.mac;
    const scanned = `mac:${mac.replaceAll(':', '').toLowerCase()}`;
    const answer = await app.call('binding.bind', { site, door: 'd1', mac: scanned });
    expect(answer).toMatchObject({ bound: { mac, how: 'mac' }, intercom: ids[0], notes: [] });
    expect(await boundOf(bench)).toMatchObject({ mac, model: 'A05', bound: { mac } });
    expect((await app.call('intercoms.get', { id: ids[0]! })).name).toBe('Front gate');
    expect((await bench.document()).history.at(-1)).toMatchObject({
      ...{ what: 'bound', title: 'Front gate bound to its intercom' },
      result: `Bound to ${mac}, by its MAC.`,
    });
    const again = await app.call('binding.bind', { site, door: 'd1', mac });
    expect(again.notes).toEqual(['It is bound to this door already.']);
  });

  it('is bound by address and from the list; a name that somebody gave stays', async () => {
    const bench = await siteOf(TWO);
    const { app, site, units, ids } = bench;
    await app.call('intercoms.update', { id: ids[1]!, name: 'Old name' });
    await app.call('binding.bind', { site, door: 'd1', address: units[0]!.url });
    await app.call('binding.bind', { site, door: 'd2', id: ids[1]! });
    expect((await boundOf(bench))?.bound?.how).toBe('address');
    expect((await boundOf(bench, 'd2'))?.bound?.how).toBe('list');
    expect((await app.call('intercoms.get', { id: ids[1]! })).name).toBe('Old name');
  });

  it('is bound by a MAC that this laptop has not met, and says what is unlike the plan', async () => {
    const bench = await siteOf([
      { unit: { model: 'R29' }, door: { model: 'A05', mac: '0C:11:05:00:00:01', bound: null } },
    ]);
    const { app, site, ids } = bench;
    const unlike = await app.call('binding.bind', { site, door: 'd1', id: ids[0]! });
    expect(unlike.notes).toEqual([
      'Another MAC was planned for this door: 0C:11:05:00:00:01.',
      'Its model is R29S; A05 was planned.',
    ]);
    await app.call('binding.unbind', { site, door: 'd1' });
    expect(await boundOf(bench)).toMatchObject({ mac: '', bound: null });
    const unmet = await app.call('binding.bind', { site, door: 'd1', mac: '0c1105aabbcc' });
    expect(unmet).toMatchObject({ intercom: null, bound: { mac: '0C:11:05:AA:BB:CC' } });
    expect(unmet.notes.join()).toContain('has not been found yet');
  });

  it('has one intercom, and an intercom has one door', async () => {
    const bench = await siteOf(TWO);
    const { app, site, ids } = bench;
    await app.call('binding.bind', { site, door: 'd1', id: ids[0]! });
    const failing = async (door: string, id: string) =>
      (await app.failure('binding.bind', { site, door, id })).code;
    expect(await failing('d2', ids[0]!)).toBe('binding.taken');
    expect(await failing('d1', ids[1]!)).toBe('binding.bound');
    expect(await failing('d9', ids[1]!)).toBe('call.bad-input');
    expect(await failing('d2', 'nobody')).toBe('device.not-found');
    const bad = { site, door: 'd2', mac: 'no MAC in it' };
    expect((await app.failure('binding.bind', bad)).message).toContain('no MAC');
    const nowhere = { site, door: 'd2', address: '10.9.9.9' };
    expect((await app.failure('binding.bind', nowhere)).code).toBe('device.not-found');
    expect((await app.failure('binding.bind', { site, door: 'd2' })).code).toBe('call.bad-input');
    expect((await boundOf(bench, 'd2'))?.bound).toBeNull();
  });

  it('gets another intercom in one step; the one before is kept with its last backup', async () => {
    const bench = await siteOf([{ unit: { model: 'A05' } }, { ...TWO[1], door: { bound: null } }]);
    const { app, site, units, ids } = bench;
    await app.ended(await app.call('config.backup', { id: ids[0]! }));
    const { points } = await app.call('config.backups', { id: ids[0]! });
    const answer = await app.call('binding.replace', { site, door: 'd1', id: ids[1]! });
    expect(answer).toMatchObject({ bound: { mac: units[1]!.mac }, intercom: ids[1] });
    expect((await boundOf(bench))?.predecessors).toMatchObject([
      { mac: units[0]!.mac, backup: points[0]!.name },
    ]);
    expect((await bench.document()).history.at(-1)?.what).toBe('replaced');
    const back = await app.call('binding.replace', { site, door: 'd1', id: ids[0]! });
    expect(back.notes.join()).toContain('There is no backup');
  });
});

it('suggests by what is planned, and lists what can be bound', async () => {
  const bench = await siteOf(TWO);
  const { app, site, units, edit } = bench;
  const [first, second] = (await bench.document()).doors;
  await edit([
    { edit: 'put-door', item: { ...first!, mac: units[0]!.mac } },
    { edit: 'put-door', item: { ...second!, address: units[1]!.address } },
    { edit: 'put-door', item: { id: 'd3', name: 'Cellar', address: 'not an address at all' } },
  ]);
  const found = await app.call('binding.suggest', { site });
  expect(found.suggestions).toMatchObject([
    { door: 'd1', mac: units[0]!.mac, certainty: 'certain' },
    { door: 'd2', mac: units[1]!.mac, certainty: 'likely', reason: 'model-and-address' },
  ]);
  expect(found.units.map(({ mac, door }) => [mac, door])).toEqual(
    expect.arrayContaining(units.map(({ mac }) => [mac, ''])),
  );
});

describe('pressing', () => {
  type Press = (unit: VirtualIntercom) => unknown;
  const listening = async (
    model: VirtualModel,
    press: Press,
  ): Promise<CallOutput<'binding.listen'>> => {
    const bench = await siteOf([
      { unit: { model: 'A05' }, door: { bound: null } },
      {
        unit: { model, seed: { rfkey: [{ Name: 'Ann', Code: '00B4161D' }] } },
        door: { bound: null },
      },
    ]);
    const { app, site, units } = bench;
    const heard = app.call('binding.listen', { site, seconds: 30 });
    // Its first look is over: whatever happens from now on is news.
    for (const { state } of units) await looked(() => state.counts.active === 0);
    await looked(() =>
      units.every(({ requests }) => requests.some(({ target }) => target === 'doorlog')),
    );
    press(units[1]!);
    const answer = await heard;
    expect(answer.heard).toMatchObject({ mac: units[1]!.mac, site, door: '' });
    expect(app.events.filter(({ name }) => name === 'binding.heard')).toHaveLength(1);
    return answer;
  };

  it.each<readonly [VirtualModel, string, Press, RegExp]>([
    [
      'R29',
      'a button at its input',
      (unit) => unit.setInput('A', 0),
      /input A moved|relay A switched/,
    ],
    [
      'A03',
      'a known card',
      (unit) => unit.presentCard('00B4161D'),
      /card was held to its reader \(Ann\)|relay A/,
    ],
    ['E18C', 'a strange card', (unit) => unit.presentCard('DEADBEEF'), /^A card was held/],
    ['S532', 'a wrong PIN', (unit) => unit.enterPin('9999'), /^A code was typed at it\.$/],
    ['X916', 'its call button', (unit) => unit.press('10.0.0.9'), /call button was pressed/],
  ])('is heard at an %s: %s', async (model, _what, press, words) => {
    const { heard } = await listening(model, press);
    expect(heard?.what).toMatch(words);
    expect(heard?.what).not.toMatch(/00B4161D|DEADBEEF|9999/);
  });

  it('ends by itself, tells who was silent, and hears the others all the same', async () => {
    const bench = await siteOf([
      { unit: { model: 'A05' }, door: { bound: null } },
      { unit: { model: 'R29' }, door: { bound: null } },
    ]);
    const { app, site, units, ids } = bench;
    await units[0]!.stop();
    const none = await app.call('binding.listen', { site, seconds: 1 });
    expect(none).toMatchObject({ heard: null, listened: 2, silent: [{ intercom: ids[0] }] });
    const heard = app.call('binding.listen', { site, seconds: 30, ids: [ids[1]!] });
    await looked(() => units[1]!.requests.filter(({ target }) => target === 'doorlog').length > 1);
    units[1]!.presentCard('01');
    expect((await heard).heard?.intercom).toBe(ids[1]);
  });

  it('can be stopped, and there has to be somebody to listen to', async () => {
    const bench = await siteOf([{ unit: { model: 'A05' } }]);
    const { app, site, ids, units } = bench;
    expect((await app.failure('binding.listen', { site })).code).toBe('call.bad-input');
    const stop = new AbortController();
    const heard = app.call('binding.listen', { site, ids: [...ids] }, { signal: stop.signal });
    await looked(() => units[0]!.requests.some(({ target }) => target === 'call'));
    stop.abort();
    await expect(heard).rejects.toMatchObject({ code: 'call.cancelled' });
  });
});

it('knows no site that is not open', async () => {
  const { app } = await signedIn({ model: 'A05' });
  expect((await app.failure('binding.suggest', { site: 'none' })).code).toBe('site.not-open');
});

/** Waits for a condition of the other side, which no event tells. */
async function looked(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 5));
}
