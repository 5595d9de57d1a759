import { describe, expect, it } from 'vitest';
import { signedIn } from '../services/support';
import { cards, detailOf, edit, impatient, reportOf, want, writes } from './support';

const PEOPLE = (count: number, relay = '1001-1') =>
  Array.from({ length: count }, (_, i) => ({
    UserID: String(i + 1),
    Name: `Person ${String(i + 1)}`,
    ScheduleRelay: relay,
  }));

const contacts = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    Name: `Flat ${String(i)}`,
    Phone: String(100 + i),
    Group: '',
  }));

const pairOf = (model: 'A05' | 'S532' | 'X916' = 'A05') =>
  signedIn({ model }, { clock: impatient });

const codesOn = (rows: readonly Readonly<Record<string, string>>[]) =>
  new Set(rows.map((row) => row['Code']));

describe('a lost answer', () => {
  it.each(['A05', 'S532'] as const)('is settled by reading on an %s', async (model) => {
    const pair = await pairOf(model);
    await edit(pair, 'rfkey', { add: cards(5, 90_000) });
    const before = writes(pair.unit).length;
    pair.unit.faults.add({ kind: 'drop-after', target: 'rfkey', action: 'add' });
    const { job, report } = await edit(pair, 'rfkey', { add: cards(450) });
    expect(job.state).toBe('done');
    expect(report).toMatchObject({ added: 450, failures: 0, unknown: 0, verified: true });
    const { rows } = pair.unit.state.records.rfkey;
    expect(rows).toHaveLength(455);
    expect(codesOn(rows).size).toBe(455);
    // The chunk had been carried out: it was not sent again.
    expect(writes(pair.unit).length - before).toBe(3);
  });

  it('is sent again where the intercom has nothing of it', async () => {
    const pair = await pairOf();
    pair.unit.faults.add({ kind: 'drop-before', target: 'rfkey', action: 'add' });
    pair.unit.faults.add({ kind: 'garbage', target: 'rfkey', action: 'add' });
    const { report } = await edit(pair, 'rfkey', { add: cards(450) });
    expect(report).toMatchObject({ added: 450, verified: true });
    expect(pair.unit.state.records.rfkey.rows).toHaveLength(450);
  });

  it('of a deletion is settled by reading', async () => {
    const pair = await pairOf();
    await edit(pair, 'contact', {
      add: [
        { Name: 'Ann', Phone: '1' },
        { Name: 'Bob', Phone: '2' },
      ],
    });
    pair.unit.faults.add({ kind: 'drop-after', target: 'contact', action: 'del' });
    const remove = pair.unit.state.records.contact.rows.map((row) => row['ID'] ?? '');
    const { report } = await edit(pair, 'contact', { remove });
    expect(report).toMatchObject({ removed: 2, verified: true });
  });

  it('to a change is asked for once more: a whole row may come twice', async () => {
    const pair = await pairOf();
    await edit(pair, 'rfkey', { add: cards(2) });
    pair.unit.faults.add({ kind: 'truncated', target: 'rfkey', action: 'set' });
    const [row] = pair.unit.state.records.rfkey.rows;
    const { report } = await edit(pair, 'rfkey', { set: [{ ID: row?.['ID'] ?? '', Name: 'X' }] });
    expect(report).toMatchObject({ changed: 1, verified: true });
    expect(pair.unit.state.records.rfkey.rows[0]).toMatchObject({ Name: 'X' });
  });

  it('because the intercom restarts in the middle does not stop the job', async () => {
    const pair = await signedIn({ model: 'A05', speed: { rebootMs: 300 } });
    pair.unit.faults.add({ kind: 'reboot-now', target: 'rfkey', action: 'add' });
    const { job, report } = await edit(pair, 'rfkey', { add: cards(250) });
    expect(job.error).toBeNull();
    expect(report).toMatchObject({ added: 250, verified: true });
    expect(pair.unit.state.records.rfkey.rows).toHaveLength(250);
  });
});

describe('an intercom that goes away for good', () => {
  it('leaves a report of what was done, what is not known and what was not sent', async () => {
    const pair = await pairOf();
    const { app, id, unit } = pair;
    const change = { mode: 'edit' as const, add: cards(600) };
    const first = unit.faults.add({ kind: 'slow', target: 'rfkey', action: 'add' });
    const second = unit.faults.add({ kind: 'slow', target: 'rfkey', action: 'add' });
    const started = await app.call('records.apply', { id, kind: 'rfkey', change });
    await first.hit;
    first.release();
    await second.hit;
    await unit.stop();
    const job = await app.ended(started);
    expect(job.state).toBe('failed');
    expect(job.error?.code).toMatch(/^net\./);
    expect(job.error?.message).toContain('200 added, 200 not sent, 200 not known.');
    expect(reportOf(job)).toMatchObject({
      added: 200,
      unknown: 200,
      notSent: 200,
      verified: false,
    });
  });
});

describe('stopping', () => {
  it('takes hold between two chunks and says what was done', async () => {
    const pair = await pairOf();
    const { app, id, unit } = pair;
    const held = unit.faults.add({ kind: 'slow', target: 'rfkey', action: 'add' });
    const change = { mode: 'edit' as const, add: cards(600) };
    const started = await app.call('records.apply', { id, kind: 'rfkey', change });
    await held.hit;
    const cancelled = app.call('jobs.cancel', { id: started.id });
    await app.call('jobs.get', { id: started.id });
    held.release();
    const job = await cancelled;
    expect(job).toMatchObject({ state: 'cancelled', canUndo: true });
    expect(reportOf(job)).toMatchObject({ added: 200, notSent: 400, unknown: 0, verified: false });
    expect(unit.state.records.rfkey.rows).toHaveLength(200);

    const undo = await app.ended(await app.call('jobs.undo', { id: started.id }));
    expect(reportOf(undo)).toMatchObject({ removed: 200, verified: true });
    expect(unit.state.records.rfkey.rows).toHaveLength(0);
  });
});

describe('an OK that is none', () => {
  it('is found out by reading back, and only what is missing is sent again', async () => {
    const pair = await pairOf();
    const fault = { kind: 'said-ok-but-stored-nothing', target: 'rfkey', action: 'add' } as const;
    pair.unit.faults.add(fault);
    const first = await want(pair, 'rfkey', { rows: cards(450) });
    expect(first.job.state).toBe('done-with-warnings');
    expect(first.report).toMatchObject({ added: 250, failures: 200, verified: false });
    expect(first.report.failed[0]).toMatchObject({ code: 'device.not-stored' });
    const before = writes(pair.unit).length;
    const second = await want(pair, 'rfkey', { rows: cards(450) });
    expect(second.report).toMatchObject({ added: 200, unchanged: 250, verified: true });
    expect(writes(pair.unit).length - before).toBe(1);
  });

  it('to everything fails the job', async () => {
    const pair = await pairOf();
    const fault = { kind: 'said-ok-but-stored-nothing', target: 'rfkey', action: 'add' } as const;
    pair.unit.faults.add(fault);
    const { job } = await want(pair, 'rfkey', { rows: cards(3) });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
  });
});

describe('an intercom that will not have it', () => {
  it('is given smaller chunks, and they are remembered for its model and firmware', async () => {
    const pair = await pairOf();
    pair.unit.faults.add({ kind: 'http-500', target: 'rfkey', action: 'add', times: 2 });
    const { report } = await edit(pair, 'rfkey', { add: cards(400) });
    expect(report).toMatchObject({ added: 400, verified: true });
    // 200 and 100 rows were too much; what it took is eight times 50.
    const taken = () => writes(pair.unit).filter(({ status }) => status === 200);
    expect(taken()).toHaveLength(8);
    await edit(pair, 'rfkey', { add: cards(100, 1000) });
    expect(taken()).toHaveLength(10);
  });

  it('is waited for while it is busy or wants a pause', async () => {
    const pair = await pairOf();
    pair.unit.faults.add({ kind: 'busy', target: 'rfkey', action: 'add', times: 2 });
    pair.unit.faults.add({ kind: 'throttle-401', target: 'rfkey', action: 'add' });
    const { report } = await edit(pair, 'rfkey', { add: cards(250) });
    expect(report).toMatchObject({ added: 250, verified: true });
    expect(pair.unit.state.records.rfkey.rows).toHaveLength(250);
  });

  it('loses only the row that it refuses', async () => {
    const pair = await pairOf();
    const people = PEOPLE(60).map((row, i) => (i === 33 ? { ...row, ScheduleRelay: '1-Z' } : row));
    const { job, report } = await edit(pair, 'user', { add: people });
    expect(job.state).toBe('done-with-warnings');
    expect(report).toMatchObject({ added: 59, failures: 1 });
    expect(report.failed[0]).toMatchObject({ row: { UserID: '34' }, code: 'device.refused' });
    expect(report.failed[0]?.reason).toContain('error param');
    expect(pair.unit.state.records.user.rows).toHaveLength(59);
  });

  it('that takes nothing at all is not asked row by row to the end', async () => {
    const pair = await pairOf();
    const { job, report } = await edit(pair, 'user', { add: PEOPLE(300, '1-Z') });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.refused' } });
    expect(report).toMatchObject({ added: 0, failures: 10, notSent: 290 });
    expect(writes(pair.unit).length).toBeLessThan(40);
  });

  it('is believed about single rows of a chunk', async () => {
    const pair = await pairOf();
    const { app, id, unit } = pair;
    await edit(pair, 'rfkey', { add: cards(3) });
    const ids = unit.state.records.rfkey.rows.map((row) => row['ID'] ?? '');
    const held = unit.faults.add({ kind: 'slow', target: 'rfkey', action: 'set' });
    const set = ids.map((ID) => ({ ID, Name: 'New' }));
    const change = { mode: 'edit' as const, set };
    const started = await app.call('records.apply', { id, kind: 'rfkey', change });
    await held.hit;
    // Somebody takes it out at the intercom itself meanwhile.
    unit.state.records.rfkey.remove((row) => row['ID'] === ids[1]);
    held.release();
    const job = await app.ended(started);
    const report = reportOf(job);
    expect(job.state).toBe('done-with-warnings');
    expect(report).toMatchObject({ changed: 2, failures: 1 });
    expect(report.failed[0]).toMatchObject({ row: { ID: ids[1] }, code: 'device.partial' });
  });
});

describe('an intercom that counts more rows than it sends', () => {
  it.each(['A05', 'E18C'] as const)(
    'says so wherever the list is read, on an %s',
    async (model) => {
      const pair = await signedIn({ model, seed: { contact: contacts(20) } });
      const { app, id, unit } = pair;
      const short = (): void => {
        unit.faults.clear();
        unit.faults.add({ kind: 'short-list', target: 'contact', action: 'get', times: 100 });
      };
      short();
      const list = await app.call('records.list', { id, kind: 'contact' });
      expect(list).toMatchObject({ missing: 10 });
      expect(list.rows).toHaveLength(10);
      const add = [{ Name: 'New', Phone: '999', Group: '' }];
      const change = { mode: 'edit' as const, add, set: [], remove: [] };
      const seen = await app.call('records.preview', { id, kind: 'contact', change });
      expect(seen.missing).toBe(10);
      const file = await app.call('records.export', { id, kind: 'contact', format: 'spreadsheet' });
      expect(file.missing).toBe(10);

      const job = await app.ended(await app.call('records.apply', { id, kind: 'contact', change }));
      // What was sent is not among the rows that came back: nobody can say whether it was kept.
      expect(job.error?.code).toBe('device.unknown-outcome');
      expect(detailOf(job, 'read')).toBe('10 contacts. The intercom counts 20, but sent only 10.');
      unit.faults.clear();
      expect(await app.call('records.list', { id, kind: 'contact' })).toMatchObject({ missing: 0 });
    },
  );
});
