import { describe, expect, it } from 'vitest';
import {
  areaLabel,
  checkConfigValue,
  configValueWords,
  dangerOf,
  describeConfigKey,
  sectionLabel,
  sectionOfKey,
  settingName,
} from '../../../../shared/device/config-keys';
import { consoleDanger } from '../../../../shared/device/console-danger';

describe('what a key is called', () => {
  it.each([
    ['Config.DoorSetting.RELAY.NameB', 'Relay B: name'],
    ['Config.DoorSetting.RELAY.RelayADelay', 'Relay A: stays open for'],
    ['Config.Account2.SIP.Server', 'SIP server'],
    ['Config.Account.GENERAL.Label', 'Label on the intercom'],
    ['Config.Account1.REG.Timeout', 'Registers again after'],
    ['Config.Network.LAN.StaticIP', 'Fixed address'],
    ['Config.DoorSetting.APIFCGI.WhiteListIP03', 'Listed address 3'],
    ['Config.Vendor.X.Unheard', ''],
  ])('%s', (key, label) => expect(describeConfigKey(key).label).toBe(label));

  it.each([
    ['Config.DoorSetting.RELAY.NameB', 'Relay B: name'],
    ['Config.Vendor.X.AutoAnswerEnable', 'Auto answer enable'],
    ['Config.Vendor.X.NTPServer1', 'NTP server1'],
    ['Config.Vendor.X.SIPURLType.RelayAOn', 'SIPURL type relay A on'],
    ['Config.Vendor.X.plain_words', 'Plain words'],
    ['Strange', 'Strange'],
  ])('reads %s as words where nobody has named it', (key, name) =>
    expect(settingName(describeConfigKey(key))).toBe(name),
  );

  it('names areas and sections, and leaves unknown ones as they are', () => {
    expect(areaLabel('Config.Account2')).toBe('SIP account 2');
    expect(areaLabel('Config.Vendor')).toBe('Vendor');
    expect(sectionLabel('Config.Account1.NAT')).toBe('NAT');
    expect(sectionLabel('Config.DoorSetting.CLOUDSERVER')).toBe('Cloud');
    expect(sectionLabel('Config.Vendor.PART')).toBe('PART');
    expect(sectionOfKey('Config.A.B.C.D')).toBe('Config.A.B');
  });

  it('says values in words', () => {
    const mode = describeConfigKey('Config.DoorSetting.APIFCGI.AuthMode');
    expect(configValueWords(mode, '4')).toBe('Digest');
    expect(configValueWords(mode, '77')).toBe('77');
    const cloud = describeConfigKey('Config.DoorSetting.CLOUDSERVER.Enable');
    expect([configValueWords(cloud, '1'), configValueWords(cloud, '0')]).toEqual(['On', 'Off']);
    expect(configValueWords(describeConfigKey('Config.Account1.REG.Timeout'), '60')).toBe('60 s');
  });
});

describe('what a change may cut off', () => {
  it.each([
    ['Config.DoorSetting.APIFCGI.Password', 'access'],
    ['Config.Network.LAN.StaticIP', 'network'],
    ['Config.Settings.HTTP.Port', 'web'],
    ['Config.Settings.WEB.HttpsEnable', 'web'],
    ['Config.Settings.OTHERS.HttpPort', 'web'],
    ['Config.DoorSetting.INPUT.HttpEnableA', 'none'],
    ['Config.DoorSetting.RELAY.HttpTrig', 'none'],
    ['Config.Account1.SIP.Port', 'none'],
    ['Config.DoorSetting.CLOUDSERVER.Port', 'none'],
  ])('%s: %s', (key, danger) => expect(dangerOf(key)).toBe(danger));
});

describe('what may be sent', () => {
  it('checks numbers by their range, and any text for control characters', () => {
    const port = describeConfigKey('Config.Account1.SIP.Port2');
    expect(checkConfigValue(port, '5061')).toBeUndefined();
    expect(checkConfigValue(port, '70000')).toContain('65535');
    expect(checkConfigValue(port, 'x')).toBeDefined();
    const any = describeConfigKey('Config.Vendor.X.Unheard');
    expect(checkConfigValue(any, 'anything at all')).toBeUndefined();
    expect(checkConfigValue(any, 'two\nlines')).toBeDefined();
  });

  it('asks for a word before what destroys, restarts, cuts off or is unknown', () => {
    const danger = (name: string, destructive: boolean | null, data = {}) =>
      consoleDanger({ name, known: destructive === null ? undefined : { destructive }, data });
    expect(danger('relay/get', false)).toBeNull();
    expect(danger('rfkey/clear', true)).toBe('destroys');
    expect(danger('system/reboot', false)).toBe('restarts');
    expect(danger('face/get', null)).toBe('unknown');
    expect(danger('config/set', false, { 'Config.Network.LAN.Type': '1' })).toBe('cuts-off');
    expect(danger('config/set', false, { 'Config.Settings.LOGLEVEL.Level': '1' })).toBeNull();
  });
});
