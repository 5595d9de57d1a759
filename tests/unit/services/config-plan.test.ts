import { describe, expect, it } from 'vitest';
import {
  addressesAfter,
  bySection,
  CUTTING,
  withDanger,
} from '../../../electron/backend/services/config/plan';

const NOW = { scheme: 'http', host: '10.0.0.5', port: 80 } as const;
const LAN = 'Config.Network.LAN.';

describe('the order of writing', () => {
  it('keeps what may cut the connection for the end, the farthest reaching last', () => {
    expect(CUTTING).toEqual(['access', 'web', 'network']);
    const values = { [`${LAN}Type`]: '1', 'Config.A.B.C': '2' };
    expect(withDanger(values, 'network')).toEqual({ [`${LAN}Type`]: '1' });
    expect(withDanger(values, 'none')).toEqual({ 'Config.A.B.C': '2' });
  });

  it('puts each section into one request', () => {
    const values = { 'Config.A.B.C': '1', 'Config.D.E.F': '2', 'Config.A.B.G': '3' };
    expect(bySection(values)).toEqual([
      { 'Config.A.B.C': '1', 'Config.A.B.G': '3' },
      { 'Config.D.E.F': '2' },
    ]);
  });
});

describe('where a unit is looked for', () => {
  it('at the fixed address first, then where it was', () => {
    const written = { [`${LAN}StaticIP`]: '10.0.0.9' };
    expect(addressesAfter(NOW, { [`${LAN}Type`]: '1' }, written)).toEqual([
      { ...NOW, host: '10.0.0.9' },
      NOW,
    ]);
    expect(addressesAfter(NOW, { [`${LAN}Type`]: '0' }, written)).toEqual([NOW]);
    expect(addressesAfter(NOW, {}, { [`${LAN}Type`]: '1', [`${LAN}StaticIP`]: 'x' })).toEqual([
      NOW,
    ]);
  });

  it('at the new port, and at the port of HTTPS where that was switched on', () => {
    expect(addressesAfter(NOW, {}, { 'Config.Settings.HTTP.Port': '8080' })[0]).toEqual({
      ...NOW,
      port: 8080,
    });
    expect(addressesAfter(NOW, {}, { 'Config.Settings.WEB.HttpsEnable': '1' })).toEqual([
      { ...NOW, scheme: 'https', port: 443 },
      NOW,
    ]);
  });

  it('where it was, when nothing of that changes', () => {
    expect(addressesAfter(NOW, {}, { 'Config.DoorSetting.APIFCGI.Password': 'x' })).toEqual([NOW]);
  });
});
