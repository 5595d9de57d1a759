import type { TFunction } from 'i18next';
import { assertNever } from '../../../../shared/assert';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import { letters } from '../../../../shared/device/models';
import {
  WEEKDAY_KEYS,
  type RecordField,
  type RecordKindInfo,
} from '../../../../shared/device/records';
import { fieldValue, scheduleRelayTokens, splitList } from '../../../../shared/device/rules';
import { wholeDay } from '../../../../shared/device/row-rules';
import type { RecordContext, RelayName } from './context';
import { isoDate } from './inputs/date-input';

/** A relay as a person knows it: its name, else its letter. */
export function relayLabel({ letter, name }: RelayName, t: TFunction): string {
  return name === '' ? t('records.relay', { letter }) : name;
}

/** The relay of a number, also where this unit has none: a code may have come from another one. */
export function relayOf(number: string, relays: readonly RelayName[]): RelayName {
  const letter = letters(Number(number)).at(-1) ?? number;
  return relays.find((relay) => relay.number === number) ?? { number, letter, name: '' };
}

/** `1001-12` as its schedule (1001) and its relays (12). */
export function splitToken(token: string): { readonly schedule: string; readonly relays: string } {
  const at = token.indexOf('-');
  return at < 0
    ? { schedule: token, relays: '' }
    : { schedule: token.slice(0, at), relays: token.slice(at + 1) };
}

interface TextOptions {
  readonly field: RecordField;
  /** As it stands in the row; see `fieldValue`. */
  readonly value: string;
  readonly context: RecordContext;
  readonly t: TFunction;
}

/** A value in words, as it stands in a table or a review. Secrets are not hidden here. */
export function valueText({ field, value, context, t }: TextOptions): string {
  const doors = (numbers: string) =>
    Array.from(numbers)
      .map((number) => relayLabel(relayOf(number, context.relays), t))
      .join(', ');
  switch (field.kind) {
    case 'choice':
      return field.choices?.find((choice) => choice.value === value)?.label ?? value;
    case 'doors':
      return value === '' || value === '0' ? t('records.noDoor') : doors(value);
    case 'weekdays':
      return daysText(value, t);
    case 'days':
      return value === ''
        ? ''
        : daysText(
            WEEKDAY_KEYS.map((_, i) => (value.includes(String(i + 1)) ? '1' : '0')).join(''),
            t,
          );
    case 'date':
      return isoDate(value);
    case 'schedule-relay':
      return scheduleRelayTokens(value)
        .map((token) => {
          const { schedule, relays } = splitToken(token);
          const name = context.schedules.find(({ id }) => id === schedule)?.name ?? schedule;
          // A secure relay is told with letters (1001-2SA): shown as it is.
          return `${name}: ${/^\d*$/.test(relays) ? doors(relays) : relays}`;
        })
        .join('; ');
    case 'cards':
    case 'floors':
      return splitList(value).join(', ');
    case 'switch':
      return value === '1' ? t('records.on') : t('records.off');
    case 'text':
    case 'pin':
    case 'card':
    case 'phone':
    case 'number':
    case 'time':
    case 'group':
      return value;
    default:
      return assertNever(field.kind);
  }
}

interface HoursOptions {
  readonly kind: EditableKind;
  readonly row: RecordRow;
  readonly t: TFunction;
}

/** The hours of a row, all day or never said as such; empty where the row has none. */
export function hoursText({ kind, row, t }: HoursOptions): string {
  const whole = wholeDay(kind, row);
  if (whole !== undefined) return t(`records.hours.${whole}`);
  const { TimeStart: from = '', TimeEnd: to = '' } = row;
  return from === '' && to === '' ? '' : t('records.hours.between', { from, to });
}

const DAYS = { every: '1111111', work: '1111100', weekend: '0000011', none: '0000000' } as const;

/** Seven of 0 and 1, Monday first, in words. */
function daysText(days: string, t: TFunction): string {
  if (days === DAYS.every) return t('records.days.every');
  if (days === DAYS.work) return t('records.days.work');
  if (days === DAYS.weekend) return t('records.days.weekend');
  if (days === DAYS.none) return t('records.days.none');
  return runs(days)
    .map(({ first, last }) => {
      const [from, to] = [WEEKDAY_KEYS[first] ?? 'Mon', WEEKDAY_KEYS[last] ?? 'Sun'];
      const [begin, end] = [t(`records.day.${from}`), t(`records.day.${to}`)];
      if (first === last) return begin;
      return last === first + 1 ? `${begin}, ${end}` : t('records.days.run', { begin, end });
    })
    .join(', ');
}

/** Days that follow one another, by their places from 0. */
function runs(days: string): readonly { readonly first: number; readonly last: number }[] {
  return [...days.matchAll(/1+/g)].map(({ index, 0: run }) => ({
    first: index,
    last: index + run.length - 1,
  }));
}

/** What else stands in a row, in words; its name and its secrets left out. */
export function rowText(
  info: RecordKindInfo,
  row: RecordRow,
  { context, t }: Pick<TextOptions, 'context' | 't'>,
): string {
  return info.fields
    .filter(({ key, shown, secret }) => shown && secret !== true && key !== 'Name')
    .map((field) => {
      if (field.key === 'TimeEnd') return '';
      if (field.key === 'TimeStart') return hoursText({ kind: info.kind, row, t });
      return valueText({ field, value: fieldValue(row, field), context, t });
    })
    .filter((text) => text !== '')
    .join(' · ');
}

/** The row with another value in one field; `weekdays` goes into its seven keys. */
export function withField(row: RecordRow, field: RecordField, value: string): RecordRow {
  if (field.kind !== 'weekdays') return { ...row, [field.key]: value };
  return { ...row, ...Object.fromEntries(WEEKDAY_KEYS.map((day, i) => [day, value[i] ?? '0'])) };
}

/** A row as it begins. */
export function newRow(info: RecordKindInfo): RecordRow {
  return info.fields.reduce<RecordRow>((row, field) => withField(row, field, field.initial), {});
}

/** What a row is called: its name, else what it is recognised by. */
export function rowName(info: RecordKindInfo, row: RecordRow): string {
  const keys = ['Name', ...info.naturalKey];
  const named = info.fields.filter((field) => keys.includes(field.key) && field.secret !== true);
  return (
    row['Name'] || named.map((field) => fieldValue(row, field)).find((value) => value !== '') || '-'
  );
}
