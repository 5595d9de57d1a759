import type { Finding } from '../security';
import { EVIDENCE_BASICS } from './evidence-basics';
import { EVIDENCE_DOOR } from './evidence-door';
import { EVIDENCE_SIP } from './evidence-sip';
import { FINDING_ROWS, TODO_OF, TODO_ROWS } from './findings';
import { HISTORY_ROWS } from './history';
import { ROW_LANGUAGES, type Row } from './rows';
import type { Said } from './said';

const ROWS = {
  ...{ ...EVIDENCE_BASICS, ...EVIDENCE_SIP, ...EVIDENCE_DOOR },
  ...{ ...HISTORY_ROWS, ...FINDING_ROWS, ...TODO_ROWS },
} satisfies Record<string, Row>;
/** Sentences that can be worded in every language. */
export type SaidCode = keyof typeof ROWS;

const isKnown = (code: string): code is SaidCode => Object.hasOwn(ROWS, code);

/** A sentence as it is stored. */
export function say(code: SaidCode, values: Said['values'] = {}): Said {
  const cut = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.slice(0, 500) : value,
  ]);
  return { code, values: Object.fromEntries(cut) as Said['values'] };
}

/** What a finding says, and what to do about it. */
export function sayFinding({ id, values }: Pick<Finding, 'id' | 'values'>): {
  readonly what: readonly Said[];
  readonly todo: readonly Said[];
} {
  return { what: [say(id, values)], todo: [say(TODO_OF[id])] };
}

/** Whether all of it can be worded in any language. */
export const isWorded = (said: readonly Said[] | undefined): said is readonly Said[] =>
  said !== undefined && said.length > 0 && said.every(({ code }) => isKnown(code));

/**
 * The text in a language; the English one as it was stored where the language is English, or where
 * not every sentence is known. Pure.
 *
 * @param show writes a number as the language does
 */
export function inLanguage(
  language: string,
  text: { readonly english: string; readonly said: readonly Said[] | undefined },
  show: (value: number) => string,
): string {
  const at = (ROW_LANGUAGES as readonly string[]).indexOf(language);
  const { english, said } = text;
  if (at < 0 || !isWorded(said)) return english;
  const sentences = said.flatMap(({ code, values }) => {
    const template = isKnown(code) ? ROWS[code][at] : undefined;
    return template === undefined
      ? []
      : [
          template.replace(/\{(\w+)\}/g, (whole, name: string) => {
            const value = values[name] ?? whole;
            return typeof value === 'number' ? show(value) : value;
          }),
        ];
  });
  return sentences.join(' ');
}
