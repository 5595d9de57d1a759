import type { SwitchState } from '../../../../shared/contract/device';
import type { DoorMove, DoorVerdict } from '../../../../shared/contract/door';
import { isAppError, type AppError } from '../../../../shared/errors';
import type { Clock } from '../../ports';
import type { DoorState } from './look';

/** Milliseconds between two looks: units with a single thread need a breath (device notes 1.2). */
const LOOK_EVERY_MS = 150;
/** Seconds to wait for an input to follow a relay that stays, or to go back after it. */
const FOLLOW_SECONDS = 2;

export interface WatchPlan {
  readonly letter: string;
  readonly mode: 'auto-close' | 'manual';
  /** Seconds before the relay moves at all. */
  readonly triggerDelay: number;
  /** Seconds that it stays. */
  readonly hold: number;
  readonly grace: number;
}

export interface WatchOptions {
  readonly plan: WatchPlan;
  readonly before: DoorState;
  /** Milliseconds since 1970 at which the trigger was accepted. */
  readonly since: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly look: (signal: AbortSignal) => Promise<DoorState>;
  /** After every look: everything that moved so far, and 0..1 of the time. */
  readonly onLook: (moves: readonly DoorMove[], fraction: number) => void;
}

/** What differs between two looks, as moves. Pure. */
export function movesBetween(
  before: DoorState,
  now: DoorState,
  after: number,
): readonly DoorMove[] {
  const changed = (
    what: DoorMove['what'],
    then: readonly SwitchState[] = [],
    list: readonly SwitchState[] = [],
  ): readonly DoorMove[] =>
    list.flatMap(({ letter, on }) => {
      const was = then.find((one) => one.letter === letter);
      return was === undefined || was.on === on ? [] : [{ what, letter, on, after }];
    });
  return [
    ...changed('relay', before.relays, now.relays),
    ...changed('input', before.inputs, now.inputs),
  ];
}

const last = (moves: readonly DoorMove[], letter: string): DoorMove | undefined =>
  moves.findLast((move) => move.what === 'relay' && move.letter === letter);

/** An odd number of moves: it is not where it was. */
function isAway(moves: readonly DoorMove[], { what, letter }: DoorMove): boolean {
  return moves.filter((one) => one.what === what && one.letter === letter).length % 2 === 1;
}

/** Whether there is nothing more to wait for, `seconds` after the trigger. Pure. */
export function isOver(plan: WatchPlan, moves: readonly DoorMove[], seconds: number): boolean {
  const { mode, triggerDelay, hold, grace, letter } = plan;
  const moved = last(moves, letter);
  if (moved === undefined) {
    // What moved without the relay is watched to its end as well.
    const wait = moves.length === 0 || mode === 'manual' ? 0 : hold;
    return seconds >= triggerDelay + wait + grace;
  }
  const quiet = seconds - moved.after;
  if (mode === 'manual') return quiet >= FOLLOW_SECONDS;
  if (moved.on) return seconds >= triggerDelay + hold + grace;
  return !moves.some((move) => isAway(moves, move)) || quiet >= FOLLOW_SECONDS;
}

/** What the moves come to. Pure. */
export function judgeMoves(
  plan: WatchPlan,
  moves: readonly DoorMove[],
  before: DoorState,
): DoorVerdict {
  const moved = last(moves, plan.letter);
  if (moved !== undefined) return moved.on ? 'stays-open' : 'opened-and-closed';
  if (moves.length > 0) return 'other-moved';
  return before.relays === undefined && before.inputs === undefined
    ? 'cannot-tell'
    : 'nothing-moved';
}

/**
 * Looks at relays and inputs until the relay is back, or its time and the grace are over. A look
 * that fails is made again; when nothing moved and the last one failed, that is the error: nobody
 * knows what has moved since.
 *
 * @throws AppError of the driver, `call.cancelled`
 */
export async function watchDoor(options: WatchOptions): Promise<readonly DoorMove[]> {
  const { plan, before, since, clock, signal, look, onLook } = options;
  if (before.relays === undefined && before.inputs === undefined) return [];
  const whole = plan.triggerDelay + plan.hold + plan.grace;
  const seconds = (): number => Math.round((clock.now() - since) / 10) / 100;
  let moves: readonly DoorMove[] = [];
  let state = before;
  let failure: AppError | undefined;
  for (;;) {
    try {
      const now = await look(signal);
      moves = [...moves, ...movesBetween(state, now, seconds())];
      state = now;
      failure = undefined;
    } catch (error) {
      if (!isAppError(error) || !error.retryable || signal.aborted) throw error;
      failure = error;
    }
    onLook(moves, seconds() / whole);
    if (isOver(plan, moves, seconds())) break;
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
  if (moves.length === 0 && failure) throw failure;
  return moves;
}
