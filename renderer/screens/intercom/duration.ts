/** A length of time in its two largest units, as whole numbers. */
export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const two = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

/** Splits seconds (any sign) into days, hours, minutes and seconds. */
export function spanOf(seconds: number): Span {
  const whole = Math.floor(Math.abs(seconds));
  return {
    days: Math.floor(whole / 86_400),
    hours: Math.floor((whole % 86_400) / 3600),
    minutes: Math.floor((whole % 3600) / 60),
    seconds: whole % 60,
  };
}

/** Names of the units, short enough for a table. */
export interface UnitWords {
  readonly d: string;
  readonly h: string;
  readonly min: string;
  readonly s: string;
}

/** `3 d 4 h`, `2 h 5 min`, `41 s`: the two largest units of so many seconds. */
export function durationWords(seconds: number, unit: UnitWords): string {
  const span = spanOf(seconds);
  if (span.days > 0) return two(span.days, unit.d, span.hours, unit.h);
  if (span.hours > 0) return two(span.hours, unit.h, span.minutes, unit.min);
  if (span.minutes > 0) return two(span.minutes, unit.min, span.seconds, unit.s);
  return `${span.seconds} ${unit.s}`;
}
