import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { VirtualOptions } from '../../../electron/backend/virtual';
import { reportPage } from '../../../shared/site/report/document';
import { reportFactsSchema } from '../../../shared/site/report/schema';
import { backend } from '../services/support';
import { siteOf } from './support';

const CLOUD = 'Config.DoorSetting.CLOUDSERVER.';
/** A unit that was put right after it left the factory. */
const TIDY: Readonly<Record<string, string>> = {
  ...{ [`${CLOUD}RpsEnable`]: '0', 'Config.Autoprovision.PNP.Enable': '0' },
  'Config.DoorSetting.DTMF.Option': '2',
};
const OWN: VirtualOptions['auth'] = { mode: 'digest', password: 'a-good-one' };

describe('a door', () => {
  it('put right has but its HTTP against it; the factory password is tried once', async () => {
    const { app, site, units } = await siteOf([
      { unit: { model: 'A05', auth: OWN, config: TIDY } },
    ]);
    const { rows, listOf } = await app.call('security.check', { site });
    expect(rows).toMatchObject([{ door: 'd1', state: 'read', model: 'A05', error: null }]);
    expect(rows[0]?.findings.map(({ id }) => id)).toEqual(['no-tls']);
    expect(rows[0]?.untold).toHaveLength(1);
    expect(listOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(units[0]?.state.counts.rejectedPasswords).toBe(1);
    expect(units[0]?.requests.every(({ action }) => action !== 'set')).toBe(true);
  });

  it('is not locked out of a unit that counts refused passwords', async () => {
    const lockAfter = 2;
    const { app, site, ids } = await siteOf([
      { unit: { model: 'A05', auth: { ...OWN, mode: 'digest', lockAfter } } },
    ]);
    await app.call('security.check', { site });
    expect((await app.call('device.live', { id: ids[0] ?? '' })).call.known).toBe(true);
  });

  it.each(['A03', 'E18C', 'X916', 'S532', 'R29'] as const)(
    'from the factory is told, on an %s too',
    async (model) => {
      const { app, site } = await siteOf([
        {
          unit: {
            model,
            config: {
              ...{ 'Config.DoorSetting.RELAY.HttpTrig': '1' },
              ...{ 'Config.DoorSetting.RELAY.RelayOnWeb': '1' },
              ...{ 'Config.DoorSetting.PASSWORD.PublicKeyEnable': '1' },
              ...{ 'Config.Settings.LOGLEVEL.Level': '7', [`${CLOUD}Enable`]: '1' },
            },
          },
        },
      ]);
      const { rows } = await app.call('security.check', { site });
      const found = new Set(rows[0]?.findings.map(({ id }) => id));
      for (const id of [
        ...['default-password', 'no-tls', 'default-password-relay', 'public-code-default'],
        ...['cloud', 'provisioning', 'log-debug', 'dtmf-one-key'],
      ] as const)
        expect(found).toContain(id);
      expect(JSON.stringify(rows)).not.toMatch(/33333333|httpapi/);
    },
  );

  it('that asks for no password, behind HTTPS, has that against it and nothing else', async () => {
    const { app, site } = await siteOf([
      { unit: { model: 'X916', auth: { mode: 'none' }, config: TIDY, https: true } },
    ]);
    const { rows } = await app.call('security.check', { site });
    expect(rows[0]?.findings.map(({ id }) => id)).toEqual(['open-api']);
    expect(rows[0]?.untold[0]).toContain('asks for none');
  });

  it('has files left for download until it restarts', async () => {
    const { app, site, ids, units } = await siteOf([
      { unit: { model: 'A05', auth: OWN, config: TIDY, leavesDownloads: true } },
    ]);
    const found = async () =>
      (await app.call('security.check', { site })).rows[0]?.findings.map(({ id }) => id);
    expect(await found()).toEqual(['no-tls']);
    await app.ended(await app.call('config.backup', { id: ids[0] ?? '' }));
    expect(await found()).toEqual(['config-left', 'no-tls']);
    await units[0]?.reboot();
    await units[0]?.whenReachable();
    expect(await found()).toEqual(['no-tls']);
  });

  it('whose password was refused before is not tried, and says so', async () => {
    const { app, site, units } = await siteOf([{ unit: { model: 'A05', auth: OWN } }]);
    const address = units[0]!.address;
    await app.failure('intercoms.connect', { address, username: 'admin', password: 'no' });
    const rejected = units[0]!.state.counts.rejectedPasswords;
    const { rows } = await app.call('security.check', { site });
    expect(rows[0]?.untold[0]).toContain('has refused passwords before');
    expect(units[0]!.state.counts.rejectedPasswords).toBe(rejected);
  });
});

it('says of each door why it could not be read, and reads the others', async () => {
  const { app, site, units, edit } = await siteOf([
    { unit: { model: 'A05', auth: OWN } },
    { unit: { model: 'R29', auth: OWN } },
    { unit: { model: 'A01', auth: OWN }, signIn: false },
    { unit: { model: 'A03', auth: OWN, lacks: ['config'] } },
  ]);
  await edit([{ edit: 'put-door', item: { id: 'd5', name: 'Cellar' } }]);
  await units[1]?.stop();
  const { rows } = await app.call('security.check', { site });
  expect(rows.map(({ door, state }) => `${door} ${state}`)).toEqual([
    ...['d1 read', 'd2 failed', 'd3 not-known', 'd4 read', 'd5 not-bound'],
  ]);
  expect(rows[1]?.error?.code).toMatch(/^net\./);
  expect(rows[2]?.words).toContain('has not signed in');
  expect(rows[3]?.untold.join()).toContain('does not tell its configuration');
  expect(rows[4]?.words).toContain('Bind one first');
  const some = await app.call('security.check', { site, doors: ['d5'] });
  expect(some.rows.map(({ door }) => door)).toEqual(['d5']);
});

it('is told in the report of the next day, with what was mended in between and in its language', async () => {
  const bench = await siteOf([{ unit: { model: 'A05', auth: OWN, config: TIDY } }]);
  const { app, site, units } = bench;
  const LEVEL = 'Config.Settings.LOGLEVEL.Level';
  units[0]?.state.config.set(LEVEL, '7');
  await app.call('security.check', { site });
  units[0]?.state.config.set(LEVEL, '3');
  await app.call('security.check', { site });
  const [listed] = (await app.call('site.list', {})).sites;
  await app.close();

  const next = await backend({ dataFolder: app.dataFolder });
  await next.call('site.open', { known: listed!.known });
  const { token } = await next.call('report.make', { site, format: 'json', language: 'de' });
  const { path } = await next.backend.files.open('test', token);
  const facts = reportFactsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  expect(facts.security?.findings.map(({ title, before, now }) => [title, before, now])).toEqual([
    ['It was reached by HTTP, without encryption.', true, true],
    ['Its log writes everything (level debug).', true, false],
  ]);
  const page = reportPage(facts, { language: 'de', paper: 'a4', timeZone: 'UTC' });
  expect(page).toContain('Sein Protokoll schreibt alles mit (Stufe Debug).');
  expect(page).not.toContain('Its log writes everything');
});
