import type {
  AcceptanceAnswer,
  AcceptancePrompt,
} from '../../../../shared/contract/site-acceptance';
import type { Check } from '../../../../shared/site/acceptance';
import { AppError } from '../../../../shared/errors';
import type { Emit } from '../../services';

/** A check that waits; who opened it closes it. */
export interface OpenPrompt {
  /** What was answered; undefined until then. */
  answer(): AcceptanceAnswer | undefined;
  /** Resolves with the first answer. */
  readonly answered: Promise<AcceptanceAnswer>;
  close(): void;
}

type Place = Pick<AcceptancePrompt, 'fleet' | 'task' | 'check'>;

/** Everything that waits for somebody, in all windows. Lives until the program ends. */
export interface Prompts {
  list(): readonly AcceptancePrompt[];
  open(prompt: AcceptancePrompt): OpenPrompt;
  /** @throws AppError `job.not-now` where nothing of the kind is asked */
  answer(place: Place, answer: AcceptanceAnswer): void;
}

const keyOf = ({ fleet, task, check }: Place & { readonly check: Check }): string =>
  `${fleet} ${task} ${check}`;

export function createPrompts(emit: Emit): Prompts {
  const open = new Map<
    string,
    { readonly prompt: AcceptancePrompt; readonly answer: (answer: AcceptanceAnswer) => void }
  >();
  const list = (): readonly AcceptancePrompt[] => [...open.values()].map(({ prompt }) => prompt);
  const tell = (): void => emit('acceptance.asks', { prompts: [...list()] });

  return {
    list,
    open(prompt) {
      let given: AcceptanceAnswer | undefined;
      let resolve: (answer: AcceptanceAnswer) => void = () => undefined;
      const answered = new Promise<AcceptanceAnswer>((done) => (resolve = done));
      const key = keyOf(prompt);
      const entry = {
        prompt,
        answer: (answer: AcceptanceAnswer) => {
          given ??= answer;
          resolve(given);
        },
      };
      open.set(key, entry);
      tell();
      return {
        answer: () => given,
        answered,
        close() {
          if (open.get(key) !== entry) return;
          open.delete(key);
          tell();
        },
      };
    },
    answer(place, answer) {
      const entry = open.get(keyOf(place));
      if (!entry?.prompt.choices.some((choice) => choice.answer === answer))
        throw new AppError('job.not-now', 'This is not asked any more.');
      entry.answer(answer);
      open.delete(keyOf(place));
      tell();
    },
  };
}
