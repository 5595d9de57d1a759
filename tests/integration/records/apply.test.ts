import { describe, expect, it } from 'vitest';
import { VIRTUAL_MODELS } from '../../../electron/backend/virtual';
import { signedIn } from '../services/support';
import { cards, detailOf, edit, want, writes } from './support';

describe.each(VIRTUAL_MODELS)('records on an %s', (model) => {
  it('are added, found there, changed and removed', async () => {
    const pair = await signedIn({ model });
    const { unit } = pair;
    const first = await edit(pair, 'rfkey', { add: cards(25) });
    expect(first.job.error).toBeNull();
    expect(first.job.state).toBe('done');
    expect(first.report).toMatchObject({ added: 25, failures: 0, notSent: 0, verified: true });
    expect(unit.state.records.rfkey.rows).toHaveLength(25);

    const sent = writes(unit).length;
    const again = await want(pair, 'rfkey', { rows: cards(25) });
    expect(again.report).toMatchObject({ added: 0, unchanged: 25, verified: true });
    expect(writes(unit)).toHaveLength(sent);

    const { rows } = await pair.app.call('records.list', { id: pair.id, kind: 'rfkey' });
    const [one, other] = rows;
    const changed = await edit(pair, 'rfkey', {
      set: [{ ID: one?.['ID'] ?? '', Name: 'Renamed' }],
      remove: [other?.['ID'] ?? ''],
    });
    expect(changed.report).toMatchObject({ changed: 1, removed: 1, verified: true });
    expect(unit.state.records.rfkey.rows).toHaveLength(24);
    expect(unit.state.records.rfkey.rows[0]).toMatchObject({ Name: 'Renamed', DoorNum: '1' });
  });

  it('are people whose schedules it understands', async () => {
    const pair = await signedIn({ model });
    const row = { UserID: '7', Name: 'Lucy', PrivatePIN: '4711', ScheduleRelay: '1001-1;1002-1' };
    const added = await edit(pair, 'user', { add: [row] });
    expect(added.job.error).toBeNull();
    expect(added.report).toMatchObject({ added: 1, verified: true });
    const { rows } = await pair.app.call('records.list', { id: pair.id, kind: 'user' });
    expect(rows[0]).toMatchObject(row);
    expect(rows[0]).not.toHaveProperty('Schedule-Relay');
    expect(rows[0]).not.toHaveProperty('Schedule');

    const again = await want(pair, 'user', { rows: [row] });
    expect(again.report).toMatchObject({ unchanged: 1, added: 0, changed: 0 });
    const set = await edit(pair, 'user', { set: [{ ID: rows[0]?.['ID'] ?? '', Name: 'Lucy W' }] });
    expect(set.report).toMatchObject({ changed: 1, verified: true });
    const after = await pair.app.call('records.list', { id: pair.id, kind: 'user' });
    // The whole row was sent: what was not named has stayed.
    expect(after.rows[0]).toMatchObject({ ...row, Name: 'Lucy W' });
  });
});

describe('the other lists', () => {
  it.each([
    ['privatekey', { Name: 'Ann', Code: '4711' }],
    ['contact', { Name: 'Ann', Phone: '101' }],
    ['group', { Name: 'FLOOR-1' }],
    ['dialreplace', { Prefix: '9', Replace1: '101' }],
    ['schedule', { Name: 'Office', Type: '1', Week: '12345', TimeStart: '08:00' }],
  ] as const)('%s: added, there the second time, removed', async (kind, row) => {
    const pair = await signedIn({ model: 'A05' });
    const first = await want(pair, kind, { rows: [row] });
    expect(first.job.error).toBeNull();
    expect(first.report).toMatchObject({ added: 1, verified: true });
    const second = await want(pair, kind, { rows: [row] });
    expect(second.report).toMatchObject({ added: 0, unchanged: 1 });
    expect(detailOf(second.job, 'send')).toMatch(/Nothing to send/);
    const { rows } = await pair.app.call('records.list', { id: pair.id, kind });
    const ID = rows.find((one) => Object.entries(row).every(([key, v]) => one[key] === v))?.['ID'];
    const gone = await edit(pair, kind, { remove: [ID ?? ''] });
    expect(gone.report).toMatchObject({ removed: 1, verified: true });
  });

  it('is an error where the intercom lacks it, and never empty', async () => {
    const { app, id } = await signedIn({ model: 'A01' });
    const error = await app.failure('records.list', { id, kind: 'dialreplace' });
    expect(error.code).toBe('device.unsupported');
    const change = { mode: 'edit' as const, add: [{ Prefix: '9', Replace1: '1' }] };
    const job = await app.ended(
      await app.call('records.apply', { id, kind: 'dialreplace', change }),
    );
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.unsupported' } });
  });
});

describe('a whole building', () => {
  it('takes 10 000 cards, and sends nothing the second time', { timeout: 120_000 }, async () => {
    const pair = await signedIn({ model: 'A05' });
    const rows = cards(10_000);
    const first = await want(pair, 'rfkey', { rows });
    expect(first.report).toMatchObject({ added: 10_000, failures: 0, verified: true });
    expect(pair.unit.state.records.rfkey.rows).toHaveLength(10_000);
    expect(writes(pair.unit)).toHaveLength(50);
    expect(first.report.requests).toBeLessThan(60);
    expect(detailOf(first.job, 'send')).toBe('10000 of 10000');

    const second = await want(pair, 'rfkey', { rows });
    expect(second.report).toMatchObject({ added: 0, unchanged: 10_000, verified: true });
    expect(writes(pair.unit)).toHaveLength(50);
    expect(second.job.canUndo).toBe(false);
  });
});

describe('contacts of groups that the intercom does not have', () => {
  it.each(['A05', 'E18C'] as const)('get their groups first, on an %s', async (model) => {
    const pair = await signedIn({ model, seed: { group: [{ Name: 'Floor 1' }] } });
    const { app, id, unit } = pair;
    const add = ['Floor 1', 'Floor 2', 'Floor 2', ''].map((Group, i) => ({
      ...{ Name: `Flat ${String(i)}`, Phone: String(100 + i), Group },
    }));
    const change = { mode: 'edit' as const, add, set: [], remove: [] };
    const seen = await app.call('records.preview', { id, kind: 'contact', change });
    expect(seen.newGroups).toEqual(['Floor 2']);
    const { job, report } = await edit(pair, 'contact', { add });
    expect(report).toMatchObject({ added: 4, failures: 0, verified: true });
    expect(detailOf(job, 'send')).toBe('4 of 4; new groups first: Floor 2');
    const { contact, group } = unit.state.records;
    expect(group.rows.map(({ Name }) => Name)).toEqual(['Floor 1', 'Floor 2']);
    expect(contact.rows.slice(0, 3).map(({ Group }) => Group)).toEqual([
      'Floor 1',
      'Floor 2',
      'Floor 2',
    ]);
  });

  it('are not sent where a group was not kept', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { unit } = pair;
    const fault = { kind: 'said-ok-but-stored-nothing', target: 'group', action: 'add' } as const;
    unit.faults.add({ ...fault, times: 9 });
    const add = [{ Name: 'Ann', Phone: '101', Group: 'Floor 9' }];
    const { job } = await edit(pair, 'contact', { add });
    expect(job.error?.code).toBe('device.not-stored');
    expect(job.error?.message).toContain('Floor 9');
    expect(unit.state.records.contact.rows).toEqual([]);
  });

  it('are named before their group goes, and no two groups get one name', async () => {
    const contact = [{ Name: 'Ann', Phone: '101', Group: 'Floor 1', DialType: '0' }];
    const group = [{ Name: 'Floor 1' }, { Name: 'Floor 2' }];
    const { app, id } = await signedIn({ model: 'A05', seed: { contact, group } });
    const ask = (change: { remove?: string[]; set?: { ID: string; Name: string }[] }) =>
      app.call('records.preview', {
        ...{ id, kind: 'group' as const },
        change: { mode: 'edit', add: [], set: [], remove: [], ...change },
      });
    const seen = await ask({ remove: ['1'] });
    expect(seen.problems.map(({ message }) => message)).toEqual([
      '“Floor 1” goes, and 1 contact still names it.',
    ]);
    expect((await ask({ remove: ['2'] })).problems).toEqual([]);
    const twice = await ask({ set: [{ ID: '1', Name: 'Floor 2' }] });
    expect(twice.conflicting).toMatchObject([{ reason: 'Another group has this name already.' }]);
  });
});

describe('a row that somebody else has changed meanwhile', () => {
  it('is left as it is, and the job says what was held back and why', async () => {
    const pair = await signedIn({ model: 'A05' });
    await edit(pair, 'user', {
      add: [{ UserID: '7', Name: 'Lucy', PrivatePIN: '4711', ScheduleRelay: '1001-1' }],
    });
    const { rows } = await pair.app.call('records.list', { id: pair.id, kind: 'user' });
    const seen = rows[0] ?? {};
    const ID = seen['ID'] ?? '';
    // Another technician, at the same row.
    await edit(pair, 'user', { set: [{ ID, PrivatePIN: '1234' }] });
    const sent = writes(pair.unit).length;

    const change = { set: [{ ID, PrivatePIN: '9999' }], seen: [seen] };
    const preview = await pair.app.call('records.preview', {
      ...{ id: pair.id, kind: 'user' },
      change: { mode: 'edit', ...change },
    });
    expect(preview.conflicting).toMatchObject([{ now: { ID, PrivatePIN: '1234' } }]);
    const held = await edit(pair, 'user', change);
    expect(writes(pair.unit)).toHaveLength(sent);
    expect(held.report).toMatchObject({ changed: 0, failures: 1, verified: false });
    expect(held.report.failed).toMatchObject([{ row: { Name: 'Lucy' }, code: 'record.conflict' }]);
    const said = detailOf(held.job, 'send') ?? '';
    expect(said).toContain('1 row was held back. “Lucy”: It was changed on the intercom');
    expect(said).toContain('PIN');
    // A job is kept on the disk: it says that the PIN differs, and not which one it was.
    expect(JSON.stringify(held.job)).not.toMatch(/4711|1234|9999/);
    expect((await edit(pair, 'user', { ...change, set: [], remove: [ID] })).report).toMatchObject({
      removed: 0,
      failures: 1,
    });

    // The person has decided for the own one, against what is there now.
    const now = preview.conflicting[0]?.now ?? {};
    expect((await edit(pair, 'user', { ...change, seen: [now] })).report).toMatchObject({
      changed: 1,
      verified: true,
    });
  });
});
