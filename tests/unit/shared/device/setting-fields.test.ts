import { describe, expect, it } from 'vitest';
import {
  checkSetting,
  DTMF_CODE_FIELDS,
  dtmfLength,
  HTTP_TRIGGER_FIELDS,
  INPUT_FIELDS,
  PUBLIC_CODE_FIELDS,
  RELAY_FIELDS,
  settingKey,
  settingLetters,
  settingWords,
  type SettingField,
} from '../../../../shared/device/setting-fields';

const R = 'Config.DoorSetting.RELAY.';
const I = 'Config.DoorSetting.INPUT.';

function field(fields: readonly SettingField[], id: string): SettingField {
  const found = fields.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no field ${id}.`);
  return found;
}

const having = (...keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, '']));

describe('the key of a field', () => {
  const hold = field(RELAY_FIELDS, 'holdDelay');
  const enabled = field(INPUT_FIELDS, 'enabled');

  it('is the one that the intercom has, in either family', () => {
    expect(settingKey(hold, having(`${R}HoldDelayB`), 'B')).toBe(`${R}HoldDelayB`);
    expect(settingKey(hold, having(`${R}RelayBDelay`), 'B')).toBe(`${R}RelayBDelay`);
  });

  it('may come from both families in one intercom', () => {
    const present = having(`${R}HoldDelayA`, `${R}RelayAType`);
    expect(settingKey(hold, present, 'A')).toBe(`${R}HoldDelayA`);
    expect(settingKey(field(RELAY_FIELDS, 'type'), present, 'A')).toBe(`${R}RelayAType`);
  });

  it('is missing where the intercom does not have it, and is never another letter', () => {
    expect(settingKey(hold, having(`${R}HoldDelayA`), 'B')).toBeUndefined();
    expect(settingKey(hold, {}, 'A')).toBeUndefined();
  });

  it('without a letter stands for A only', () => {
    const present = having(`${I}InputEnable`, `${I}InputBEnable`);
    expect(settingKey(enabled, present, 'A')).toBe(`${I}InputEnable`);
    expect(settingKey(enabled, present, 'B')).toBe(`${I}InputBEnable`);
    expect(settingKey(enabled, present, 'C')).toBeUndefined();
  });

  it('counts codes from 1 for A', () => {
    const present = having('Config.DoorSetting.DTMF.Code1', 'Config.DoorSetting.DTMF.Code3');
    const code = field(DTMF_CODE_FIELDS, 'code');
    expect(settingKey(code, present, 'A')).toBe('Config.DoorSetting.DTMF.Code1');
    expect(settingKey(code, present, 'B')).toBeUndefined();
    expect(settingKey(code, present, 'C')).toBe('Config.DoorSetting.DTMF.Code3');
  });

  it('is not found in what every object has', () => {
    expect(settingKey({ ...hold, keys: ['toString'] }, {}, 'A')).toBeUndefined();
  });
});

it('finds the relays by the keys that are there', () => {
  expect(settingLetters(RELAY_FIELDS, having(`${R}NameA`, `${R}RelayCType`))).toEqual(['A', 'C']);
  expect(settingLetters(RELAY_FIELDS, having('Config.DoorSetting.DTMF.Code2'))).toEqual([]);
});

it('finds the inputs by the keys that are there', () => {
  expect(settingLetters(INPUT_FIELDS, having(`${I}InputEnable`, `${I}DelayB`))).toEqual(['A', 'B']);
});

describe('a value', () => {
  it.each([
    ['holdDelay', '0', true],
    ['holdDelay', '60', true],
    ['holdDelay', '61', false],
    ['holdDelay', '', false],
    ['holdDelay', '-1', false],
    ['holdDelay', '1.5', false],
    ['holdDelay', '1e1', false],
    ['type', '1', true],
    ['type', '2', false],
    ['name', 'x'.repeat(63), true],
    ['name', 'x'.repeat(64), false],
  ])('of %s is checked: %s', (id, value, good) => {
    expect(checkSetting(field(RELAY_FIELDS, id), value) === undefined).toBe(good);
  });

  it.each([
    ['01', true],
    ['1*#9', true],
    ['1', false],
    ['12345', false],
    ['12a', false],
  ])('of several keys is checked: %s', (value, good) => {
    expect(checkSetting(field(DTMF_CODE_FIELDS, 'multiCode'), value) === undefined).toBe(good);
  });

  it.each([
    ['', true],
    ['http://10.0.0.5/open', true],
    ['javascript:alert(1)', false],
    ['10.0.0.5/open', false],
    [`http://${'x'.repeat(512)}`, false],
  ])('of a web address is checked: %s', (value, good) => {
    expect(checkSetting(field(INPUT_FIELDS, 'actionUrl'), value) === undefined).toBe(good);
  });

  it('of a public code may be empty, and has four to eight digits', () => {
    const code = field(PUBLIC_CODE_FIELDS, 'code1');
    for (const good of ['', '1234', '12345678']) expect(checkSetting(code, good)).toBeUndefined();
    for (const bad of ['123', '123456789', '12a4'])
      expect(checkSetting(code, bad)).toBe('Code 1: four to eight digits.');
  });

  it('is said in words', () => {
    expect(settingWords(field(RELAY_FIELDS, 'holdDelay'), '5')).toBe('5 s');
    expect(settingWords(field(RELAY_FIELDS, 'type'), '1')).toBe('NO and COM');
    expect(settingWords(field(RELAY_FIELDS, 'type'), '7')).toBe('7');
    expect(settingWords(field(HTTP_TRIGGER_FIELDS, 'enabled'), '1')).toBe('On');
    expect(settingWords(field(HTTP_TRIGGER_FIELDS, 'enabled'), '')).toBe('Off');
  });
});

it('knows how many keys a DTMF code has', () => {
  expect(['0', '1', '2', '3'].map(dtmfLength)).toEqual([1, 2, 3, 4]);
  expect(dtmfLength('4')).toBeUndefined();
  expect(dtmfLength('')).toBeUndefined();
});
