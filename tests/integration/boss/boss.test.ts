import { describe, expect, it } from 'vitest';
import type { VirtualModel } from '../../../electron/backend/virtual';
import { backend, intercom, signedIn } from '../services/support';

const CLOUD = 'Config.DoorSetting.CLOUDSERVER.';
const PNP = 'Config.Autoprovision.PNP.Enable';
const URL = 'Config.Autoprovision.SERVER.URL';
const OFF = { [`${CLOUD}RpsEnable`]: '0', [PNP]: '0' };
const ON = {
  [`${CLOUD}Enable`]: '1',
  [`${CLOUD}Server`]: 'gate.cloud.example',
  [URL]: 'http://joe:secret@10.0.0.1/cfg',
};
const MODELS: readonly VirtualModel[] = ['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'];

describe('who else is the boss', () => {
  it.each(MODELS)('tells of an %s who writes it, and switches that off', async (model) => {
    const { app, id, unit } = await signedIn({ model, config: ON });
    const { results } = await app.call('boss.check', { ids: [id] });
    const found = results[0]?.bosses ?? [];
    expect(found.map(({ kind, certain }) => [kind, certain])).toEqual([
      ['cloud', true],
      ['provisioning', true],
      ['rps', false],
      ['pnp', false],
    ]);
    expect(found.map(({ text }) => text).join()).not.toContain('secret');
    const kinds = found.map(({ kind }) => kind);
    const { jobs } = await app.call('boss.switchOff', { ids: [id], kinds });
    for (const job of jobs) expect((await app.ended(job)).state).toBe('done');
    expect(unit.state.config.get(`${CLOUD}Enable`)).toBe('0');
    expect(unit.state.config.get(URL)).toBe('');
    const after = await app.call('boss.check', { ids: [id] });
    expect(after.results[0]).toMatchObject({ bosses: [], error: null });
  });

  it('asks many at once; one that is silent does not hide the others', async () => {
    const app = await backend();
    const units = [
      await intercom({ model: 'A05', config: OFF }),
      await intercom({ model: 'R29', config: { ...OFF, ...ON } }),
      await intercom({ model: 'E18C', config: OFF }),
    ];
    const ids: string[] = [];
    for (const { address } of units)
      ids.push((await app.call('intercoms.connect', { address })).id);
    await units[2]?.stop();
    const { results } = await app.call('boss.check', { ids });
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(results.map(({ bosses }) => bosses.length)).toEqual([0, 2, 0]);
    expect(results.map(({ error }) => error?.code ?? '')).toEqual(['', '', 'net.refused']);
  });

  it('switches off only what is named and what is on, and puts it back', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05', config: { ...OFF, ...ON } });
    const { jobs } = await app.call('boss.switchOff', {
      ids: [id],
      kinds: ['provisioning', 'pnp'],
    });
    expect(jobs).toHaveLength(1);
    const [job] = jobs;
    if (!job) throw new Error('No job.');
    await app.ended(job);
    expect(unit.state.config.get(URL)).toBe('');
    expect(unit.state.config.get(`${CLOUD}Enable`)).toBe('1');
    await app.ended(await app.call('jobs.undo', { id: job.id }));
    expect(unit.state.config.get(URL)).toBe(ON[URL]);
    const none = await app.call('boss.switchOff', { ids: [id], kinds: ['pnp'] });
    expect(none.jobs).toEqual([]);
  });
});
