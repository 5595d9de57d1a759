import { describe, expect, it } from 'vitest';
import type { RecordChange, RecordRow } from '../../../shared/contract/records';
import { signedIn, type Pair } from '../services/support';
import { detailOf, edit, reportOf, want, writes } from './support';

const preview = ({ app, id }: Pair, kind: 'rfkey' | 'user' | 'privatekey', change: RecordChange) =>
  app.call('records.preview', { id, kind, change });

const editing = (change: Partial<Extract<RecordChange, { mode: 'edit' }>>): RecordChange => ({
  ...{ mode: 'edit', add: [], set: [], remove: [] },
  ...change,
});

const PERSON = { LiftFloorNum: '0', WebRelay: '0', Relays: '1001-1', PrivatePIN: '', CardCode: '' };
const CLOUD = { ...PERSON, ID: '1', UserID: '1', Name: 'Cloud' };
const LOCAL = { ...PERSON, ID: '2', UserID: '2', Name: 'Local' };

describe('rows of the cloud', () => {
  it.each([
    ['X916', { Type: '0' }, { Type: '-1' }],
    ['A05', { SourceType: '2' }, { SourceType: '1' }],
    ['E18C', { SourceType: '2' }, { SourceType: '1' }],
  ] as const)('are refused by name on an %s and left as they are', async (model, cloud, local) => {
    const user = [
      { ...CLOUD, ...cloud },
      { ...LOCAL, ...local },
    ];
    const pair = await signedIn({ model, seed: { user } });
    const { app, id, unit } = pair;
    const list = await app.call('records.list', { id, kind: 'user' });
    expect(list.readOnly).toEqual(['1']);

    const { job, report } = await edit(pair, 'user', {
      set: [
        { ID: '1', Name: 'Mine' },
        { ID: '2', Name: 'Changed' },
      ],
    });
    expect(job.state).toBe('done-with-warnings');
    expect(report).toMatchObject({ changed: 1, failures: 1 });
    expect(report.failed[0]).toMatchObject({ code: 'record.read-only', row: { ID: '1' } });
    expect(report.failed[0]?.reason).toContain('cloud');
    const names = () => unit.state.records.user.rows.map((row) => row['Name']);
    expect(names()).toEqual(['Cloud', 'Changed']);

    const only = await want(pair, 'user', { rows: [], removeOthers: true });
    expect(only.report).toMatchObject({ removed: 1, failures: 0, verified: true });
    expect(names()).toEqual(['Cloud']);
  });

  it('stay when the list is cleared', async () => {
    const user = [
      { ...CLOUD, SourceType: '2' },
      { ...LOCAL, SourceType: '1' },
    ];
    const { app, id, unit } = await signedIn({ model: 'A05', seed: { user } });
    const job = await app.ended(await app.call('records.clear', { id, kind: 'user' }));
    expect(reportOf(job)).toMatchObject({ removed: 1, verified: true });
    expect(unit.state.records.user.rows.map((row) => row['Name'])).toEqual(['Cloud']);
  });

  it('include the schedules of the factory', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { report } = await edit(pair, 'schedule', { remove: ['1001'] });
    expect(report).toMatchObject({ removed: 0, failures: 1 });
    expect(report.failed[0]?.code).toBe('record.read-only');
    expect(writes(pair.unit)).toHaveLength(0);
  });
});

describe('before anything is sent', () => {
  it('a card or PIN of somebody else is named', async () => {
    const pair = await signedIn({ model: 'A05' });
    await edit(pair, 'user', {
      add: [{ UserID: '1', Name: 'Ann', CardCode: '00AB12CD', PrivatePIN: '4711' }],
    });
    const add: RecordRow[] = [
      // Same card, written without its zeros and in other letters.
      { UserID: '2', Name: 'Bob', CardCode: 'ab12cd' },
      { UserID: '3', Name: 'Cy', PrivatePIN: '4711' },
      { UserID: '4', Name: 'Di', PrivatePIN: '8899' },
      { UserID: '5', Name: 'Ed', PrivatePIN: '8899' },
    ];
    const seen = await preview(pair, 'user', editing({ add }));
    expect(seen.conflicting.map(({ index, reason }) => [index, reason])).toEqual([
      [0, 'This card belongs to Ann already.'],
      [1, 'This PIN belongs to Ann already.'],
      [3, 'This PIN belongs to Di already.'],
    ]);
    expect(seen.added.map((row) => row['Name'])).toEqual(['Di']);
    const { report } = await edit(pair, 'user', { add });
    expect(report).toMatchObject({ added: 1, failures: 3 });
    expect(report.failed.every(({ code }) => code === 'record.conflict')).toBe(true);
    // PINs are masked: the report is kept on the disk.
    expect(JSON.stringify(report)).not.toMatch(/4711|8899/);
  });

  it('codes of the other lists and public codes are warned of', async () => {
    const pair = await signedIn({
      model: 'A05',
      seed: { rfkey: [{ ID: '1', Name: 'Old', Code: '0000CAFE', DoorNum: '1' }] },
      config: { 'Config.DoorSetting.PASSWORD.PublicKey1': '33333333' },
    });
    const add = [{ UserID: '1', Name: 'Ann', CardCode: 'CAFE', PrivatePIN: '33333333' }];
    const { problems, added } = await preview(pair, 'user', editing({ add }));
    expect(added).toHaveLength(1);
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'This PIN is a public code too.'],
      ['warning', 'This card is among the RF cards (Old) too.'],
    ]);
  });

  it('rules of the model keep rows back or warn', async () => {
    const pair = await signedIn({ model: 'S532' });
    const add = [
      { Name: 'Nine', Code: '9123' },
      { Name: 'Letters', Code: '12ab' },
      { Name: 'Excel', Code: '1.23E+10' },
      { Name: 'Good', Code: '4711' },
    ];
    const seen = await preview(pair, 'privatekey', editing({ add }));
    expect(seen.problems.map(({ row, severity }) => [row, severity])).toEqual([
      [0, 'warning'],
      [1, 'error'],
      [2, 'error'],
    ]);
    const { job, report } = await edit(pair, 'privatekey', { add });
    expect(job.state).toBe('done-with-warnings');
    expect(report).toMatchObject({ added: 2, failures: 2 });
    expect(report.failed.map(({ code }) => code)).toEqual(['record.invalid', 'record.invalid']);
  });
});

describe('undoing', () => {
  it('puts back what was changed, and only that', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { app, unit } = pair;
    await edit(pair, 'privatekey', {
      add: ['1111', '2222', '3333'].map((Code) => ({ Name: `N${Code}`, Code })),
    });
    const [a, b, c] = unit.state.records.privatekey.rows;
    const { job } = await edit(pair, 'privatekey', {
      add: [{ Name: 'New', Code: '4444' }],
      set: [{ ID: a?.['ID'] ?? '', Code: '5555' }],
      remove: [b?.['ID'] ?? ''],
    });
    expect(job.canUndo).toBe(true);
    // Meanwhile somebody changes another row: that stays.
    await edit(pair, 'privatekey', { set: [{ ID: c?.['ID'] ?? '', Name: 'Other' }] });
    const undo = await app.ended(await app.call('jobs.undo', { id: job.id }));
    expect(reportOf(undo)).toMatchObject({ added: 1, changed: 1, removed: 1, verified: true });
    const left = unit.state.records.privatekey.rows.map((row) => `${row['Name']} ${row['Code']}`);
    expect(left.sort()).toEqual(['N1111 1111', 'N2222 2222', 'Other 3333']);
    const again = await app.failure('jobs.undo', { id: job.id });
    expect(again.code).toBe('job.cannot-undo');
  });

  it('leaves a row alone that was changed since', async () => {
    const pair = await signedIn({ model: 'A05' });
    await edit(pair, 'contact', { add: [{ Name: 'Ann', Phone: '1' }] });
    const ID = pair.unit.state.records.contact.rows[0]?.['ID'] ?? '';
    const { job } = await edit(pair, 'contact', { set: [{ ID, Phone: '2' }] });
    await edit(pair, 'contact', { set: [{ ID, Phone: '3' }] });
    await pair.app.ended(await pair.app.call('jobs.undo', { id: job.id }));
    expect(pair.unit.state.records.contact.rows[0]).toMatchObject({ Phone: '3' });
  });

  it('of clearing brings every row back', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { app, id, unit } = pair;
    const rows = Array.from({ length: 30 }, (_, i) => ({ Name: `P${i}`, Code: String(1000 + i) }));
    await edit(pair, 'privatekey', { add: rows });
    const job = await app.ended(await app.call('records.clear', { id, kind: 'privatekey' }));
    expect(reportOf(job)).toMatchObject({ removed: 30, verified: true });
    expect(unit.state.records.privatekey.rows).toHaveLength(0);
    expect(writes(unit).filter(({ action }) => action === 'clear')).toHaveLength(1);
    await app.ended(await app.call('jobs.undo', { id: job.id }));
    const codes = unit.state.records.privatekey.rows.map((row) => row['Code']);
    expect(codes).toEqual(rows.map(({ Code }) => Code));
  });
});

describe('a field that the intercom does not keep', () => {
  it('is warned of before, and is no success after', async () => {
    // An E18C has no DialType (device notes 1.6).
    const contact = [{ Name: 'Ann', Phone: '101', Group: '' }];
    const pair = await signedIn({ model: 'E18C', seed: { contact } });
    const { app, id } = pair;
    const added = { Name: 'Bob', Phone: '102', Group: '', DialType: '2' };
    const seen = await app.call('records.preview', {
      ...{ id, kind: 'contact', change: editing({ add: [added] }) },
    });
    expect(seen.problems).toEqual([
      expect.objectContaining({ field: 'DialType', severity: 'warning' }),
    ]);
    const { job, report } = await edit(pair, 'contact', { add: [added] });
    expect(report).toMatchObject({ added: 1, failures: 0, verified: false });
    expect(job.state).toBe('done-with-warnings');
    expect(detailOf(job, 'read-back')).toContain('does not keep “Calls by”');
    // Nothing is lost where nothing is wanted in it.
    const usual = await edit(pair, 'contact', { add: [{ ...added, Name: 'Cy', DialType: '0' }] });
    expect(usual.report).toMatchObject({ added: 1, verified: true });
  });
});
