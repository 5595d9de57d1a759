import { expect, it } from 'vitest';
import { apply, building, historyEnds, linesOf, plan, siteOf, type Building } from './building';

const PWD = 'GENERAL.Pwd';

/** A door that is as the site wants it, by the number of its dialect. */
async function applied(change: Parameters<typeof building>[0] = {}): Promise<Building> {
  const house = await building({ doors: 1, ...change });
  expect((await apply(house, await plan(house))).tasks[0]?.state).toBe('done');
  return house;
}

const todo = async (house: Building) =>
  (await linesOf(house, await plan(house), { state: 'todo' })).map(({ text }) => text);

it('takes what somebody changed on the intercom into the site, line by line', async () => {
  const house = await applied();
  const { records, config } = house.units[0]!.state;
  const row = records.user.rows.find(({ UserID }) => UserID === '10001')!;
  records.user.replace(row['ID']!, { ...row, PrivatePIN: '7788', CardCode: 'FEED0001' });
  const rule = records.dialreplace.rows[0]!;
  records.dialreplace.replace(rule['ID']!, { ...rule, Replace1: '2099' });
  records.dialreplace.add({ Prefix: '55', Line: '2', Replace1: '2055' });
  const stranger = { Name: 'New tenant', UserID: '901', PrivatePIN: '6161', CardCode: 'FEED0002' };
  records.user.add({ ...stranger, LiftFloorNum: '0', WebRelay: '0', Relays: '1001-1' });
  config.set('Config.Settings.LOGLEVEL.Level', '7');
  config.set('Config.Account1.GENERAL.UserName', '555');
  config.set('Config.Account1.SIP.Server', '10.20.0.99');

  const head = await plan(house);
  const lines = await linesOf(house, head, { state: 'todo' });
  expect(lines.map(({ text }) => text)).toEqual([
    `Change ${row['Name']!} (flat A1.1): PIN, Cards.`,
    'Change the dial rule for 9: Replacement 1.',
    'Set Log level to Error.',
    'Account 1 registers at 10.20.0.5 as 100.',
  ]);
  const others = await house.app.call('plan.others', { plan: head.plan, door: house.doors[0]! });
  expect(others.rows.map(({ label }) => label)).toEqual(['New tenant', '55']);
  const taken = await house.app.call('plan.takeOver', {
    plan: head.plan,
    lines: [...lines, ...others.rows].map(({ id }) => id),
  });
  expect(taken).toEqual({ taken: 6, refused: [] });
  expect(await todo(house)).toEqual([]);
  const after = await plan(house);
  expect(after.counts.others).toBe(0);

  const site = await siteOf(house);
  const door = site.doors[0]!;
  expect(site.people.find(({ userId }) => userId === '10001')).toMatchObject({
    ...{ pins: ['7788'], cards: ['FEED0001'] },
  });
  expect(site.people.find(({ userId }) => userId === '901')).toMatchObject({
    ...{ name: 'New tenant', pins: ['6161'], cards: ['FEED0002'], doors: [door.id] },
  });
  expect(
    site.dialRules.map(({ prefix, line, replacements }) => [prefix, line, replacements]),
  ).toEqual([
    ['9', '1', ['2099']],
    ['55', '2', ['2055']],
  ]);
  expect(door.accounts[0]).toMatchObject({ username: '555' });
  expect(site.servers.find(({ id }) => id === door.accounts[0]?.server)?.server).toBe('10.20.0.99');
  expect(door.settings['Config.Settings.LOGLEVEL.Level']).toBe('7');
  await historyEnds(house, { what: 'taken-over' });
});

it('asks for a plan of now once the site was changed', async () => {
  const house = await applied();
  const head = await plan(house);
  const [person] = (await siteOf(house)).people;
  await house.app.call('site.edit', {
    site: house.site,
    edits: [{ edit: 'put-person', item: { ...person!, name: 'Renamed' } }],
  });
  const failed = await house.app.failure('plan.apply', {
    plan: head.plan,
    doors: [...house.doors],
  });
  expect(failed.code).toBe('plan.outdated');
  // Among the people, and in the phone book.
  expect(await todo(house)).toHaveLength(2);
});

it('knows a password that it wrote by its hash where the intercom shows stars, until either changes', async () => {
  const house = await applied({ unit: () => ({ hidesPasswords: true }) });
  expect(await todo(house)).toEqual([]);
  const [unit] = house.units;
  expect(unit?.state.config.get(`Config.Account1.${PWD}`)).toBe('sip-Secret-8000');
  const site = await siteOf(house);
  const [door] = site.doors;
  const accounts = door!.accounts.map((one) => ({ ...one, password: 'another-Secret-1' }));
  await house.app.call('site.edit', {
    site: house.site,
    edits: [{ edit: 'put-door', item: { ...door!, accounts } }],
  });
  expect(await todo(house)).toEqual(['Write the password of account 1.']);
  await apply(house, await plan(house));
  expect(await todo(house)).toEqual([]);
  expect(unit?.state.config.get(`Config.Account1.${PWD}`)).toBe('another-Secret-1');
});

it('opens no plan of a locked site', async () => {
  const house = await applied();
  await house.app.call('site.lock', { site: house.site });
  expect((await house.app.failure('plan.make', { site: house.site })).code).toBe('site.locked');
});
