import { describe, expect, it } from 'vitest';
import {
  judgeSecurity,
  type FindingId,
  type SecurityFacts,
} from '../../../../shared/site/security';
import { VULNERABILITIES, vulnerabilitiesOf } from '../../../../shared/site/vulnerabilities';

/** Nothing to be found: Digest over HTTPS, a password of its own, everything off. */
const GOOD: SecurityFacts = {
  ...{ model: 'A05', firmware: '105.30.1.218', secure: true, scheme: 'digest' },
  ...{ factory: 'refused', factoryWords: '', settings: {} },
  downloads: { config: 'closed', capture: 'closed' },
};
const R = 'Config.DoorSetting.RELAY.';
const P = 'Config.DoorSetting.PASSWORD.';

const idsOf = (change: Partial<SecurityFacts>): readonly FindingId[] =>
  judgeSecurity({ ...GOOD, ...change }).findings.map(({ id }) => id);
const bySettings = (settings: Readonly<Record<string, string>>) => idsOf({ settings });

describe('what is found', () => {
  it('is nothing where nothing is wrong', () => {
    expect(idsOf({})).toEqual([]);
  });

  it.each([
    [{ factory: 'valid' }, 'default-password'],
    [{ scheme: 'none' }, 'open-api'],
    [{ secure: false }, 'no-tls'],
    [{ downloads: { config: 'open', capture: 'closed' } }, 'config-left'],
    [{ downloads: { config: 'closed', capture: 'open' } }, 'capture-left'],
    [{ model: 'E11', firmware: '111.30.1.5' }, 'vulnerability'],
  ] as const)('%j: %s', (change, id) => {
    expect(idsOf(change)).toEqual([id]);
  });

  it.each([
    [{ [`${R}HttpTrig`]: '1', [`${R}Password`]: '' }, 'default-password-relay'],
    [{ [`${R}RelayOnWeb`]: '1', [`${R}RelayOnWebPwd`]: 'YWRtaW4=' }, 'default-password-relay'],
    [{ [`${R}HttpTrig`]: '1', [`${R}Password`]: 'x9-long-one' }, 'relay-by-url'],
    [{ [`${P}PublicKeyEnable`]: '1', [`${P}PublicKey1`]: '33333333' }, 'public-code-default'],
    [{ [`${P}PublicKeyEnable`]: '1', [`${P}PublicKey2`]: '1234' }, 'public-code-weak'],
    [{ [`${P}PublicKeyEnable`]: '1', [`${P}PublicKey2`]: '0000' }, 'public-code-weak'],
    [
      { 'Config.DoorSetting.DTMF.Enable': '1', 'Config.DoorSetting.DTMF.Option': '0' },
      'dtmf-one-key',
    ],
    [{ 'Config.DoorSetting.RTSP.Authorization': '0' }, 'stream-open'],
    [{ 'Config.DoorSetting.MJPEG.AuthEnable': '0' }, 'stream-open'],
    [
      { 'Config.OnvifServer.DEVICE.Mode': '1', 'Config.OnvifServer.DEVICE.Pwd': 'admin' },
      'default-password-other',
    ],
    [{ 'Config.Settings.WEB_LOGIN.Password': 'admin' }, 'default-password-other'],
    [{ 'Config.DoorSetting.CLOUDSERVER.Enable': '1' }, 'cloud'],
    [{ 'Config.Autoprovision.PNP.Enable': '1' }, 'provisioning'],
    [{ 'Config.Settings.LOGLEVEL.Level': '7' }, 'log-debug'],
  ] as const)('in the settings %j: %s', (settings, id) => {
    expect(bySettings(settings)).toEqual([id]);
  });

  it.each<Readonly<Record<string, string>>>([
    { [`${R}HttpTrig`]: '0', [`${R}Password`]: '' },
    { [`${P}PublicKeyEnable`]: '0', [`${P}PublicKey1`]: '33333333' },
    { [`${P}PublicKeyEnable`]: '1', [`${P}PublicKey1`]: '30917745' },
    { 'Config.DoorSetting.DTMF.Enable': '0', 'Config.DoorSetting.DTMF.Option': '0' },
    { 'Config.DoorSetting.RTSP.Authorization': '0', 'Config.DoorSetting.RTSP.Enable': '0' },
    { 'Config.DoorSetting.RTSP.Authorization': '1' },
    { 'Config.OnvifServer.DEVICE.Mode': '0', 'Config.OnvifServer.DEVICE.Pwd': 'admin' },
    { 'Config.Settings.LOGLEVEL.Level': '3' },
  ])('not in the settings %j', (settings) => {
    expect(bySettings(settings)).toEqual([]);
  });

  it('stands worst first, and names no code and no password', () => {
    const { findings } = judgeSecurity({
      ...{ ...GOOD, secure: false, factory: 'valid' },
      settings: {
        ...{ 'Config.Settings.LOGLEVEL.Level': '7', [`${R}HttpTrig`]: '1' },
        ...{ [`${R}Password`]: 'admin', [`${P}PublicKeyEnable`]: '1', [`${P}PublicKey1`]: '4444' },
      },
    });
    const order = findings.map(({ severity }) => severity);
    expect(order).toEqual(['high', 'high', 'medium', 'medium', 'low']);
    expect(JSON.stringify(findings)).not.toContain('4444');
    for (const { why, todo } of findings) expect(`${why}${todo}`).not.toBe('');
  });

  it('says Basic without HTTPS, and not with it', () => {
    expect(idsOf({ scheme: 'basic', secure: false })).toEqual(['password-in-clear', 'no-tls']);
    expect(idsOf({ scheme: 'basic' })).toEqual([]);
  });
});

it('says what could not be told', () => {
  const { untold } = judgeSecurity({
    ...{ ...GOOD, settings: null, factory: 'untold', factoryWords: 'Not tried.' },
    downloads: { config: 'untold', capture: 'closed' },
  });
  expect(untold.slice(0, 3)).toEqual([
    'Not tried.',
    expect.stringContaining('does not tell its configuration'),
    expect.stringContaining('could not be asked'),
  ]);
});

describe('published vulnerabilities', () => {
  it('have a source and a date each', () => {
    for (const { source, published, ids } of VULNERABILITIES) {
      expect(source).toMatch(/^https:\/\//);
      expect(published).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(ids.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['E11R', '111.30.1.77', 1],
    ['Door', '111.30.1.77', 1],
    ['C315', '115.116.2.613', 1],
    ['C315', '115.116.2.700', 0],
    ['E12', '12.30.1.5', 0],
    ['A05', '', 0],
  ])('of %s with %s: %i', (model, firmware, count) => {
    expect(vulnerabilitiesOf({ model, firmware })).toHaveLength(count);
  });
});
