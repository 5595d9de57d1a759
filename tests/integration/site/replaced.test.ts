import { join } from 'node:path';
import { expect, it } from 'vitest';
import { over } from '../access/support';
import { createTestSecrets } from '../../support/secrets';
import { backend, intercom } from '../services/support';
import {
  apply,
  building,
  linesOf,
  PASSPHRASE,
  plan,
  siteOf,
  type BuildingOptions,
} from './building';

const LANGUAGE = 'Config.Settings.LANGUAGE.ActiveLanguage';
const LOCATION = 'Config.DoorSetting.DEVICENODE.Location';

/** A door at which another unit hangs than the one that was applied to and backed up. */
async function replaced(from: Partial<BuildingOptions> = {}) {
  const house = await building({ doors: 1, ...from });
  const { app, units, site } = house;
  const [old] = units;
  await apply(house, await plan(house));
  const { records, config } = old!.state;
  records.schedule.add({ Name: 'Night', Type: '2', TimeStart: '22:00', TimeEnd: '23:00' });
  const night = records.schedule.rows.find(({ Name }) => Name === 'Night')!;
  records.user.add({
    ...{ Name: 'Night watch', UserID: '900', PrivatePIN: '6655', CardCode: 'FEED0009' },
    ...{ LiftFloorNum: '0', WebRelay: '0', Relays: `${night['ID']!}-1` },
  });
  config.set(LANGUAGE, 'Polski');
  config.set(LOCATION, 'Hall');
  config.set('Config.DoorSetting.CLOUDSERVER.Token', 'of-this-unit');
  const id = old!.mac.replaceAll(':', '');
  await app.ended(await app.call('config.backup', { id }));
  const [backup] = (await app.call('config.backups', { id })).points;
  await old!.stop();

  const fresh = await intercom({ model: 'X916' });
  await app.call('intercoms.connect', { address: fresh.address });
  const [door] = (await siteOf(house)).doors;
  await app.call('site.edit', {
    site,
    edits: [
      {
        edit: 'put-door',
        item: {
          ...door!,
          bound: { mac: fresh.mac, at: 2, how: 'mac' },
          predecessors: [{ mac: old!.mac, at: 2, backup: backup!.name }],
        },
      },
    ],
  });
  return { house, fresh, records };
}

it('gives the successor of a unit everything that the unit had, also what the site does not know', async () => {
  const { house, fresh, records } = await replaced();
  const { app, site } = house;
  const head = await plan(house);
  const brought = (await linesOf(house, head)).filter(({ source }) => source === 'predecessor');
  expect(brought.map(({ text, reason }) => [text, reason])).toEqual(
    expect.arrayContaining([
      ['Add the schedule "Night", 22:00 to 23:00.', 'The unit before had it.'],
      ['Add Night watch with PIN •••• and 1 card.', 'The unit before had it.'],
      [expect.stringContaining('Polski'), 'The unit before had it.'],
      [expect.stringContaining('Hall'), 'The unit before had it.'],
    ]),
  );
  expect(JSON.stringify(brought)).not.toMatch(/6655|FEED0009|of-this-unit/);
  const fleet = await apply(house, head);
  expect(fleet.tasks[0]).toMatchObject({ state: 'done' });

  const has = fresh.state;
  const moved = has.records.schedule.rows.find(({ Name }) => Name === 'Night')!;
  expect(has.records.user.rows.find(({ UserID }) => UserID === '900')).toMatchObject({
    ...{ PrivatePIN: '6655', CardCode: 'FEED0009', Relays: `${moved['ID']!}-1` },
  });
  expect(has.config.get(LANGUAGE)).toBe('Polski');
  expect(has.config.get(LOCATION)).toBe('Hall');
  expect(has.config.get('Config.DoorSetting.CLOUDSERVER.Token')).toBe('');
  expect(has.records.user.rows).toHaveLength(records.user.rows.length);

  // From now on the site alone says what the door shall have.
  has.records.user.remove(({ UserID }) => UserID === '900');
  const again = await plan(house);
  expect(await linesOf(house, again, { state: 'todo' })).toEqual([]);

  // That a later apply is put back does not bring it over once more; that this one is, does.
  const [person] = (await siteOf(house)).people;
  const item = { ...person!, phone: '777' };
  await app.call('site.edit', { site, edits: [{ edit: 'put-person', item }] });
  const later = await apply(house, await plan(house));
  const inPredecessor = async () =>
    (await linesOf(house, await plan(house))).filter(({ source }) => source === 'predecessor');
  await over(app, await app.call('plan.undo', { fleet: later.id }));
  expect(await inPredecessor()).toEqual([]);
  await over(app, await app.call('plan.undo', { fleet: fleet.id }));
  expect(await inPredecessor()).not.toEqual([]);
});

it('is not done with the unit before where its codes were sealed on another computer', async () => {
  const first = await backend({ ports: { secrets: createTestSecrets() } });
  const { house, fresh } = await replaced({ app: first });
  const [listed] = (await first.call('site.list', {})).sites;
  await first.close();
  const { dataFolder } = first;
  const app = await backend({ dataFolder, ports: { secrets: createTestSecrets() } });
  await app.call('intercoms.connect', { address: fresh.address });
  await app.call('site.open', { known: listed!.known });
  await app.call('site.unlock', { site: house.site, passphrase: PASSPHRASE });
  const here = { ...house, app };
  await apply(here, await plan(here));
  const [door] = (await siteOf(here)).doors;
  expect(door?.predecessors).toHaveLength(1);
  expect(door?.predecessors[0]?.broughtAt).toBeUndefined();
});

it('is done at the door also where the site cannot keep that, and says so', async () => {
  const { house, fresh } = await replaced();
  const { app, site } = house;
  const head = await plan(house);
  const [listed] = (await app.call('site.list', {})).sites;
  const path = join(app.dataFolder, 'sites', listed!.file);
  const other = await backend({ ports: { filePicker: { pick: () => Promise.resolve([path]) } } });
  const { files } = await other.call('files.pick', { title: 'Open a site' });
  await other.call('site.open', { file: files[0]!.token });
  await other.call('site.takeOver', { site });
  const fleet = await apply(house, head);
  expect(fleet.tasks[0]).toMatchObject({ state: 'done-with-warnings', error: null });
  expect(fleet.tasks[0]?.outcome).toContain('could not be kept in the site');
  expect(fresh.state.config.get(LANGUAGE)).toBe('Polski');
});
