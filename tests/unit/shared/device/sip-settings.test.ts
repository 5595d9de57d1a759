import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  accountPrefix,
  fieldOfKey,
  inWords,
  readAccount,
  wantedSettings,
} from '../../../../shared/device/sip-settings';
import { registrationOf } from '../../../../electron/backend/services/sip/registration';
import { explain } from '../../../../electron/backend/services/sip/write-job';
import {
  SIP_FIELD_NAMES,
  SIP_FIELDS,
  sipAccountSchema,
  TRANSPORTS,
} from '../../../../shared/device/sip-account';

const settings = (prefix: string, values: Record<string, string> = {}) =>
  Object.fromEntries(
    SIP_FIELD_NAMES.map((name) => SIP_FIELDS[name].key).map((key) => [
      prefix + key,
      values[key] ?? '',
    ]),
  );

describe('which keys an account has', () => {
  it('numbers them, or leaves the number out where there is one account', () => {
    expect(accountPrefix(settings('Config.Account2.'), 2)).toBe('Config.Account2.');
    expect(accountPrefix(settings('Config.Account.'), 1)).toBe('Config.Account.');
    expect(accountPrefix(settings('Config.Account.'), 2)).toBeUndefined();
    expect(accountPrefix({}, 1)).toBeUndefined();
    expect(fieldOfKey('Config.Account1.SIP.Server')).toBe('server');
    expect(fieldOfKey('Config.Account.GENERAL.Pwd')).toBe('password');
    expect(fieldOfKey('Config.Account1.SIP.Server2')).toBeUndefined();
  });
});

describe('reading an account', () => {
  it('says which fields the unit has no setting for', () => {
    const { 'Config.Account1.STUN.Port': _, ...rest } = settings('Config.Account1.');
    const read = readAccount(rest, 1);
    expect(read.missing).toEqual(['stunPort']);
    expect(read.form.stunPort).toBe(3478);
    expect(readAccount({}, 2).missing).toEqual(SIP_FIELD_NAMES);
  });

  it('takes a password that the unit never shows for one that it has a setting for', () => {
    const { 'Config.Account1.GENERAL.Pwd': _, ...rest } = settings('Config.Account1.');
    expect(readAccount(rest, 1)).toMatchObject({ missing: [], hasPassword: false });
    const form = { ...readAccount(rest, 1).form, password: 'typed' };
    expect(wantedSettings(form, rest, 1)).toMatchObject({ 'Config.Account1.GENERAL.Pwd': 'typed' });
  });

  it('makes a form of the schema out of whatever a unit holds', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('', '0', '1', '7', '99999', '-1', 'x y'));
    const keys = SIP_FIELD_NAMES.map((name) => SIP_FIELDS[name].key);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), value)), (pairs) => {
        const held = settings('Config.Account1.', Object.fromEntries(pairs));
        const { form } = readAccount(held, 1);
        expect(sipAccountSchema.partial({ password: true }).safeParse(form).success).toBe(true);
        expect(form.password).toBeUndefined();
      }),
    );
  });
});

describe('writing an account', () => {
  const form = readAccount(settings('Config.Account1.'), 1).form;

  it('comes back as it was written', () => {
    TRANSPORTS.forEach((transport, index) => {
      const wanted = { ...form, transport, enabled: true, port: 5061, server: 'pbx.example.org' };
      const written = wantedSettings(wanted, settings('Config.Account1.'), 1);
      expect(written['Config.Account1.SIP.TransType']).toBe(String(index));
      expect(readAccount(written, 1).form).toEqual(wanted);
    });
  });

  it('leaves out what the unit lacks and a password that was not typed', () => {
    const { 'Config.Account1.NAT.Rport': _, ...rest } = settings('Config.Account1.');
    const written = wantedSettings({ ...form, rport: true, password: '' }, rest, 1);
    expect(written).not.toHaveProperty(['Config.Account1.NAT.Rport']);
    expect(written).not.toHaveProperty(['Config.Account1.GENERAL.Pwd']);
    expect(wantedSettings(form, {}, 1)).toEqual({});
  });
});

describe('words', () => {
  it('says values as a person would', () => {
    expect(inWords('enabled', '1')).toBe('On');
    expect(inWords('rport', '0')).toBe('Off');
    expect(inWords('transport', '3')).toBe('DNS-SRV');
    expect(inWords('transport', '9')).toBe('9');
    expect(inWords('keepAliveSeconds', '30')).toBe('30 s');
    expect(inWords('server', '10.0.0.5')).toBe('10.0.0.5');
  });

  it.each([
    ['-1', 'unknown'],
    ['0', 'disabled'],
    ['1', 'registering'],
    [' 2 ', 'registered'],
    ['3', 'failed'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('reads status %s as %s', (status, registration) => {
    expect(registrationOf(status)).toBe(registration);
  });

  it('has a sentence for each way in which a registration is not seen', () => {
    const sentences = [
      explain({ kind: 'failed', seconds: 2 }, '10.0.0.5'),
      explain({ kind: 'untold' }, ''),
      ...(['unknown', 'disabled', 'registering', 'registered', 'failed'] as const).map((last) =>
        explain({ kind: 'time-over', last }, '10.0.0.5'),
      ),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.every((sentence) => sentence.endsWith('.'))).toBe(true);
  });
});
