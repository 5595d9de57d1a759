import { describe, expect, it } from 'vitest';
import { isDangerous, templateChanges, templateChoices } from '../../../../shared/compare/template';
import { identityOf } from '../../../../shared/device/identity-keys';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';

describe('what belongs to one intercom only', () => {
  it.each([
    'Config.Network.LAN.StaticIP',
    'Config.Network.LAN.Type',
    'Config.Settings.DEVICE.MAC',
    'Config.Account1.GENERAL.UserName',
    'Config.Account.GENERAL.AuthName',
    'Config.Account2.GENERAL.DisplayName',
    'Config.DoorSetting.CLOUDSERVER.Token',
    'Config.DoorSetting.CLOUDSERVER.Server',
    'Config.DoorSetting.DEVICENODE.Location',
    'Config.DoorSetting.RELAY.NameA',
    'Config.DoorSetting.RELAY.RelayBName',
    'Config.Settings.SECURITY.ServerCertificate',
    'Config.Settings.SECURITY.PrivateKey.Text',
  ])('%s does', (key) => {
    expect(identityOf(key)).not.toBe('');
  });

  it.each([
    LEVEL,
    'Config.Account1.SIP.Server',
    'Config.Account1.REG.Timeout',
    'Config.DoorSetting.RELAY.HoldDelayA',
    'Config.DoorSetting.RELAY.UserName',
    'Config.Settings.SNTP.NTPServer1',
    'Config.DoorSetting.DTMF.Code1',
  ])('%s does not', (key) => {
    expect(identityOf(key)).toBe('');
  });
});

describe('making a template', () => {
  it('ticks what doors share, leaves out identity and dangers, refuses passwords', () => {
    const choices = templateChoices({
      [LEVEL]: '3',
      'Config.Network.LAN.StaticIP': '10.0.0.5',
      'Config.DoorSetting.APIFCGI.AuthMode': '4',
      'Config.Account1.GENERAL.Pwd': 'secret',
    });
    expect(Object.fromEntries(choices.map(({ key, ticked }) => [key, ticked]))).toEqual({
      [LEVEL]: true,
      'Config.Network.LAN.StaticIP': false,
      'Config.DoorSetting.APIFCGI.AuthMode': false,
      'Config.Account1.GENERAL.Pwd': false,
    });
    expect(JSON.stringify(choices)).not.toContain('secret');
    expect(choices.filter(({ refused }) => refused !== '').map(({ key }) => key)).toEqual([
      'Config.Account1.GENERAL.Pwd',
    ]);
    expect(isDangerous('Config.DoorSetting.APIFCGI.AuthMode')).toBe(true);
    expect(isDangerous(LEVEL)).toBe(false);
  });
});

describe('what a template would change', () => {
  it('says old and new, what is so already, and what an intercom lacks', () => {
    const values = { [LEVEL]: '7', 'Config.A.B.Same': 'x', 'Config.A.B.Gone': '1' };
    const changes = templateChanges({ values }, { [LEVEL]: '3', 'Config.A.B.Same': 'x' });
    expect(changes.map(({ key, state, before }) => [key, state, before])).toEqual([
      [LEVEL, 'change', '3'],
      ['Config.A.B.Same', 'same', 'x'],
      ['Config.A.B.Gone', 'lacks', null],
    ]);
    expect(changes[2]?.beforeWords).toBe('Not there');
  });
});
