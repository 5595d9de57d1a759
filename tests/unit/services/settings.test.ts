import { describe, expect, it } from 'vitest';
import { difference, judge } from '../../../electron/backend/services/settings/difference';
import {
  decodeSecret,
  encodeSecret,
  MASK,
  secretForm,
  shown,
} from '../../../electron/backend/services/settings/secrets';
import { isSecretKey } from '../../../shared/device/config-keys';

const PWD = 'Config.Account1.GENERAL.Pwd';

describe('what is a password', () => {
  it.each([
    PWD,
    'Config.DoorSetting.RELAY.Password',
    'Config.DoorSetting.RELAY.RelayOnWebPwd',
    'Config.DoorSetting.CLOUDSERVER.UploadPassword',
    'Config.DoorSetting.RTSP.UserPasswd',
    'Config.DoorSetting.CLOUDSERVER.Token',
    'Config.WEB_LOGIN.Password02',
  ])('%s', (key) => expect(isSecretKey(key)).toBe(true));

  it.each([
    'Config.DoorSetting.PASSWORD.PublicKey1',
    'Config.Account1.GENERAL.UserName',
    'Config.Settings.LOGLEVEL.Level',
  ])('but not %s', (key) => expect(isSecretKey(key)).toBe(false));

  it('is shown as being there, never as what it is', () => {
    expect(shown(PWD, 'abc')).toBe(MASK);
    expect(shown(PWD, '')).toBe('');
    expect(shown('Config.A.B.C', 'abc')).toBe('abc');
  });
});

describe('how a unit takes passwords', () => {
  it.each([
    ['S532', '', 'base64'],
    ['S539', '', 'base64'],
    ['S562', '', 'base64'],
    ['R29S', '', 'raw'],
    ['A05', 'plain', 'raw'],
    ['E12W', 'abcd', 'raw'],
    // Not in the table, but what it holds tells: padded and printable.
    ['X999', Buffer.from('pass1').toString('base64'), 'base64'],
    ['X999', 'abc=', 'raw'],
  ] as const)('%s holding "%s" takes it %s', (model, held, form) => {
    expect(secretForm(model, held)).toBe(form);
  });

  it('goes back and forth, and leaves alone what is not in that form', () => {
    for (const plain of ['p', 'pass word', '€uro']) expect(encodeSecret(plain, 'raw')).toBe(plain);
    expect(decodeSecret(encodeSecret('pass1', 'base64'), 'base64')).toBe('pass1');
    expect(decodeSecret('not base64!', 'base64')).toBe('not base64!');
  });
});

describe('the difference', () => {
  it('has only what is not there yet, passwords in the form of the model', () => {
    const current = { a: '1', b: ' 2 ', [PWD]: encodeSecret('old', 'base64') };
    const wanted = { a: '1', b: '2', c: '3', [PWD]: 'new' };
    expect(difference(current, wanted, 'S532')).toEqual({
      write: { c: '3', [PWD]: encodeSecret('new', 'base64') },
      unchanged: ['a', 'b'],
    });
    expect(difference(current, { [PWD]: 'old' }, 'S532').write).toEqual({});
  });
});

describe('judging what was read back', () => {
  const of = (key: string, before: string | undefined, sent: string, after: string | undefined) =>
    judge({
      before: before === undefined ? {} : { [key]: before },
      sent: { [key]: sent },
      after: after === undefined ? {} : { [key]: after },
    })[0];

  it.each([
    ['1', '2', '2', 'stored'],
    ['1', '2', ' 2', 'stored'],
    ['1', '2', '1', 'not-stored'],
    ['1', '2', '', 'not-stored'],
    [undefined, '2', undefined, 'not-stored'],
  ] as const)('a value that was %s, sent as %s, read as %s is %s', (before, sent, after, is) => {
    expect(of('Config.A.B.C', before, sent, after)?.outcome).toBe(is);
  });

  it.each([
    ['old', 'new', 'new', 'stored'],
    ['old', 'new', 'old', 'not-stored'],
    ['old', 'new', '', 'cannot-tell'],
    ['', 'new', '', 'cannot-tell'],
    ['******', 'new', '******', 'cannot-tell'],
    ['8f3a61', 'new', '77be02', 'cannot-tell'],
    [undefined, 'new', undefined, 'cannot-tell'],
    ['old', encodeSecret('new', 'base64'), 'new', 'stored'],
  ] as const)('a password that was %s, sent as %s, read as %s is %s', (before, sent, after, is) => {
    const judged = of(PWD, before, sent, after);
    expect(judged?.outcome).toBe(is);
    expect(JSON.stringify(judged)).not.toMatch(/old|"new"|8f3a61/);
  });
});
