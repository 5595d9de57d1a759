import type { TFunction } from 'i18next';
import type { Fleet, FleetTask, FleetTaskState } from '../../../../shared/contract/fleet';

/** The order in which a person wants to hear of them: what is broken, what is done, the rest. */
const ORDER: readonly FleetTaskState[] = [
  'failed',
  'done-with-warnings',
  'done',
  'unknown',
  'waiting',
  'running',
  'queued',
  'skipped',
  'cancelled',
];

export const countOf = (fleet: Fleet, state: FleetTaskState): number => fleet.counts[state] ?? 0;

/** "2 did not work, 7 done, 3 running, 8 not started". */
export function countWords(fleet: Fleet, t: TFunction): string {
  return ORDER.filter((state) => countOf(fleet, state) > 0)
    .map((state) => t(`fleet.count.${state}`, { count: countOf(fleet, state) }))
    .join(', ');
}

/** "about 7 minutes left"; empty while nobody can tell. */
export function timeLeft({ secondsLeft }: Fleet, t: TFunction): string {
  if (secondsLeft === null) return '';
  const minutes = Math.round(secondsLeft / 60);
  return minutes < 1 ? t('fleet.leftSeconds') : t('fleet.left', { count: minutes });
}

/** Whether a person has to do something about it, or to know about it. */
export const needsLook = ({ state }: FleetTask): boolean =>
  state === 'failed' ||
  state === 'unknown' ||
  state === 'waiting' ||
  state === 'done-with-warnings';

/** Stopped, or left out before anything was done: it can be begun after all. */
export const wasStopped = ({ state, steps }: FleetTask): boolean =>
  state === 'cancelled' ||
  (state === 'skipped' &&
    steps.every((step) => step.state === 'pending' || step.state === 'skipped'));

/** "Step 3 of 7: Upload: 12 of 80 MB" while it runs, else how many steps are over. */
export function stepWords({ steps, state }: FleetTask, t: TFunction): string {
  const at = steps.findIndex((step) => step.state === 'running');
  const step = steps[at];
  if (step !== undefined) {
    const said = step.detail === '' ? '' : ` · ${step.detail}`;
    return `${t('fleet.stepOf', { number: at + 1, total: steps.length, title: step.title })}${said}`;
  }
  if (state === 'queued' || state === 'waiting' || state === 'skipped') return '';
  const done = steps.filter((one) => one.state === 'done' || one.state === 'warning').length;
  const left = steps.filter((one) => one.state === 'skipped').length;
  const whole = state === 'done' || state === 'done-with-warnings';
  return whole && left > 0
    ? t('fleet.stepsLeft', { done, total: steps.length, left })
    : t('fleet.stepsDone', { done, total: steps.length });
}
