import type { SwitchState } from '../../../../shared/contract/device';
import { isAppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';
import { readSwitches } from '../../services/device/reading';

type Row = Readonly<Record<string, unknown>>;

/** What an intercom tells of what is done at it; undefined where it does not tell. */
export interface Traces {
  readonly inputs: readonly SwitchState[] | undefined;
  readonly relays: readonly SwitchState[] | undefined;
  readonly call: string | undefined;
  /** Newest lines of its door log. */
  readonly log: readonly Row[] | undefined;
}

/** A line of the door log as one text: two lines are the same where they tell the same. */
const lineKey = (row: Row): string =>
  JSON.stringify(['ID', 'Date', 'Time', 'Type', 'Code', 'Status'].map((key) => row[key] ?? ''));

/** Lines that were not there before. Pure. */
export function newLines(
  before: readonly Row[] | undefined,
  now: readonly Row[] | undefined,
): readonly Row[] {
  if (before === undefined || now === undefined) return [];
  const known = new Set(before.map(lineKey));
  return now.filter((row) => !known.has(lineKey(row)));
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A line of the door log in words, without its code (manual, Api doorlog; device notes 1.6). */
function lineInWords(row: Row): string {
  const who = text(row['Name']) === '' ? '' : ` (${text(row['Name'])})`;
  switch (text(row['Type']).toLowerCase()) {
    case 'card':
      return `A card was held to its reader${who}.`;
    case 'pin':
    case 'password':
    case 'public':
      return `A code was typed at it${who}.`;
    default:
      return `Its door log has a new line${who}.`;
  }
}

/** First letter whose state is another one now. */
function moved(
  before: readonly SwitchState[] | undefined,
  now: readonly SwitchState[] | undefined,
): string | undefined {
  return now?.find(({ letter, on }) => {
    const was = before?.find((one) => one.letter === letter);
    return was !== undefined && was.on !== on;
  })?.letter;
}

const IDLE = /^(ready|idle|)$/i;

/** What somebody did between two looks, in words; undefined where nothing happened. Pure. */
export function whatHappened(before: Traces, now: Traces): string | undefined {
  const [line] = newLines(before.log, now.log);
  if (line) return lineInWords(line);
  if (before.call !== undefined && now.call !== undefined && before.call !== now.call)
    if (!IDLE.test(now.call)) return 'It began a call: its call button was pressed.';
  const input = moved(before.inputs, now.inputs);
  if (input !== undefined)
    return `Its input ${input} moved: a button was pressed, or its door moved.`;
  const relay = moved(before.relays, now.relays);
  return relay === undefined ? undefined : `Its relay ${relay} switched.`;
}

/** Rounds between two looks at the door log: it may be long, and its lines stay. */
const LOG_EVERY = 4;

/** Looks at one intercom again and again; what its model lacks is asked once. */
export function createTracer(driver: Driver): (signal: AbortSignal) => Promise<Traces> {
  const lacking = new Set<string>();
  let log: readonly Row[] | undefined;
  let round = 0;

  const ask = async <T>(name: ApiName, read: () => Promise<T>): Promise<T | undefined> => {
    if (lacking.has(name)) return undefined;
    try {
      return await read();
    } catch (error) {
      if (!isAppError(error, 'device.unsupported')) throw error;
      lacking.add(name);
      return undefined;
    }
  };
  const switches = (kind: 'Input' | 'Relay', signal: AbortSignal) => {
    const name = kind === 'Input' ? 'input/status' : 'relay/status';
    return ask(name, async () =>
      readSwitches(kind, (await driver.call(name, {}, { signal })).data),
    );
  };

  return async (signal) => {
    const inputs = await switches('Input', signal);
    const relays = await switches('Relay', signal);
    const call = await ask('call/status', async () => {
      const { data } = await driver.call('call/status', {}, { signal });
      return data.Status ?? '';
    });
    if (round % LOG_EVERY === 0)
      log = await ask('doorlog/get', async () => {
        // The first page only, where the model has pages: its newest lines (device notes 1.3).
        const { items } = await driver.call('doorlog/get', { page: 1 }, { signal });
        return items;
      });
    round += 1;
    return { inputs, relays, call, log };
  };
}
