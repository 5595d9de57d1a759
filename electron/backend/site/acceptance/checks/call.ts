import { isAppError } from '../../../../../shared/errors';
import type { Driver } from '../../../driver/types';
import type { Clock } from '../../../ports';
import { say } from '../../../../../shared/site/said';
import type { Said } from '../../../../../shared/site/said/said';
import { fail, inSeconds, notPossible, pass, type CheckContext, type Verdict } from '../types';

/** Milliseconds between two looks at the call. */
const LOOK_MS = 250;
const IDLE = /^(ready|idle|)$/i;
const TALKING = /talk|connect|establish|answer/i;

interface Followed {
  /** States as the intercom words them, with milliseconds since the dialling. */
  readonly states: readonly { readonly state: string; readonly after: number }[];
  readonly end: 'answered' | 'ended' | 'rings';
}

const stateOf = async (driver: Driver, signal?: AbortSignal): Promise<string> =>
  (await driver.call('call/status', {}, { signal })).data.Status ?? '';

/** Follows a call until it is answered, is over, or has rung long enough. */
async function follow(
  driver: Driver,
  about: { readonly clock: Clock; readonly signal: AbortSignal; readonly seconds: number },
): Promise<Followed> {
  const { clock, signal, seconds } = about;
  const since = clock.now();
  const states: { state: string; after: number }[] = [];
  for (;;) {
    const state = await stateOf(driver, signal);
    const after = clock.now() - since;
    if (states.at(-1)?.state !== state) states.push({ state, after });
    if (TALKING.test(state)) return { states, end: 'answered' };
    if (IDLE.test(state) && states.length > 1) return { states, end: 'ended' };
    if (after >= seconds * 1000) return { states, end: IDLE.test(state) ? 'ended' : 'rings' };
    await clock.sleep(LOOK_MS, signal);
  }
}

/** Hangs up and makes sure of it, also where the check was stopped. */
async function hangUp(driver: Driver): Promise<string> {
  await driver.call('call/hangup', {}).catch((error: unknown) => {
    // Nothing to hang up: the other side was faster.
    if (!isAppError(error, 'device.refused', 'device.unknown-outcome')) throw error;
  });
  return stateOf(driver);
}

const course = ({ states }: Followed): string =>
  states.map(({ state, after }) => `${state} after ${inSeconds(after)}`).join(', ');

/** States with seconds, as the intercom words them: the same in every language. */
const saidCourse = (number: string, { states }: Followed): Said =>
  say('called', {
    number,
    course: states.map(({ state, after }) => `${state} ${inSeconds(after)}`).join(', '),
  });

/** Dials, follows the state of the call, and hangs up. */
export async function checkCall(context: CheckContext): Promise<Verdict> {
  const { core, id, params, signal } = context;
  const { number, ringSeconds } = params;
  if (number === '') return notPossible('No number to call was given.', say('no-number'));
  const outcome = await core.drivers.use(
    id,
    async (driver): Promise<Followed | Verdict> => {
      const before = await stateOf(driver, signal);
      if (!IDLE.test(before))
        return notPossible(
          `It is in a call already (${before}). Wait until it is over.`,
          say('in-call', { state: before }),
        );
      try {
        await driver.call('call/dial', { Phone: number });
      } catch (error) {
        if (!isAppError(error, 'device.refused')) throw error;
        return fail(
          `It did not dial ${number}: ${error.message} A number needs an account that is registered.`,
          say('not-dialled', { number }),
        );
      }
      let after = '';
      const followed = await follow(driver, {
        ...{ clock: core.clock, signal, seconds: ringSeconds },
      }).finally(async () => {
        after = await hangUp(driver);
      });
      return IDLE.test(after)
        ? followed
        : fail(
            `Called ${number}: ${course(followed)}. It did not hang up: it says ${after}.`,
            ...[saidCourse(number, followed), say('not-hung-up', { state: after })],
          );
    },
    { signal },
  );
  if ('evidence' in outcome) return outcome;
  const told = `Called ${number}: ${course(outcome)}`;
  const said = saidCourse(number, outcome);
  switch (outcome.end) {
    case 'answered':
      return pass(`${told}. It was answered, and hung up.`, said, say('call-answered'));
    case 'ended':
      return fail(
        `${told}. It was over before anybody answered. Is the number right?`,
        ...[said, say('call-over')],
      );
    case 'rings':
      return askWhetherItRang(context, told, said);
  }
}

/** Nobody answered: only who stands at the telephone knows whether it rang. */
async function askWhetherItRang(context: CheckContext, told: string, said: Said): Promise<Verdict> {
  const { params } = context;
  const prompt = context.ask(
    `${told}; nobody answered, and it was hung up. Did the telephone of ${params.number} ring?`,
    [
      { answer: 'yes', label: 'It rang' },
      { answer: 'no', label: 'It did not ring' },
      { answer: 'skip', label: 'I do not know' },
    ],
  );
  switch (await prompt.answered) {
    case 'yes':
      return pass(
        `${told}. It rang, as somebody there has said; it was hung up.`,
        ...[said, say('rang')],
      );
    case 'no':
      return fail(
        `${told}. No telephone rang, as somebody there has said; it was hung up.`,
        ...[said, say('not-rang')],
      );
    default:
      return notPossible(
        `${told}. Nobody answered, and nobody has said whether it rang; it was hung up.`,
        ...[said, say('rang-untold')],
      );
  }
}
