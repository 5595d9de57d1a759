import type { AcceptanceAnswer } from '../../../../../shared/contract/site-acceptance';
import type { CheckContext, Verdict } from '../types';

/** How a watching ended without a verdict of its own. */
export type WatchEnd = 'no' | 'nobody';

const CHOICES: readonly { readonly answer: AcceptanceAnswer; readonly label: string }[] = [
  { answer: 'no', label: 'I did, and nothing happened' },
  { answer: 'skip', label: 'Skip this check' },
];

/**
 * Asks somebody to do something at the door and looks again and again until `look` has a verdict,
 * somebody says that it was done or is to be skipped, or the time is over.
 */
export async function watchFor(
  context: CheckContext,
  what: {
    readonly words: string;
    /** Milliseconds between two looks. */
    readonly every: number;
    /** Gets the milliseconds since it was asked for. */
    readonly look: (after: number) => Promise<Verdict | undefined>;
  },
): Promise<Verdict | WatchEnd> {
  const { core, params, signal, report } = context;
  const { clock } = core;
  const limit = params.waitSeconds * 1000;
  const prompt = context.ask(what.words, [...CHOICES]);
  const since = clock.now();
  try {
    for (;;) {
      const answer = prompt.answer();
      if (answer === 'no') return 'no';
      if (answer === 'skip' || clock.now() - since >= limit) return 'nobody';
      await clock.sleep(what.every, signal);
      const after = clock.now() - since;
      const verdict = await what.look(after);
      if (verdict) return verdict;
      report.progress(Math.min(1, after / limit));
    }
  } finally {
    prompt.close();
  }
}
