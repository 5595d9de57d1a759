import type { EditableKind, RecordRow, RowProblem } from '../contract/records';
import { parseHex, sameCardKey } from './card-number';
import { modelFacts } from './models';
import { RECORD_KINDS, WEEKDAY_KEYS, type RecordField, type RecordKindInfo } from './records';
import { checkTogether } from './row-rules';

/** What a model takes: facts that decide between error and warning. */
export interface RecordLimits {
  readonly pinMin: number;
  readonly pinMax: number;
  /** A PIN may not begin with this digit ("" when any may): some models keep 9 for themselves. */
  readonly forbiddenFirstDigit: string;
  /** Cards per person: nominally 5, but replies are cut at 63 characters, so a fifth is lost (device notes 1.5). */
  readonly cardsPerUser: number;
  readonly doors: number;
  readonly capacity: number | null;
}

/** Limits of a model by its name; loose where nothing is published, for the unit has the last word. */
export function limitsOf(model: string): RecordLimits {
  const facts = modelFacts(model);
  return {
    pinMin: 2,
    pinMax: 8,
    forbiddenFirstDigit: /^(X|S5)/i.test(model.trim()) ? '9' : '',
    cardsPerUser: 4,
    doors: facts?.relays ?? 4,
    capacity: facts?.capacity ?? null,
  };
}

interface Complaint {
  readonly message: string;
  readonly severity: RowProblem['severity'];
}

const error = (message: string): Complaint => ({ message, severity: 'error' });
const warning = (message: string): Complaint => ({ message, severity: 'warning' });

/** Excel turns long numbers into 1.23E+10 and the digits are gone: no import may guess them. */
const EXCEL_NUMBER = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** What is wrong with one value, in words; undefined when it can be sent. */
export function checkField(
  field: RecordField,
  value: string,
  limits: RecordLimits,
): Complaint | undefined {
  if (EXCEL_NUMBER.test(value.trim()))
    return error(
      `${value}: a spreadsheet has rounded this number. Format the column as text and export it again.`,
    );
  if (value === '') return field.required ? error(`${field.label} is missing.`) : undefined;
  if (field.max !== undefined && field.kind !== 'number' && value.length > field.max)
    return error(`${field.label}: at most ${field.max} characters.`);
  switch (field.kind) {
    case 'text':
    case 'group':
      return /[\u0000-\u001f]/.test(value)
        ? error(`${field.label}: no line breaks or control characters.`)
        : undefined;
    case 'pin':
      return checkPin(value, limits);
    case 'card':
      return parseHex(value)
        ? undefined
        : error(`${value} is no card number: digits 0-9 and letters A-F only.`);
    case 'cards':
      return checkCards(value, limits);
    case 'phone':
      return /^[\w.@:+*#\-;, ]+$/.test(value)
        ? undefined
        : error(`${value} is no number or address.`);
    case 'number':
      return /^\d+$/.test(value) && Number(value) <= (field.max ?? 65535)
        ? undefined
        : error(`${field.label}: a whole number from 0 to ${field.max ?? 65535}.`);
    case 'switch':
      return /^[01]$/.test(value) ? undefined : error(`${field.label}: 0 or 1.`);
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? undefined
        : error(`${field.label}: one of ${field.choices?.map((c) => c.value).join(', ') ?? ''}.`);
    case 'doors':
      return checkDoors(value, limits);
    case 'weekdays':
      return /^[01]{7}$/.test(value) ? undefined : error('Days: seven of 0 and 1, Monday first.');
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : error(`${field.label}: a time from 00:00 to 23:59.`);
    case 'days':
      return /^[0-7]+$/.test(value) && new Set(value).size === value.length
        ? undefined
        : error(`${field.label}: a digit for each day, 1 is Monday.`);
    case 'date':
      return isDate(value) ? undefined : error(`${field.label}: a date such as 2026-12-31.`);
    case 'schedule-relay':
      return checkTokens(value);
    case 'floors':
      return /^\d+(;\d+)*$/.test(value)
        ? undefined
        : error('Lift floors: numbers with a semicolon between them.');
  }
}

/** Whether eight digits are a day of the calendar. */
function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== undefined && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

/** Whether a field means anything in this row: how often, only where a card works a number of times. */
export const isMeant = ({ only }: RecordField, row: RecordRow): boolean =>
  only === undefined || only.values.includes(row[only.key] ?? '');

function checkTokens(value: string): Complaint | undefined {
  const tokens = scheduleRelayTokens(value);
  if (tokens.some((token) => /^\d+-?$/.test(token)))
    return error('Choose at least one relay for each time.');
  return tokens.every((token) => /^\d+-[\dA-Z]+$/i.test(token))
    ? undefined
    : error('When and which relay: schedule and relay as 1001-1, several with a semicolon.');
}

/** What is wrong with a PIN; the words never quote it. */
export function checkPin(value: string, limits: RecordLimits): Complaint | undefined {
  if (!/^\d+$/.test(value)) return error('A PIN has digits only.');
  if (value.length < limits.pinMin || value.length > limits.pinMax)
    return error(`A PIN has ${limits.pinMin} to ${limits.pinMax} digits.`);
  if (limits.forbiddenFirstDigit !== '' && value.startsWith(limits.forbiddenFirstDigit))
    return warning(
      `Some units of this model do not take a PIN that begins with ${limits.forbiddenFirstDigit}.`,
    );
  if (value.length < 4) return warning('Short PINs are refused by some models and easy to guess.');
  return undefined;
}

function checkCards(value: string, limits: RecordLimits): Complaint | undefined {
  const cards = splitList(value);
  const bad = cards.find((card) => !parseHex(card));
  if (bad !== undefined) return error(`${bad} is no card number: digits 0-9 and letters A-F only.`);
  if (cards.length > limits.cardsPerUser)
    return error(
      `At most ${limits.cardsPerUser} cards for one person: a fifth is lost on the unit.`,
    );
  return undefined;
}

function checkDoors(value: string, limits: RecordLimits): Complaint | undefined {
  if (value === '0') return undefined;
  const doors = Array.from(value);
  if (!/^[1-9]+$/.test(value) || new Set(doors).size !== doors.length)
    return error('Doors: the numbers of the relays, such as 1 or 12.');
  const missing = doors.filter((door) => Number(door) > limits.doors);
  return missing.length > 0
    ? warning(
        `This model has ${limits.doors} ${limits.doors === 1 ? 'relay' : 'relays'}; ${missing.join(', ')} opens nothing.`,
      )
    : undefined;
}

/** Values joined with `;` (some units use `,`), empties dropped. */
export function splitList(value: string): readonly string[] {
  return value
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `1001-1;1002-2` as its tokens, whatever the separator and whether or not one trails (device notes 1.5). */
export function scheduleRelayTokens(value: string): readonly string[] {
  return splitList(value);
}

/** Value of a field in a row; `weekdays` is made of its seven keys. */
export function fieldValue(row: RecordRow, field: RecordField): string {
  if (field.kind !== 'weekdays') return row[field.key] ?? '';
  return WEEKDAY_KEYS.map((day) => row[day] ?? '1').join('');
}

/** The codes in a row by which it opens doors: PINs and cards, in the form in which they are compared. */
export function codesOf(
  info: RecordKindInfo,
  row: RecordRow,
): readonly { readonly field: string; readonly code: string }[] {
  return info.fields.flatMap((field) => {
    const value = row[field.key] ?? '';
    if (value === '') return [];
    if (field.kind === 'pin') return [{ field: field.key, code: `pin ${value}` }];
    if (field.kind === 'card') return [{ field: field.key, code: `card ${sameCardKey(value)}` }];
    if (field.kind === 'cards')
      return splitList(value).map((card) => ({
        field: field.key,
        code: `card ${sameCardKey(card)}`,
      }));
    return [];
  });
}

/** What is wrong with the fields of one row, each by itself and together. */
export function checkRow(options: {
  readonly kind: EditableKind;
  readonly row: RecordRow;
  /** Of the row among those that are checked. */
  readonly index: number;
  readonly limits: RecordLimits;
}): readonly RowProblem[] {
  const { kind, row, index, limits } = options;
  const single = RECORD_KINDS[kind].fields.flatMap((field) => {
    const complaint = checkField(field, fieldValue(row, field), limits);
    return complaint ? [{ row: index, field: field.key, ...complaint }] : [];
  });
  return [...single, ...checkTogether(kind, row).map((one) => ({ row: index, ...one }))];
}

/** Every problem of a list of rows: fields, required ones, and codes that stand in two rows. */
export function checkRows(
  kind: EditableKind,
  rows: readonly RecordRow[],
  limits: RecordLimits,
): readonly RowProblem[] {
  const firstWith = new Map<string, number>();
  return rows.flatMap((row, index) => [
    ...checkRow({ kind, row, index, limits }),
    ...codesOf(RECORD_KINDS[kind], row).flatMap(({ field, code }): RowProblem[] => {
      const first = firstWith.get(code);
      if (first === undefined) firstWith.set(code, index);
      if (first === undefined || first === index) return [];
      const what = code.startsWith('pin') ? 'PIN' : 'card';
      const message = `The same ${what} stands in row ${first + 1} too.`;
      return [{ row: index, field, message, severity: 'error' }];
    }),
  ]);
}
