/** Dates, numbers and lists in the language of the report. */
import { isCheck } from '../acceptance';
import type { Paper, ReportLanguage } from './choices';
import { inLanguage } from '../said';
import type { Said } from '../said/said';
import type { ReportDoor } from './schema';
import { REPORT_TEXTS, type ReportText } from './text';

export interface WordsOptions {
  readonly language: ReportLanguage;
  /** Where paper is Letter, English dates are American ones. */
  readonly paper: Paper;
  /** Of the laptop unless told. */
  readonly timeZone?: string;
}

export interface Words {
  readonly language: ReportLanguage;
  readonly text: ReportText;
  /** A moment as a day: "23 November 2026". */
  day(at: number): string;
  /** "23 Nov 2026, 09:14" */
  moment(at: number): string;
  count(value: number): string;
  /** Seconds without their unit: "2.1". */
  seconds(value: number): string;
  /** "5 s": the sign of the second is the same everywhere. */
  withUnit(seconds: number): string;
  check(name: string): string;
  checks(names: readonly string[]): string;
  /** Numbers of doors in whatever order: "1–5, 9". */
  doors(numbers: readonly number[]): string;
  /** "3 Lobby" */
  door(door: Pick<ReportDoor, 'number' | 'name'>): string;
  /** Which days: "every day", "Mon–Fri", "Mon, Wed". `days` is seven of 0 and 1, Monday first. */
  days(days: string): string;
  /** What Lintel recorded in English, in this language where it was kept for that. */
  recorded(english: string, said: readonly Said[] | undefined): string;
  /** A value, or words for one that was not stated. */
  or(value: string): string;
}

/** Ascending numbers with runs drawn together. */
function ranges(numbers: readonly number[], show: (value: number) => string): string {
  const runs: [number, number][] = [];
  for (const value of numbers) {
    const last = runs.at(-1);
    if (last && value <= last[1] + 1) last[1] = Math.max(last[1], value);
    else runs.push([value, value]);
  }
  return runs
    .map(([from, to]) => {
      if (from === to) return show(from);
      return `${show(from)}${to === from + 1 ? ', ' : '–'}${show(to)}`;
    })
    .join(', ');
}

/** 1 January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

export function createWords({ language, paper, timeZone }: WordsOptions): Words {
  const text = REPORT_TEXTS[language];
  const locale = language === 'en' ? (paper === 'letter' ? 'en-US' : 'en-GB') : language;
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone });
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
    ...zone,
  });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const count = new Intl.NumberFormat(locale);
  const seconds = new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
  });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const check = (name: string): string => (isCheck(name) ? text.checks[name] : name);
  return {
    ...{ language, text, check },
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
    count: (value) => count.format(value),
    seconds: (value) => seconds.format(value),
    withUnit: (value) => `${count.format(value)}\u00a0s`,
    checks: (names) => names.map(check).join(', '),
    doors: (numbers) =>
      ranges(
        [...numbers].sort((one, other) => one - other),
        String,
      ),
    door: ({ number, name }) => `${number} ${name}`,
    days(days) {
      const chosen = Array.from(days).flatMap((one, at) => (one === '1' ? [at] : []));
      if (chosen.length === 7) return text.people.everyDay;
      return ranges(chosen, (at) => weekday.format(MONDAY + at * 86_400_000));
    },
    recorded: (english, said) => inLanguage(language, { english, said }, (n) => plain.format(n)),
    or: (value) => (value.trim() === '' ? text.notSaid : value),
  };
}
