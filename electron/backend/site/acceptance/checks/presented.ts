import { isAppError } from '../../../../../shared/errors';
import { sameCardKey } from '../../../../../shared/device/card-number';
import { includesDoor, type Person } from '../../../../../shared/site/document';
import { personLabel, personName } from '../../../../../shared/site/people-words';
import { say } from '../../../../../shared/site/said';
import type { Said } from '../../../../../shared/site/said/said';
import type { Driver } from '../../../driver/types';
import { newLines } from '../../binding/traces';
import {
  fail,
  inSeconds,
  notPossible,
  pass,
  tenths,
  type CheckContext,
  type RunCheck,
  type Verdict,
} from '../types';
import { watchFor } from './watch';

const LOOK_MS = 500;

type Kind = 'card' | 'pin';
type Row = Readonly<Record<string, unknown>>;

/** "Password" is what units that keep to the manual call a PIN (manual, Api doorlog). */
const KINDS = {
  card: {
    ...{ thing: 'card', held: 'card held to the reader', types: /^(card|rf ?card|rfid)$/i },
    ask: 'Hold the card of somebody who may come in to the reader of',
  },
  pin: {
    ...{ thing: 'PIN', held: 'PIN typed', types: /^(pin|password|private ?pin)$/i },
    ask: 'Type the PIN of somebody who may come in at',
  },
} as const;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The first page holds the newest lines, where the model has pages (device notes 1.3). */
async function logOf(driver: Driver, signal: AbortSignal): Promise<readonly Row[]> {
  return (await driver.call('doorlog/get', { page: 1 }, { signal })).items;
}

interface Owner {
  readonly person: Person;
  readonly by: 'code' | 'name';
}

/** Whose it is: by its code; by the name alone where codes are not known here, or not logged. */
function ownerOf({ site, locked }: CheckContext, kind: Kind, line: Row): Owner | undefined {
  const code = text(line['Code']);
  if (!locked && code !== '') {
    const key = sameCardKey(code);
    const person = site.people.find(({ cards, pins }) =>
      kind === 'card' ? cards.some((card) => sameCardKey(card) === key) : pins.includes(code),
    );
    return person && { person, by: 'code' };
  }
  const name = text(line['Name']);
  const person = name === '' ? undefined : site.people.find((one) => personName(one) === name);
  return person && { person, by: 'name' };
}

/** A card or PIN that proves nothing. */
interface Seen {
  readonly words: string;
  readonly said: Said;
}

/** A verdict, or what was seen while it goes on waiting: a card that proves nothing. */
function judge(
  context: CheckContext,
  kind: Kind,
  seen: { readonly line: Row; readonly after: number },
): Verdict | Seen {
  const { line, after } = seen;
  const { held } = KINDS[kind];
  const name = text(line['Name']);
  const named = name === '' ? 'nobody' : name;
  const owner = ownerOf(context, kind, line);
  if (!owner)
    return {
      words: `The ${held} belongs to nobody of this site; the door log names ${named}.`,
      said: say('code-of-nobody', { name: name || '–' }),
    };
  const { person, by } = owner;
  if (!includesDoor(person.doors, context.door.id))
    return {
      words: `The ${held} is that of ${personLabel(person)}, who may not come in here.`,
      said: say('code-not-here', { person: personLabel(person) }),
    };
  const when = `${text(line['Date'])} ${text(line['Time'])}`.trim();
  const said = `The door log names ${named} for the ${held}, ${inSeconds(after)} after it was asked for (line of ${when}).`;
  const logged = say('code-logged', { name: name || '–', s: tenths(after), when });
  if (name !== personName(person))
    return fail(
      `${said} It is that of ${personLabel(person)}. Apply the plan.`,
      ...[logged, say('code-is-of', { person: personLabel(person) })],
    );
  const status = text(line['Status']);
  if (!/^(succ|ok|1$)/i.test(status))
    return fail(
      `${said} It did not open (${status}). Check relay and schedule.`,
      ...[logged, say('code-shut', { status })],
    );
  return by === 'name'
    ? pass(
        `${said} Compared by the name alone, because codes are not known here.`,
        ...[logged, say('by-name')],
      )
    : pass(said, logged);
}

/** Waits for somebody to present a card or a PIN, and looks for that person in the door log. */
export const checkPresented =
  (kind: Kind): RunCheck =>
  async (context) => {
    const { core, id, door, signal, report } = context;
    const { ask, types, thing } = KINDS[kind];
    return core.drivers.use(
      id,
      async (driver) => {
        let before = await logOf(driver, signal).catch((error: unknown) => {
          if (isAppError(error, 'device.unsupported')) return undefined;
          throw error;
        });
        if (before === undefined)
          return notPossible('This intercom has no door log.', say('no-door-log'));
        let seen: Seen | undefined;
        const end = await watchFor(context, {
          words: `${ask} ${door.name}.`,
          every: LOOK_MS,
          async look(after) {
            const now = await logOf(driver, signal);
            const lines = newLines(before, now);
            before = now;
            for (const line of lines) {
              if (!types.test(text(line['Type']))) continue;
              const judged = judge(context, kind, { line, after });
              if (!('words' in judged)) return judged;
              seen = judged;
              report.detail(seen.words);
            }
            return undefined;
          },
        });
        if (end === 'nobody')
          return seen
            ? notPossible(seen.words, seen.said)
            : notPossible(`Nobody presented a ${thing}.`, say('code-nobody'));
        if (end !== 'no') return end;
        return seen
          ? fail(seen.words, seen.said)
          : fail(
              `A ${thing} was presented, as was said, and the door log has no line of it.`,
              say('code-no-line'),
            );
      },
      { signal, repeatable: true },
    );
  };
