import { fieldWords } from '../compare/records';
import type { RecordRow } from '../contract/records';
import type { RecordField } from '../device/records';
import { fieldValue, scheduleRelayTokens, splitList } from '../device/rules';

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** The last four digits of a card: enough to tell it from others, too few to make another of it. */
const cardWords = (card: string): string => (card.length > 4 ? `…${card.slice(-4)}` : '…');

const SCHEDULE_WORDS: Readonly<Record<string, string>> = { '1001': 'always', '1002': 'never' };

function scheduleWords(token: string): string {
  const at = token.lastIndexOf('-');
  const number = token.slice(0, at);
  const relays = Array.from(token.slice(at + 1));
  const when = SCHEDULE_WORDS[number] ?? `schedule ${number}`;
  return `${when}, ${relays.length === 1 ? 'relay' : 'relays'} ${relays.join(' and ')}`;
}

/** A value of a row for a person to read; of a PIN nothing, of a card its last four digits. */
export function rowWords(field: RecordField, row: RecordRow): string {
  const value = fieldValue(row, field);
  if (field.kind === 'pin') return value === '' ? 'None' : '••••';
  if (field.kind === 'card') return value === '' ? 'None' : cardWords(value);
  if (field.kind === 'cards') return splitList(value).map(cardWords).join(', ') || 'None';
  if (field.kind === 'schedule-relay')
    return scheduleRelayTokens(value).map(scheduleWords).join('; ') || 'Empty';
  return fieldWords(field, row);
}
