import { doorTestResultSchema, type DoorVerdict } from '../../../../../shared/contract/door';
import { say, type SaidCode } from '../../../../../shared/site/said';
import { jobWithinStep } from '../../../jobs/within-step';
import { letterOf, stepsOf, testDoor } from '../../../services/door/test-job';
import { verdictInWords } from '../../../services/door/words';
import { fail, notPossible, pass, type CheckContext, type Verdict } from '../types';

/** Seconds to watch after the relay should have gone back. */
const GRACE_S = 5;

/** What else may come of it. */
const SAID = {
  'stays-open': 'relay-stays',
  'other-moved': 'relay-other',
  'nothing-moved': 'relay-dead',
} as const satisfies Partial<Record<DoorVerdict, SaidCode>>;

/** Opens the door once somebody there has agreed, and watches relay and inputs until it is shut. */
export async function checkRelay(context: CheckContext): Promise<Verdict> {
  const { core, id, door, params, signal, report } = context;
  const letter = letterOf(params.relay);
  const agreed = await context.ask(
    `Relay ${letter} of ${door.name} is about to open. Is the way clear?`,
    [
      { answer: 'go-on', label: `Open relay ${letter}` },
      { answer: 'skip', label: 'Skip this check' },
    ],
  ).answered;
  if (agreed !== 'go-on')
    return notPossible('Nobody agreed to the door being opened.', say('relay-not-agreed'));
  const inner = jobWithinStep({ id, signal, steps: stepsOf(letter), report });
  const input = {
    ...{ id, relay: params.relay, mode: 'auto-close' as const, level: 0 as const, delay: 0 },
    graceSeconds: GRACE_S,
  };
  await core.drivers.use(
    id,
    (driver) => testDoor(inner.job, { driver, clock: core.clock, input }),
    { signal },
  );
  const { verdict, moves, hold, mode } = doorTestResultSchema.parse(inner.result());
  if (verdict === undefined)
    return fail('The test of the relay did not come to its end.', say('relay-unfinished'));
  if (verdict === 'cannot-tell') return askWhetherItOpened(context, letter);
  const plan = { letter, mode, hold, triggerDelay: 0, grace: GRACE_S };
  const words = verdictInWords(verdict, plan, moves);
  return verdict === 'opened-and-closed'
    ? pass(
        `${words} Its hold delay is ${hold} s.`,
        say('relay-good', { letter }),
        say('hold', { hold }),
      )
    : fail(words, say(SAID[verdict], { letter }));
}

/** The intercom tells nothing of its relays: only who stands there can say. */
async function askWhetherItOpened(context: CheckContext, letter: string): Promise<Verdict> {
  const told = 'The intercom said OK, but does not tell the state of its relays.';
  const prompt = context.ask(`${told} Did ${context.door.name} open and shut again?`, [
    { answer: 'yes', label: 'It opened and shut' },
    { answer: 'no', label: 'It did not' },
    { answer: 'skip', label: 'I do not know' },
  ]);
  switch (await prompt.answered) {
    case 'yes':
      return pass(
        `${told} Relay ${letter} opened and shut again, as somebody there has said.`,
        ...[say('relay-untold'), say('relay-seen', { letter })],
      );
    case 'no':
      return fail(
        `${told} Relay ${letter} did not open and shut, as somebody there has said.`,
        ...[say('relay-untold'), say('relay-not-seen', { letter })],
      );
    default:
      return notPossible(
        `${told} Nobody has said whether relay ${letter} opened and shut again.`,
        ...[say('relay-untold'), say('relay-unseen', { letter })],
      );
  }
}
