import { describe, expect, it } from 'vitest';
import {
  isOver,
  judgeMoves,
  movesBetween,
  watchDoor,
  type WatchPlan,
} from '../../../electron/backend/services/door/watch';
import { verdictInWords } from '../../../electron/backend/services/door/words';
import type { DoorMove } from '../../../shared/contract/door';
import { AppError } from '../../../shared/errors';

const PLAN: WatchPlan = { letter: 'A', mode: 'auto-close', triggerDelay: 0, hold: 5, grace: 5 };
const relay = (on: boolean, after: number, letter = 'A'): DoorMove => ({
  ...{ what: 'relay', letter, on, after },
});
const input = (on: boolean, after: number, letter = 'B'): DoorMove => ({
  ...{ what: 'input', letter, on, after },
});
const at = (letter: string, on: boolean) => ({ letter, name: '', on });
const TOLD = { relays: [at('A', false)], inputs: [at('B', true)] };

describe('moves', () => {
  it('are what differs between two looks', () => {
    const now = { relays: [at('A', true)], inputs: [at('B', true)] };
    expect(movesBetween(TOLD, now, 0.1)).toEqual([relay(true, 0.1)]);
    expect(movesBetween(TOLD, TOLD, 0.1)).toEqual([]);
    expect(movesBetween({ ...TOLD, inputs: undefined }, now, 0.1)).toHaveLength(1);
  });
});

describe('the watching', () => {
  it.each([
    ['nothing moved, within the grace', PLAN, [], 4.9, false],
    ['nothing moved, after it', PLAN, [], 5, true],
    ['nothing moved yet, the relay waits first', { ...PLAN, triggerDelay: 10 }, [], 14, false],
    ['the relay is switched', PLAN, [relay(true, 0.1)], 9.9, false],
    ['the relay did not go back', PLAN, [relay(true, 0.1)], 10, true],
    ['the relay is back', PLAN, [relay(true, 0.1), relay(false, 5)], 5, true],
    [
      'the relay is back, the input not yet',
      PLAN,
      [relay(true, 0.1), input(false, 0.6), relay(false, 5)],
      5.5,
      false,
    ],
    [
      'the input does not come back',
      PLAN,
      [relay(true, 0.1), input(false, 0.6), relay(false, 5)],
      7.1,
      true,
    ],
    ['a relay that stays, at once', { ...PLAN, mode: 'manual' }, [relay(true, 0.1)], 1, false],
    ['a relay that stays, a while later', { ...PLAN, mode: 'manual' }, [relay(true, 0.1)], 3, true],
  ] as const)('knows its end: %s', (_what, plan, moves, seconds, over) => {
    expect(isOver(plan, moves, seconds)).toBe(over);
  });
});

describe('the verdict', () => {
  const say = (
    moves: readonly DoorMove[],
    plan = PLAN,
    before = TOLD as Parameters<typeof judgeMoves>[2],
  ) => verdictInWords(judgeMoves(plan, moves, before), plan, moves);

  it('names what moved, in the order in which it did', () => {
    expect(say([relay(true, 0.1), input(false, 0.6), relay(false, 5)])).toBe(
      'Relay A switched after 0.1 s, input B followed after 0.6 s, back after 5.0 s.',
    );
  });

  it('asks about the wiring when nothing did', () => {
    expect(say([])).toBe('The intercom said OK, but nothing moved: is this relay wired?');
  });

  it('says so when the intercom tells nothing', () => {
    const untold = { relays: undefined, inputs: undefined };
    expect(say([], PLAN, untold)).toContain('does not tell the state of its relays');
  });

  it('does not take another relay for this one', () => {
    expect(say([relay(true, 0.2, 'B')])).toContain('But relay A does not say that it switched.');
  });

  it('tells a relay that was to stay from one that should have gone back', () => {
    expect(say([relay(true, 0.1)], { ...PLAN, mode: 'manual' })).toContain('It stays until');
    expect(say([relay(true, 0.1)])).toContain('It did not go back, although 5.0 s were asked for.');
  });
});

it('does not say that nothing moved where it could not look to the end', async () => {
  let now = 0;
  let looks = 0;
  const silence = new AppError('net.timeout', 'No answer.');
  const watching = watchDoor({
    ...{ plan: PLAN, before: TOLD, since: 0, signal: new AbortController().signal },
    clock: {
      now: () => now,
      sleep: (ms) => {
        now += ms;
        return Promise.resolve();
      },
    },
    look: () => {
      looks += 1;
      return looks === 1 ? Promise.resolve(TOLD) : Promise.reject(silence);
    },
    onLook: () => undefined,
  });
  await expect(watching).rejects.toBe(silence);
});
