/**
 * Times what happens between choosing a file of 10 000 rows and seeing its rows checked, beside
 * papaparse alone on the same bytes in the same run. Prints a table.
 */
import Papa from 'papaparse';
import { readTable } from '../../electron/backend/files/tables/read-table';
import { guessMapping } from '../../electron/backend/imports/mapping';
import { readRows } from '../../electron/backend/imports/rows';
import type { EditableKind } from '../../shared/contract/records';
import { limitsOf } from '../../shared/device/rules';
import { startTestBackend } from '../support/backend';

const ROWS = 10_000;
const ROUNDS = 7;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function times(work: () => Promise<unknown> | undefined): Promise<string> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    found.push(performance.now() - began);
  }
  return `${median(found).toFixed(0)} ms (${Math.min(...found).toFixed(0)} to ${Math.max(...found).toFixed(0)})`;
}

const numbers = Array.from({ length: ROWS }, (_, at) => at);
const hex = (at: number): string => (0x10000 + at * 7919).toString(16).padStart(8, '0');
const cards = `Name;Card;Doors;From;To\n${numbers
  .map((at) => `Person ${at};${hex(at)};1;08:00;18:00`)
  .join('\n')}\n`;
const people = `<UserData>\n${numbers
  .map(
    (at) =>
      `<Data ID="${at}" UserID="${at}" Name="Person ${at}" WebRelay="0" Floor="0" Schedule-Relay="1001-1;">\n<Pin Code="${String(at).padStart(6, '0')}" />\n<Card Code="${hex(at)}" />\n</Data>\n`,
  )
  .join('')}</UserData>\n`;

async function previewOf(content: string, kind: EditableKind): Promise<void> {
  const table = await readTable(Buffer.from(content), { kind });
  const { rows } = readRows({ table, kind, ...guessMapping(table, kind), limits: limitsOf('') });
  if (rows.length !== ROWS) throw new Error(`${rows.length} rows instead of ${ROWS}.`);
}

async function main(): Promise<void> {
  const app = await startTestBackend();
  try {
    const base64 = Buffer.from(cards).toString('base64');
    const { token: file } = await app.call('files.put', { name: 'cards.csv', base64 });
    console.log(`${ROWS} rows; median of ${ROUNDS} rounds (fastest to slowest).`);
    console.table({
      'papaparse alone, cards as CSV': await times(() => {
        Papa.parse(cards, { delimiter: ';' });
        return undefined;
      }),
      'read, guess, convert and check, cards as CSV': await times(() => previewOf(cards, 'rfkey')),
      'the same, people as XML': await times(() => previewOf(people, 'user')),
      'imports.preview through the router, cards as CSV': await times(() =>
        app.call('imports.preview', { file, kind: 'rfkey' }),
      ),
    });
  } finally {
    await app.dispose();
  }
}

await main();
