import { describe, expect, it } from 'vitest';
import { bossesOf } from '../../../../shared/device/bosses';

const CLOUD = 'Config.DoorSetting.CLOUDSERVER.';
const cloud = { [`${CLOUD}Enable`]: '1', [`${CLOUD}Server`]: 'gate.cloud.example:8501' };
const account = (server: string, prefix = 'Config.Account1') => ({
  [`${prefix}.GENERAL.Enable`]: '1',
  [`${prefix}.SIP.Server`]: server,
});
const kinds = (values: Readonly<Record<string, string>>) =>
  bossesOf(values).map(({ kind }) => kind);

describe('who else writes an intercom', () => {
  it('is nobody where nothing is on, or nothing is told', () => {
    expect(bossesOf({})).toEqual([]);
    expect(bossesOf({ [`${CLOUD}Enable`]: '0', ...account('10.0.0.5') })).toEqual([]);
  });

  it('is the cloud, and account 1 with it where its server is the cloud’s or the maker’s', () => {
    expect(kinds(cloud)).toEqual(['cloud']);
    for (const server of ['sip.cloud.example', 'SIP.CLOUD.EXAMPLE:5060', 'ucloud.akuvox.com'])
      expect(kinds({ ...cloud, ...account(server) })).toEqual(['cloud', 'sip-account']);
    expect(kinds({ ...cloud, ...account('10.0.0.5') })).toEqual(['cloud']);
  });

  it('does not take one address for another because they end alike', () => {
    const near = { [`${CLOUD}Enable`]: '1', [`${CLOUD}Server`]: '10.0.1.5' };
    expect(kinds({ ...near, ...account('10.9.1.5') })).toEqual(['cloud']);
    expect(kinds({ ...near, ...account('10.0.1.5') })).toEqual(['cloud', 'sip-account']);
  });

  it('names a provisioning server without the password in its address', () => {
    const [boss] = bossesOf({ 'Config.Autoprovision.SERVER.URL': 'ftp://joe:pw@10.0.0.1/x' });
    expect(boss?.text).toContain('ftp://10.0.0.1/x');
    expect(boss?.text).not.toContain('pw@');
  });

  it('is only possible where it takes somebody to answer', () => {
    const found = bossesOf({
      [`${CLOUD}RpsEnable`]: '1',
      'Config.Autoprovision.PNP.Enable': '1',
    });
    expect(found.map(({ kind, certain }) => [kind, certain])).toEqual([
      ['rps', false],
      ['pnp', false],
    ]);
  });

  it('says in one line each what is overwritten and when', () => {
    const all = {
      ...{ ...cloud, ...account('sip.cloud.example') },
      [`${CLOUD}RpsEnable`]: '1',
      'Config.Autoprovision.PNP.Enable': '1',
      'Config.Autoprovision.SERVER.URL': 'http://10.0.0.1/x',
    };
    expect(bossesOf(all)).toHaveLength(5);
    for (const { text, switchOff } of bossesOf(all)) {
      expect(text).toMatch(/overwrit.* (start|connects|synchronisation)/);
      expect(text.length).toBeLessThan(110);
      expect(Object.keys(switchOff)).not.toHaveLength(0);
    }
  });
});
