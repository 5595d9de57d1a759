import { createLook } from '../../../services/door/look';
import { movesBetween } from '../../../services/door/watch';
import { say } from '../../../../../shared/site/said';
import {
  fail,
  inSeconds,
  notPossible,
  pass,
  tenths,
  type CheckContext,
  type Verdict,
} from '../types';
import { watchFor } from './watch';

const LOOK_MS = 150;

/** Waits for an input to move: somebody presses the exit button, or opens the door by hand. */
export async function checkInput(context: CheckContext): Promise<Verdict> {
  const { core, id, door, signal } = context;
  return core.drivers.use(
    id,
    async (driver) => {
      const look = createLook(driver, {});
      let before = await look(signal);
      if (before.inputs === undefined || before.inputs.length === 0)
        return notPossible(
          'This intercom does not tell the state of its inputs.',
          say('inputs-untold'),
        );
      const letters = before.inputs.map(({ letter }) => letter).join(', ');
      const end = await watchFor(context, {
        words: `Press the exit button of ${door.name}, or move whatever is wired to its input (${letters}).`,
        every: LOOK_MS,
        async look(after) {
          const now = await look(signal);
          const move = movesBetween(before, now, after).find(({ what }) => what === 'input');
          before = now;
          return (
            move &&
            pass(
              `Input ${move.letter} went to the ${move.on ? 'high' : 'low'} level ${inSeconds(after)} after it was asked for.`,
              say('input-moved', { letter: move.letter, s: tenths(after) }),
            )
          );
        },
      });
      if (end === 'no')
        return fail(
          `Somebody pressed, as was said, and no input (${letters}) moved.`,
          say('input-still', { letters }),
        );
      return end === 'nobody'
        ? notPossible(`Nobody moved an input (${letters}).`, say('input-nobody', { letters }))
        : end;
    },
    { signal, repeatable: true },
  );
}
