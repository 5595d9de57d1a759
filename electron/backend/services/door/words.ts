import { assertNever } from '../../../../shared/assert';
import type { DoorMove, DoorVerdict } from '../../../../shared/contract/door';
import type { WatchPlan } from './watch';

const nameOf = ({ what, letter }: Pick<DoorMove, 'what' | 'letter'>): string => `${what} ${letter}`;

const seconds = (value: number): string => `${value.toFixed(1)} s`;

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** "Relay A switched after 0.1 s, input B followed after 0.6 s, back after 5.0 s." Pure. */
export function movesInWords(letter: string, moves: readonly DoorMove[]): string {
  const seen = new Set<string>();
  const parts = moves.map((move) => {
    const name = nameOf(move);
    const first = !seen.has(name);
    seen.add(name);
    const isRelay = move.what === 'relay' && move.letter === letter;
    if (isRelay) return move.on ? `${name} switched after ${seconds(move.after)}` : backOf(move);
    return first
      ? `${name} followed after ${seconds(move.after)}`
      : `${name} was back after ${seconds(move.after)}`;
  });
  return sentence(parts);
}

const backOf = ({ after }: DoorMove): string => `back after ${seconds(after)}`;

/** What to say about a test that ended. Pure. */
export function verdictInWords(
  verdict: DoorVerdict,
  { letter, mode, hold }: WatchPlan,
  moves: readonly DoorMove[],
): string {
  const went = moves.some((move) => move.what === 'relay' && move.letter === letter && move.on);
  switch (verdict) {
    case 'opened-and-closed':
      return went
        ? movesInWords(letter, moves)
        : `Relay ${letter} was switched already. ${movesInWords(letter, moves)}`;
    case 'stays-open':
      return mode === 'manual'
        ? `${movesInWords(letter, moves)} It stays until it is told to go back.`
        : `${movesInWords(letter, moves)} It did not go back, although ${seconds(hold)} were asked for.`;
    case 'other-moved':
      return `${movesInWords(letter, moves)} But relay ${letter} does not say that it switched.`;
    case 'nothing-moved':
      return 'The intercom said OK, but nothing moved: is this relay wired?';
    case 'cannot-tell':
      return 'The intercom said OK. It does not tell the state of its relays: look at the door.';
    default:
      return assertNever(verdict, 'verdict');
  }
}
