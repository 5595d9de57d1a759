import { describe, expect, it } from 'vitest';
import { call, items, start } from './support/client';
import { fixture } from './support/fixtures';

function reply(name: string): unknown {
  return JSON.parse(fixture(name).toString('utf8'));
}

const people = {
  item: [
    { ID: '0', Name: 'Lucy', Code: '00B4161D' },
    { Name: 'Carol', Code: 'B4161E' },
  ],
};

describe('lists with an ID', () => {
  it('gives IDs itself, tells them as Ret for cards, and never gives one twice', async () => {
    const intercom = await start();
    const { data } = await call(intercom, 'rfkey/add', people);
    expect(data).toEqual({
      num: 2,
      item: [
        { Ret: 1, Code: '00B4161D', ID: '1', Name: 'Lucy' },
        { Ret: 2, Code: 'B4161E', ID: '2', Name: 'Carol' },
      ],
    });
    await call(intercom, 'rfkey/clear');
    const again = await call(intercom, 'rfkey/add', people);
    expect(items(again).map((row) => row['ID'])).toEqual(['3', '4']);
    expect(items(await call(intercom, 'rfkey/get'))[0]).toMatchObject({ Thur: '1', Tags: '0' });
  });

  it('answers a private key without Ret', async () => {
    const intercom = await start();
    const answer = await call(intercom, 'privatekey/add', people);
    expect(items(answer)[0]).toEqual({ Code: '00B4161D', ID: '1', Name: 'Lucy' });
  });

  it('is OK as a whole where one card of many fails', async () => {
    const intercom = await start();
    const added = await call(intercom, 'rfkey/add', {
      item: [{ Name: 'No card' }, { Code: 'A1' }],
    });
    expect(added.retcode).toBe(0);
    expect(items(added).map((row) => row['Ret'])).toEqual([-1, 1]);
    const gone = await call(intercom, 'rfkey/del', {
      item: [{ ID: '1' }, { ID: '5', Code: 'A1' }],
    });
    expect(gone.retcode).toBe(0);
    expect(items(gone).map((row) => row['Ret'])).toEqual([0, -1]);
  });

  it('deletes by name, every row of it', async () => {
    const intercom = await start();
    const Name = 'Carol';
    await call(intercom, 'privatekey/add', {
      item: [
        { Name, Code: '1' },
        { Name, Code: '2' },
      ],
    });
    const gone = await call(intercom, 'privatekey/del', { item: [{ Name }] });
    expect(gone.data).toMatchObject({ num: 2 });
  });

  it('blanks what a set does not send', async () => {
    const intercom = await start();
    await call(intercom, 'contact/add', { item: [{ Name: 'Carol', Phone: '115' }] });
    await call(intercom, 'contact/set', { item: [{ ID: '1', Name: 'Carol' }] });
    expect(items(await call(intercom, 'contact/get'))[0]).toMatchObject({ Phone: '' });
  });

  it('finds by a part of the name', async () => {
    const intercom = await start({
      model: 'X916',
      seed: { contact: [{ Name: 'Anna' }, { Name: 'Bo' }] },
    });
    expect(items(await call(intercom, 'contact/get', { NameOrCode: 'nn' }))).toHaveLength(1);
  });
});

describe('contacts and groups', () => {
  it('answers as real units do when an ID or a name is missing', async () => {
    const intercom = await start({ model: 'X916' });
    const missing = { item: [{ ID: '999' }] };
    const contact = await call(intercom, 'contact/del', missing);
    expect(contact).toMatchObject({ retcode: -1, message: 'Failed' });
    expect(items(contact)[0]).toMatchObject({ ID: '999', Ret: -7 });
    expect(items(await call(intercom, 'contact/set', missing))[0]).toMatchObject({ Ret: -7 });
    const set = await call(intercom, 'group/set', { item: [{ ID: '999', Name: 'x' }] });
    expect(set).toMatchObject({ retcode: -1, message: 'Error' });
    expect(items(set)[0]).toMatchObject({ Ret: -4 });
    expect((await call(intercom, 'group/del', missing)).retcode).toBe(0);
    const nameless = await call(intercom, 'group/add', { item: [{ Name: '' }] });
    expect(nameless).toEqual(reply('group.add.empty-name.pylocal-akuvox.json'));
    const empty = await call(intercom, 'contact/add', { item: [{ Name: '', Phone: '1' }] });
    expect(empty).toEqual({ retcode: -1, action: 'add', message: 'Failed' });
  });

  it('stores an unknown group as Default, which group/get does not list', async () => {
    const intercom = await start({ model: 'E18C', seed: { group: [{ Name: 'Staff' }] } });
    const rows = ['Staff', 'Nowhere', ''].map((Group) => ({ Name: 'x', Phone: '1', Group }));
    await call(intercom, 'contact/add', { item: rows });
    const groups = items(await call(intercom, 'contact/get')).map((row) => row['Group']);
    expect(groups).toEqual(['Staff', 'Default', 'Default']);
    expect(items(await call(intercom, 'group/get')).map((row) => row['Name'])).toEqual(['Staff']);
  });

  it('has DialType after the manual only', async () => {
    const seed = { contact: [{ Name: 'Ann', Phone: '1', Group: '' }] };
    const add = { item: [{ Name: 'Ann', Phone: '1', DialType: '2' }] };
    const a05 = await start({ seed });
    await call(a05, 'contact/add', add);
    expect(items(await call(a05, 'contact/get'))[1]).toMatchObject({ DialType: '2' });
    const x916 = await start({ model: 'X916' });
    await call(x916, 'contact/add', add);
    const keys = Object.keys(items(await call(x916, 'contact/get'))[0] ?? {}).sort();
    expect(keys).toEqual(['Group', 'ID', 'Name', 'Phone']);
  });
});

const user = (relays: Record<string, unknown>): object => ({
  item: [{ Name: 'Ann', UserID: '7', LiftFloorNum: '0', WebRelay: '0', ...relays }],
});

describe('users', () => {
  it.each([
    ['A05', 'ScheduleRelay', '1001-1', 1],
    ['A01', 'ScheduleRelay', '1001-1', 0],
    ['E18C', 'Schedule-Relay', '1001-1;', 1],
    ['X916', 'ScheduleRelay', '1001-1,1002-2', 1],
    ['S532', 'ScheduleRelay', '1001-1;', 1],
  ] as const)('%s keeps the relays under %s', async (model, key, value, retcode) => {
    const intercom = await start({ model });
    const added = await call(intercom, 'user/add', user({ [key]: value }));
    expect(added).toMatchObject({ retcode, message: 'OK' });
    expect(items(await call(intercom, 'user/get'))[0]).toMatchObject({ [key]: value, UserID: '7' });
  });

  it('E18C refuses a user without the hyphened key, and drops the secure relay', async () => {
    const intercom = await start({ model: 'E18C' });
    const refused = await call(intercom, 'user/add', user({ ScheduleRelay: '1001-1' }));
    expect(refused).toEqual(reply('error.user-add-failed.e18c.pylocal-akuvox.json'));
    const both = { 'Schedule-Relay': '1001-1;', 'Schedule-SRelay': '1001-2;' };
    await call(intercom, 'user/add', user(both));
    expect(items(await call(intercom, 'user/get'))[0]).toMatchObject({ 'Schedule-SRelay': '' });
  });

  it('S532 tells the relays once more as a list', async () => {
    const intercom = await start({ model: 'S532' });
    await call(intercom, 'user/add', user({ ScheduleRelay: '1001-1;1002-2' }));
    expect(items(await call(intercom, 'user/get'))[0]).toMatchObject({
      Schedule: ['1001-1', '1002-2'],
    });
  });

  it('refuses a free text as relays, and on A05 a user without a mandatory field', async () => {
    const x916 = await start({ model: 'X916' });
    const refused = await call(x916, 'user/add', user({ ScheduleRelay: 'always' }));
    expect(refused).toEqual(reply('error.param-minus100.json'));
    const a05 = await start();
    expect((await call(a05, 'user/add', { item: [{ Name: 'Ann' }] })).retcode).toBe(-100);
  });

  it('keeps rows of the cloud as they are', async () => {
    const cloud = { Name: 'Cloud', UserID: '1', Relays: '1001-1', Type: '0' };
    const e18c = await start({ model: 'E18C', seed: { user: [{ ...cloud, SourceType: '2' }] } });
    const change = { item: [{ ID: '1', Name: 'x', 'Schedule-Relay': '' }] };
    expect((await call(e18c, 'user/set', change)).retcode).toBe(-1);
    const x916 = await start({ model: 'X916', seed: { user: [cloud] } });
    expect((await call(x916, 'user/del', { item: [{ ID: '1' }] })).retcode).toBe(-1);
    await call(x916, 'user/add', user({ ScheduleRelay: '1001-1' }));
    const [first, second] = items(await call(x916, 'user/get'));
    expect([first?.['Type'], second?.['Type']]).toEqual(['0', '-1']);
    expect(first).not.toHaveProperty('SourceType');
  });

  it('cuts the cards of a user at 63 characters when read', async () => {
    const intercom = await start();
    const CardCode = Array.from({ length: 8 }, (_, n) => `0000000${n}`).join(';');
    await call(intercom, 'user/add', user({ ScheduleRelay: '1001-1', CardCode }));
    expect(items(await call(intercom, 'user/get'))[0]?.['CardCode']).toHaveLength(63);
  });

  it('answers scan with the card that is held to it, or fails', async () => {
    const intercom = await start({ speed: { scanMs: 5000 } });
    const waiting = call(intercom, 'user/scan');
    const answer = expect(waiting).resolves.toEqual({
      retcode: 0,
      action: 'scam',
      message: 'OK',
      data: { RFCode: '99D78D72' },
    });
    intercom.presentCard('99D78D72');
    await answer;
    const impatient = await start({ model: 'X916', speed: { scanMs: 1 } });
    expect(await call(impatient, 'user/scan')).toMatchObject({ retcode: -1, action: 'scan' });
  });
});

describe('schedules', () => {
  it('has Always and Never, which cannot be changed, and answers changes with 1', async () => {
    const intercom = await start();
    const names = items(await call(intercom, 'schedule/get')).map((row) => row['Name']);
    expect(names).toEqual(['Always', 'Never']);
    const added = await call(intercom, 'schedule/add', { item: [{ Name: 'Weekdays' }] });
    expect(added).toEqual(reply('schedule.set.add.ok-retcode1.pylocal-akuvox.json'));
    expect((await call(intercom, 'schedule/del', { item: [{ ID: '1003' }] })).retcode).toBe(1);
    expect((await call(intercom, 'schedule/del', { item: [{ ID: '1001' }] })).retcode).toBe(-1);
  });
});
