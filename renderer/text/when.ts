import { i18next } from './index';

const SECOND = 1000;
const steps = [
  { unit: 'day', ms: 86_400 * SECOND },
  { unit: 'hour', ms: 3600 * SECOND },
  { unit: 'minute', ms: 60 * SECOND },
] as const;

/** A moment (milliseconds since 1970) as people say it: "3 minutes ago". */
export function ago(at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  for (const { unit, ms } of steps) {
    if (now - at >= ms) return words.format(-Math.floor((now - at) / ms), unit);
  }
  return words.format(0, 'minute');
}

/** A moment as the clock on the wall shows it. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(i18next.language, { timeStyle: 'medium' }).format(at);
}

/** A day and its time to the second, where moments of one minute are told apart. */
export function dayAndClock(at: number): string {
  return new Intl.DateTimeFormat(i18next.language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(at);
}

/** A day and its time, for what lies further back: "23 Nov 2026, 16:42". */
export function dayAndTime(at: number): string {
  return new Intl.DateTimeFormat(i18next.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
