import { describe, expect, it } from 'vitest';
import type { VirtualModel } from '../../../electron/backend/virtual';
import { backend, intercom, signedIn } from '../services/support';
import { API, change, stepsOf, taskOf } from './support';

const MODELS: readonly VirtualModel[] = ['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'];
const PASSWORD = 'brass lantern 41!';

describe('a new password of the HTTP API', () => {
  it.each(MODELS)('is written in the form that an %s wants, and signed in with', async (model) => {
    const { app, id, unit } = await signedIn({ model });
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    expect(taskOf(fleet, id)).toMatchObject({
      state: 'done',
      outcome: 'Signed in with the new password.',
    });
    expect(unit.state.config.get(`${API}Password`)).toBe(PASSWORD);
    expect(JSON.stringify(await app.call('fleets.list', {}))).not.toContain(PASSWORD);
    expect(await app.call('intercoms.get', { id })).toMatchObject({
      state: 'ready',
      factoryPassword: false,
    });
    await app.call('device.live', { id });
  });

  it('is sent in the other form where the unit took base64 for the password itself', async () => {
    // An OEM name that no table has: base64 goes first, because its misreading can be entered.
    const { app, id, unit } = await signedIn({ model: 'R29', product: 'OEM7' });
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    expect(taskOf(fleet, id).state).toBe('done');
    expect(unit.state.config.get(`${API}Password`)).toBe(PASSWORD);
    expect(unit.requests.filter(({ action }) => action === 'set')).toHaveLength(2);
  });

  it('leaves no unit that cannot be entered, whichever form a wrong name made Lintel choose', async () => {
    const { app, id, unit } = await signedIn({ model: 'S532', product: 'R29S' });
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    expect(['done', 'failed']).toContain(taskOf(fleet, id).state);
    expect(unit.state.counts.rejectedPasswords).toBeLessThan(10);
  });

  it('is written once more where the unit said OK and kept nothing', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'config', action: 'set' });
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    expect(taskOf(fleet, id).state).toBe('done');
    expect(unit.state.config.get(`${API}Password`)).toBe(PASSWORD);
  });

  it('says honestly that the old one still works where the unit never keeps it', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({
      ...{ kind: 'said-ok-but-stored-nothing', target: 'config', action: 'set', times: 9 },
    } as const);
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    const task = taskOf(fleet, id);
    expect(task).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    expect(task.outcome).toContain('its old password as before');
    expect(unit.state.config.get(`${API}Password`)).toBe('httpapi');
    await app.call('device.live', { id });
  });

  it('takes a write whose answer was lost for what signing in says', async () => {
    const { app, id, unit } = await signedIn({ model: 'E18C' });
    unit.faults.add({ kind: 'drop-after', target: 'config', action: 'set' });
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    expect(taskOf(fleet, id).state).toBe('done');
    expect(unit.state.config.get(`${API}Password`)).toBe(PASSWORD);
  });

  it('is not written where it is so already', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    await change(app, { ids: [id], password: PASSWORD });
    const sets = () => unit.requests.filter(({ action }) => action === 'set').length;
    const before = sets();
    const again = taskOf(await change(app, { ids: [id], password: PASSWORD }), id);
    expect(again).toMatchObject({ state: 'done', outcome: 'Is so already; nothing was written.' });
    expect(stepsOf(again).password).toBe('skipped');
    expect(sets()).toBe(before);
  });

  it('changes nothing where Lintel cannot sign in, and sends no further passwords', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.state.config.set(`${API}Password`, 'changed by somebody');
    const fleet = await change(app, { ids: [id], password: PASSWORD });
    const task = taskOf(fleet, id);
    // The unit was asked whether it is there, and refused: then nothing more goes out.
    expect(task).toMatchObject({ state: 'failed', error: { code: 'auth.locked' } });
    expect(unit.state.counts.rejectedPasswords).toBe(3);
    expect(task.outcome).toContain('Nothing was changed.');
    expect(unit.state.config.get(`${API}Password`)).toBe('changed by somebody');
  });
});

describe('user and way of signing in', () => {
  it('changes user, password and mode together, each proven', async () => {
    const { app, id, unit } = await signedIn({ model: 'S532' });
    const wish = { ids: [id], password: PASSWORD, username: 'tech', mode: 'basic' as const };
    const task = taskOf(await change(app, wish), id);
    expect(task).toMatchObject({ state: 'done' });
    expect(task.outcome).toBe(
      'Signed in with the new password and the user "tech". It lets programs in with Basic.',
    );
    expect(unit.state.config.get(`${API}UserName`)).toBe('tech');
    expect(unit.state.config.get(`${API}AuthMode`)).toBe('1');
    expect(await app.call('intercoms.get', { id })).toMatchObject({
      ...{ username: 'tech', auth: 'basic' },
    });
  });

  it.each(MODELS)('closes an open %s with a password in the form that it wants', async (model) => {
    const { app, id, unit } = await signedIn({ model, auth: { mode: 'none' } });
    const wish = { ids: [id], password: PASSWORD, mode: 'digest' as const };
    const task = taskOf(await change(app, wish), id);
    expect(task).toMatchObject({ state: 'done' });
    expect(unit.state.config.get(`${API}Password`)).toBe(PASSWORD);
    expect(await app.call('intercoms.get', { id })).toMatchObject({
      ...{ state: 'ready', auth: 'digest' },
    });
  });

  it('warns where nobody asks for the new password, so that it cannot be tried', async () => {
    const { app, id } = await signedIn({ model: 'A05', auth: { mode: 'none' } });
    const task = taskOf(await change(app, { ids: [id], password: PASSWORD }), id);
    expect(task.state).toBe('done-with-warnings');
    expect(task.outcome).toContain('asks nobody for a password');
  });

  it('does not set Basic on a model that it shuts everybody out of', async () => {
    const { app, id, unit } = await signedIn({ model: 'X916' });
    const task = taskOf(await change(app, { ids: [id], mode: 'basic' }), id);
    expect(task).toMatchObject({ state: 'failed', error: { code: 'device.unsupported' } });
    expect(unit.state.config.get(`${API}AuthMode`)).toBe('4');
  });

  it('refuses a password that not every unit keeps', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    for (const password of ['', ' x', 'größer', 'x'.repeat(33)])
      expect((await app.failure('access.change', { ids: [id], password })).code).toBe(
        'call.bad-input',
      );
  });
});

describe('a building', () => {
  it('goes one first, then the others, and tells of each what it has now', async () => {
    const app = await backend();
    const units = await Promise.all(MODELS.map((model) => intercom({ model })));
    const ids: string[] = [];
    for (const { address } of units)
      ids.push((await app.call('intercoms.connect', { address })).id);
    units[3]?.faults.add({
      ...{ kind: 'said-ok-but-stored-nothing', target: 'config', action: 'set', times: 9 },
    } as const);
    const fleet = await change(app, { ids, password: PASSWORD, canary: ids[4] ?? '' });
    const held = units.map(({ state }) => state.config.get(`${API}Password`));
    expect(held).toEqual(MODELS.map((_, n) => (n === 3 ? 'httpapi' : PASSWORD)));
    expect(fleet.state).toBe('failed');
    expect(fleet.counts).toEqual({ done: 6, failed: 1 });
    units[3]?.faults.clear();
    const again = await app.call('fleets.control', { fleet: fleet.id, action: 'retry-failed' });
    const ended = await app.event(
      'fleets.changed',
      (one) => one.id === again.id && one.state === 'done',
    );
    expect(ended.counts).toEqual({ done: 7 });
    expect(units[3]?.state.config.get(`${API}Password`)).toBe(PASSWORD);
  }, 30_000);
});
