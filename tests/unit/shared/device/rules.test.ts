import { describe, expect, it } from 'vitest';
import type { EditableKind } from '../../../../shared/contract/records';
import {
  compareVersions,
  formatVersion,
  letters,
  modelFacts,
  parseVersion,
} from '../../../../shared/device/models';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { checkField, checkRows, codesOf, limitsOf } from '../../../../shared/device/rules';
import { wholeDay } from '../../../../shared/device/row-rules';

const A05 = limitsOf('A05');
const X916 = limitsOf('X916S');

function complaint(kind: EditableKind, key: string, value: string, limits = A05) {
  const field = RECORD_KINDS[kind].fields.find((one) => one.key === key);
  if (!field) throw new Error(`${kind} has no field ${key}.`);
  return checkField(field, value, limits)?.severity ?? 'fine';
}

describe('the value of a field', () => {
  it.each([
    ['privatekey', 'Code', '4711', 'fine'],
    ['privatekey', 'Code', '0042', 'fine'],
    ['privatekey', 'Code', '', 'error'],
    ['privatekey', 'Code', '1', 'error'],
    ['privatekey', 'Code', '123', 'warning'],
    ['privatekey', 'Code', '123456789', 'error'],
    ['privatekey', 'Code', '12a4', 'error'],
    ['privatekey', 'Code', '1.23E+10', 'error'],
    ['rfkey', 'Code', '00B4161D', 'fine'],
    ['rfkey', 'Code', 'hello', 'error'],
    ['rfkey', 'Code', '1,2E+09', 'error'],
    ['rfkey', 'DoorNum', '1', 'fine'],
    ['rfkey', 'DoorNum', '0', 'fine'],
    ['rfkey', 'DoorNum', '2', 'warning'],
    ['rfkey', 'DoorNum', '11', 'error'],
    ['rfkey', 'DoorNum', 'A', 'error'],
    ['rfkey', 'weekdays', '1111100', 'fine'],
    ['rfkey', 'weekdays', '11111', 'error'],
    ['rfkey', 'TimeStart', '23:59', 'fine'],
    ['rfkey', 'TimeStart', '24:00', 'error'],
    ['rfkey', 'Tags', '3', 'fine'],
    ['rfkey', 'Tags', '4', 'error'],
    ['rfkey', 'Frequency', '65535', 'fine'],
    ['rfkey', 'Frequency', '65536', 'error'],
    ['contact', 'Phone', 'sip:101@10.0.0.5', 'fine'],
    ['contact', 'Phone', '<101>', 'error'],
    ['contact', 'Name', 'Łukasz Žižek', 'fine'],
    ['contact', 'Name', 'two\nlines', 'error'],
    ['contact', 'Name', 'x'.repeat(64), 'error'],
    ['user', 'CardCode', 'A1;B2;C3;D4', 'fine'],
    ['user', 'CardCode', 'A1;B2;C3;D4;E5', 'error'],
    ['user', 'CardCode', 'A1;xyz', 'error'],
    ['user', 'PrivatePIN', '', 'fine'],
    ['user', 'ScheduleRelay', '1001-1;1002-2', 'fine'],
    ['user', 'ScheduleRelay', '1001-2SA', 'fine'],
    ['user', 'ScheduleRelay', 'always', 'error'],
    ['user', 'LiftFloorNum', '1;2', 'fine'],
    ['user', 'LiftFloorNum', '1-2', 'error'],
  ] as const)('%s %s "%s" is %s', (kind, key, value, verdict) => {
    expect(complaint(kind, key, value)).toBe(verdict);
  });

  it('depends on the model', () => {
    expect(complaint('privatekey', 'Code', '9123', X916)).toBe('warning');
    expect(complaint('privatekey', 'Code', '9123')).toBe('fine');
    expect(complaint('rfkey', 'DoorNum', '4', X916)).toBe('fine');
  });
});

describe('a list of rows', () => {
  it('names what is missing and which codes stand in two rows', () => {
    const rows = [
      { Name: 'Ann', Code: '00AB', DoorNum: '1' },
      { Name: '', Code: 'ab', DoorNum: '1' },
    ];
    expect(checkRows('rfkey', rows, A05).map(({ row, message }) => [row, message])).toEqual([
      [1, 'Name is missing.'],
      [1, 'The same card stands in row 1 too.'],
    ]);
  });

  it('tells PINs and cards apart', () => {
    const row = { PrivatePIN: '4711', CardCode: '4711;00ab' };
    expect(codesOf(RECORD_KINDS.user, row).map(({ code }) => code)).toEqual([
      'pin 4711',
      'card 4711',
      'card AB',
    ]);
  });
});

describe('models', () => {
  it.each([
    ['R29S', 'R29', 3],
    ['R29C', 'R29', 3],
    ['A094S', 'A094', 4],
    ['e12w', 'E12', 1],
    ['X916S', 'X916', 4],
  ])('%s is an %s with %i relays', (model, name, relays) => {
    expect(modelFacts(model)).toMatchObject({ name, relays });
  });

  it('one that nobody has described is taken loosely', () => {
    expect(modelFacts('Z1')).toBeUndefined();
    expect(limitsOf('Z1')).toMatchObject({ doors: 4, capacity: null });
  });

  it('versions are compared as numbers', () => {
    const version = (text: string) => {
      const parsed = parseVersion(text);
      if (!parsed) throw new Error(`${text} is no version.`);
      return parsed;
    };
    expect(compareVersions(version('29.30.10.65'), version('29.30.10.128'))).toBeLessThan(0);
    expect(compareVersions(version('29.30.11.1'), version('29.30.10.128'))).toBeGreaterThan(0);
    expect(formatVersion(version('R29_29.30.10.465.rom'))).toBe('29.30.10.465');
    expect(parseVersion('192.168.1')).toBeUndefined();
    expect(letters(3)).toEqual(['A', 'B', 'C']);
  });
});

describe('hours that mean all day or never', () => {
  it.each([
    ['rfkey', '00:00', '00:00', 'all'],
    ['privatekey', '00:00', '00:00', 'all'],
    ['rfkey', '00:00', '23:59', undefined],
    ['rfkey', '06:00', '09:30', undefined],
    ['schedule', '00:00', '23:59', 'all'],
    ['schedule', '00:00', '00:00', 'never'],
  ] as const)('%s from %s to %s: %s', (kind, TimeStart, TimeEnd, said) => {
    expect(wholeDay(kind, { Type: '2', TimeStart, TimeEnd })).toBe(said);
  });

  it('says nothing of midnight to midnight in a schedule that is not daily, nor without hours', () => {
    const midnight = { TimeStart: '00:00', TimeEnd: '00:00' };
    expect(wholeDay('schedule', { Type: '1', ...midnight })).toBeUndefined();
    expect(wholeDay('rfkey', {})).toBeUndefined();
  });
});
