import { describe, expect, it } from 'vitest';
import { fleetEnded } from './firmware-support';
import { backend, intercom, signedIn } from './support';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const PLACE = 'Config.DoorSetting.DEVICENODE.Location';
const ZONE = 'Config.Settings.SNTP.TimeZone';

/** A site of two doors of different models, and a template of the first. */
async function site(keys: readonly string[]) {
  const first = await signedIn({ model: 'A05' });
  const { app, id, unit } = first;
  unit.state.config.set(LEVEL, '6');
  unit.state.config.set(PLACE, 'Gate');
  const other = await intercom({ model: 'S532' });
  const second = await app.call('intercoms.connect', { address: other.address });
  const template = await app.call('templates.make', { id, name: 'Doors', keys: [...keys] });
  return { app, id, unit, other, second, template };
}

describe('templates', () => {
  it('are made by ticking, kept without passwords, listed and removed', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const { choices } = await app.call('templates.choices', { id });
    const ticked = choices.filter((one) => one.ticked).map(({ key }) => key);
    expect(ticked).toContain(LEVEL);
    expect(ticked.some((key) => key.startsWith('Config.Network.'))).toBe(false);
    const made = await app.call('templates.make', { id, name: 'Doors', keys: ticked });
    expect(made.dangerous).toEqual([]);
    expect(Object.keys(made.values)).toHaveLength(ticked.length);
    const password = choices.find(({ refused }) => refused !== '')?.key ?? '';
    const refused = await app.failure('templates.make', { id, name: 'No', keys: [password] });
    expect(refused.message).toContain('password');
    await app.close();
    const later = await backend({ dataFolder: app.dataFolder });
    expect((await later.call('templates.list', {})).templates).toEqual([made]);
    await later.call('templates.remove', { template: made.id });
    expect((await later.call('templates.list', {})).templates).toEqual([]);
    expect((await later.failure('templates.remove', { template: made.id })).code).toBe(
      'call.bad-input',
    );
  });

  it('shows old and new per intercom, what it lacks, and who does not answer', async () => {
    const { app, id, unit, second, other, template } = await site([LEVEL, ZONE]);
    other.state.config.delete(ZONE);
    unit.state.config.set(LEVEL, '3');
    const gone = await intercom({ model: 'A01' });
    const third = await app.call('intercoms.connect', { address: gone.address });
    await gone.stop();
    const ids = [id, second.id, third.id];
    const { rows } = await app.call('templates.preview', { template: template.id, ids });
    expect(rows.map(({ id: one }) => one)).toEqual(ids);
    expect(rows[0]?.changes.find(({ key }) => key === LEVEL)).toMatchObject({
      before: '3',
      after: '6',
      state: 'change',
    });
    expect(rows[1]?.changes.find(({ key }) => key === ZONE)?.state).toBe('lacks');
    expect(rows[1]?.counts.lacks).toBe(1);
    expect(rows[2]?.error?.code).toMatch(/^net\./);
  });

  it('are written to many, only what differs, read back; identity only when confirmed', async () => {
    const { app, second, other, template } = await site([LEVEL, PLACE, ZONE]);
    expect(template.dangerous).toEqual([PLACE]);
    other.state.config.set(PLACE, 'Back door');
    const apply = async (confirmed: string[] = []) => {
      const input = { template: template.id, ids: [second.id], confirmed };
      const { tasks } = await fleetEnded(app, await app.call('templates.apply', input));
      return tasks[0];
    };
    const task = await apply();
    expect(task).toMatchObject({ state: 'done', result: { notKept: [] } });
    expect(other.state.config.get(LEVEL)).toBe('6');
    expect(other.state.config.get(PLACE)).toBe('Back door');
    const sets = () => other.requests.filter(({ action }) => action === 'set').length;
    const before = sets();
    expect((await apply())?.outcome).toContain('Nothing to write');
    expect(sets()).toBe(before);
    expect((await apply([PLACE]))?.state).toBe('done');
    expect(other.state.config.get(PLACE)).toBe('Gate');
  });

  it('never call done what the intercom did not keep', async () => {
    const { app, second, other, template } = await site([LEVEL]);
    other.faults.add({
      kind: 'said-ok-but-stored-nothing',
      target: 'config',
      action: 'set',
      times: 9,
    });
    const started = await app.call('templates.apply', { template: template.id, ids: [second.id] });
    const { tasks } = await fleetEnded(app, started);
    expect(tasks[0]).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
  });
});

describe('differences', () => {
  it('compares two intercoms, and copies a line by the calls that stand', async () => {
    const { app, id, second, other, template } = await site([LEVEL]);
    const left = { kind: 'live' as const, id };
    const right = { kind: 'live' as const, id: second.id };
    const diff = await app.call('config.diff', { left, right });
    expect(diff.left.model).toBe('A05');
    expect(diff.right.model).toBe('S532');
    const line = diff.settings.find(({ key }) => key === LEVEL);
    expect(line).toMatchObject({ left: '6', state: 'differs', noCopy: '' });
    const values = { [LEVEL]: line?.left ?? '' };
    await app.ended(await app.call('config.apply', { id: second.id, values }));
    expect(other.state.config.get(LEVEL)).toBe('6');
    const again = await app.call('config.diff', { left, right });
    expect(again.settings.some(({ key }) => key === LEVEL)).toBe(false);
    const byTemplate = await app.call('config.diff', {
      left: { kind: 'template', template: template.id },
      right,
    });
    expect(byTemplate).toMatchObject({ settings: [], records: [], same: { settings: 1 } });
    const none = { kind: 'backup' as const, name: 'no-such-backup' };
    expect((await app.failure('config.diff', { left: none, right })).code).toBe('file.unreadable');
  });
});
