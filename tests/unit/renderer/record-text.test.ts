import { describe, expect, it } from 'vitest';
import type { RecordContext } from '../../../renderer/screens/intercom/records/context';
import {
  hoursText,
  rowText,
  valueText,
} from '../../../renderer/screens/intercom/records/field-text';
import { tidyRow } from '../../../renderer/screens/intercom/records/tidy';
import { i18next } from '../../../renderer/text';
import { RECORD_KINDS } from '../../../shared/device/records';
import { limitsOf } from '../../../shared/device/rules';

const t = i18next.t;
const context: RecordContext = {
  limits: limitsOf('A05'),
  relays: [{ number: '1', letter: 'A', name: '' }],
  schedules: [],
  groups: [],
};
const all = { Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '1', Sun: '1' };

describe('rows in words', () => {
  it('say that a key works all day, which a schedule from midnight to midnight does not', () => {
    const row = { TimeStart: '00:00', TimeEnd: '00:00' };
    expect(hoursText({ kind: 'rfkey', row, t })).toBe('all day');
    expect(hoursText({ kind: 'schedule', row, t })).toBe('00:00 to 00:00');
    const times = { TimeStart: '08:00', TimeEnd: '18:00' };
    expect(hoursText({ kind: 'privatekey', row: times, t })).toBe('08:00 to 18:00');
    expect(hoursText({ kind: 'privatekey', row: {}, t })).toBe('');
  });

  it('name hours once and days by their first and last', () => {
    const row = { Name: 'Ann', Code: '00AB', DoorNum: '1', ...all, Sun: '0' };
    const times = { TimeStart: '08:00', TimeEnd: '18:00' };
    expect(rowText(RECORD_KINDS.rfkey, { ...row, ...times }, { context, t })).toBe(
      '00AB · Relay A · Mon to Sat · 08:00 to 18:00',
    );
  });

  it.each([
    ['1010000', 'Mon, Wed'],
    ['1100011', 'Mon, Tue, Sat, Sun'],
    ['1110011', 'Mon to Wed, Sat, Sun'],
    ['0000001', 'Sun'],
    ['1111111', 'Every day'],
  ])('put the days %s as "%s"', (value, words) => {
    const field = RECORD_KINDS.rfkey.fields.find(({ key }) => key === 'weekdays');
    if (!field) throw new Error('A card has days.');
    expect(valueText({ field, value, context, t })).toBe(words);
  });
});

describe('what a person typed', () => {
  it.each([
    ['8', '08:00'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['8:30', '08:30'],
    ['18.15', '18:15'],
    ['7h05', '07:05'],
    ['noon', 'noon'],
  ])('of a time, %s, is kept as %s', (typed, kept) => {
    expect(tidyRow(RECORD_KINDS.privatekey, { TimeStart: typed })['TimeStart']).toBe(kept);
  });

  it('of a card is kept as the intercom writes it', () => {
    const tidy = (Code: string) => tidyRow(RECORD_KINDS.rfkey, { Code })['Code'];
    expect(tidy('00:b4:16:1d')).toBe('00B4161D');
    expect(tidy('0xb4161d')).toBe('B4161D');
    expect(tidy('no card')).toBe('no card');
  });
});
