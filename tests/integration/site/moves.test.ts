import { expect, it, vi } from 'vitest';
import type { CallInput } from '../../../shared/contract';
import type { Fleet } from '../../../shared/contract/fleet';
import { over } from '../access/support';
import { apply, building, linesOf, plan, siteOf, type Building } from './building';

const API = 'Config.DoorSetting.APIFCGI.';
const edit = (house: Building, edits: CallInput<'site.edit'>['edits']) =>
  house.app.call('site.edit', { site: house.site, edits });
const setDoor = async (house: Building, more: object) =>
  edit(house, [{ edit: 'put-door', item: { ...(await siteOf(house)).doors[0]!, ...more } }]);
const todo = async (house: Building) =>
  (await linesOf(house, await plan(house), { state: 'todo' })).map(({ text }) => text);
const stateOf = (fleet: Fleet) => [fleet.tasks[0]?.state, fleet.tasks[0]?.outcome];

/** One door that is as the site wants it. */
async function applied(unit: object): Promise<Building> {
  const house = await building({ doors: 1, people: 3, unit: () => ({ model: 'A05', ...unit }) });
  await apply(house, await plan(house));
  expect(await todo(house)).toEqual([]);
  return house;
}

it('moves a door to its fixed address last and only where that was confirmed, and back to DHCP', async () => {
  const house = await applied({ obeysNetwork: true, lease: '127.0.0.13' });
  const [unit] = house.units;
  const port = Number(unit!.address.split(':')[1]);
  const [person] = (await siteOf(house)).people;
  const fixed = { type: 'static', address: '127.0.0.11', mask: '255.0.0.0' } as const;
  await setDoor(house, { network: { ...fixed, gateway: '', dns1: '', dns2: '' } });
  await edit(house, [{ edit: 'put-person', item: { ...person!, phone: '4455' } }]);

  const head = await plan(house);
  const lines = await linesOf(house, head, { state: 'todo' });
  expect(lines.at(-1)).toMatchObject({
    ...{ kind: 'network', risks: ['connection'], text: 'Use the fixed address 127.0.0.11.' },
  });
  const careful = await apply(house, head, { confirmedRisks: ['deletion', 'relay-type'] });
  expect(careful.tasks[0]).toMatchObject({ state: 'done-with-warnings' });
  expect(careful.tasks[0]?.outcome).toContain('Left out, not confirmed: Use the fixed address');
  expect(unit!.address).not.toContain('127.0.0.11');

  const before = unit!.requests.length;
  expect(stateOf(await apply(house, await plan(house)))).toEqual([
    'done',
    expect.stringContaining('Written and read back') as string,
  ]);
  expect(unit!.address).toBe(`127.0.0.11:${port}`);
  const [known] = (await house.app.call('intercoms.list', {})).intercoms;
  expect(known?.address).toBe(unit!.address);
  // Read back at its new place: after the last that was sent something was read.
  const sent = unit!.requests.slice(before).map(({ target, action }) => `${target}/${action}`);
  expect(sent.lastIndexOf('config/get')).toBeGreaterThan(sent.lastIndexOf('config/set'));
  expect(await todo(house)).toEqual([]);

  await setDoor(house, { network: { type: 'dhcp' } });
  expect(await todo(house)).toEqual(['Get the address from DHCP.']);
  const moving = apply(house, await plan(house));
  // Where DHCP sends it nobody can tell: whoever finds it there and signs in tells its MAC.
  await vi.waitFor(() => expect(unit!.address).toBe(`127.0.0.13:${port}`), { timeout: 10_000 });
  const login = { username: 'admin', password: 'httpapi' };
  await house.app.call('intercoms.connect', { address: unit!.address, ...login });
  expect(stateOf(await moving)[0]).toBe('done');
  expect(await todo(house)).toEqual([]);
}, 40_000);

it.each(['A05', 'S532', 'E18C'] as const)(
  'gives an %s the sign-in of the site, signs in with it, and undoes it',
  async (model) => {
    const house = await applied({ model });
    const [unit] = house.units;
    await edit(house, [
      { edit: 'set', facts: { login: { username: 'site-tech', password: 'New-api-4711' } } },
    ]);
    const head = await plan(house);
    const lines = await linesOf(house, head, { state: 'todo' });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatchObject({ kind: 'network', risks: ['connection'] });
    const fleet = await apply(house, head);
    expect(stateOf(fleet)[0]).toBe('done');
    expect(unit!.state.config.get(`${API}Password`)).toBe('New-api-4711');
    const [known] = (await house.app.call('intercoms.list', {})).intercoms;
    expect(known?.username).toBe('site-tech');
    expect(await todo(house)).toEqual([]);
    const undo = await over(house.app, await house.app.call('plan.undo', { fleet: fleet.id }));
    expect(undo.tasks[0]?.state).toBe('done');
    expect(unit!.state.config.get(`${API}Password`)).toBe('httpapi');
    expect((await house.app.call('intercoms.list', {})).intercoms[0]?.username).toBe('admin');
    const history = (await siteOf(house)).history;
    expect(JSON.stringify([fleet, head, lines, history])).not.toContain('New-api-4711');
    expect(house.app.log.text()).not.toContain('New-api-4711');
  },
  40_000,
);

it('changes the way of signing in, and says so where the door lets nobody in any more', async () => {
  const house = await applied({});
  const [unit] = house.units;
  await setDoor(house, { settings: { [`${API}AuthMode`]: '1' } });
  expect(stateOf(await apply(house, await plan(house)))[0]).toBe('done');
  expect((await house.app.call('intercoms.list', {})).intercoms[0]?.auth).toBe('basic');
  expect(await todo(house)).toEqual([]);

  await setDoor(house, { settings: { [`${API}Enable`]: '0' } });
  const shut = await apply(house, await plan(house));
  expect(shut.tasks[0]).toMatchObject({ state: 'failed', error: { code: 'auth.api-disabled' } });
  expect(unit!.state.config.get(`${API}Enable`)).toBe('0');
  // What was there before is kept, for whoever opens it again on its web page.
  expect((await house.app.call('backups.list', {})).backups.length).toBeGreaterThan(0);
}, 40_000);
