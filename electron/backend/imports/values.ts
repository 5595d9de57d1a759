import { parseCard, plainHex, toHex, type CardNotation } from '../../../shared/device/card-number';
import type { RecordField } from '../../../shared/device/records';
import { assertNever } from '../../../shared/assert';

/** A value as the API has it, or why it cannot be one. */
export type Converted =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly value: string; readonly message: string };

const as = (value: string): Converted => ({ ok: true, value });

const NOTATIONS: Readonly<Record<CardNotation, string>> = {
  hex: 'in hexadecimal, such as 00B4161D',
  decimal: 'in decimal, such as 0011802141',
  d10: 'of ten digits, such as 0011802141',
  'facility-number': 'with facility and number, such as 180,05661',
  'bytes-reversed': 'in hexadecimal with its bytes reversed',
  'bits-reversed': 'in hexadecimal with its bits reversed',
};

function card(value: string, notation: CardNotation): Converted {
  const bytes = parseCard(value, notation);
  if (!bytes)
    return { ok: false, value, message: `${value} is no card number ${NOTATIONS[notation]}.` };
  if (notation === 'hex') return as(plainHex(value));
  return as(toHex(bytes));
}

function cards(value: string, notation: CardNotation): Converted {
  // A comma parts facility and number there.
  const parts = value.split(notation === 'facility-number' ? /[;|]/ : /[;|,]/);
  const converted = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => card(part, notation));
  const bad = converted.find((one) => !one.ok);
  if (bad) return { ...bad, value };
  return as(converted.map((one) => one.value).join(';'));
}

/** `8:00`, `08:00:00` as 08:00. */
function time(value: string): string {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(value);
  return found ? `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? ''}` : value;
}

/** `A, B`, `1;2`, `1 2` as 12. */
function doors(value: string): string {
  const parts = value.split(/[\s,;/+]+/).filter((part) => part !== '');
  const numbers = parts.map((part) =>
    /^[a-d]$/i.test(part) ? String(part.toUpperCase().charCodeAt(0) - 64) : part,
  );
  return numbers.every((part) => /^\d+$/.test(part)) ? numbers.join('') : value;
}

function choice(value: string, field: RecordField): string {
  const found = field.choices?.find(({ label }) => label.toLowerCase() === value.toLowerCase());
  return found?.value ?? value;
}

function yesOrNo(value: string): string {
  if (/^(?:yes|true|on|ja|oui|si|1)$/i.test(value)) return '1';
  return /^(?:no|false|off|nein|non|0)$/i.test(value) ? '0' : value;
}

const EXCEL_NUMBER = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** A value of a file as the API has it; what cannot be one is left as it is for the rules. */
export function convert(value: string, field: RecordField, notation: CardNotation): Converted {
  // The rules say best what is wrong with it.
  if (EXCEL_NUMBER.test(value)) return as(value);
  switch (field.kind) {
    case 'card':
      return card(value, notation);
    case 'cards':
      return cards(value, notation);
    case 'time':
      return as(time(value));
    case 'doors':
      return as(doors(value));
    case 'choice':
      return as(choice(value, field));
    case 'switch':
      return as(yesOrNo(value));
    case 'schedule-relay':
    case 'floors':
      return as(
        value
          .split(/[;,|]/)
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .join(';'),
      );
    case 'text':
    case 'pin':
    case 'phone':
    case 'number':
    case 'weekdays':
    case 'days':
    case 'group':
      return as(value);
    case 'date':
      // As a spreadsheet writes it.
      return as(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value.replaceAll('-', '') : value);
    default:
      return assertNever(field.kind);
  }
}
