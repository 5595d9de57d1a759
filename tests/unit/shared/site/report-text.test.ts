import { describe, expect, it } from 'vitest';
import { REPORT_LANGUAGES } from '../../../../shared/site/report/choices';
import { REPORT_TEXTS, fill } from '../../../../shared/site/report/text';

/** Every text with the way to it. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

const english = new Map(texts(REPORT_TEXTS.en));

describe.each(REPORT_LANGUAGES)('the words of the report in %s', (language) => {
  const own = new Map(texts(REPORT_TEXTS[language]));

  it('are the same ones as in English, none of them empty', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave the same places for values', () => {
    for (const [path, text] of own)
      expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''));
  });

  it('are not English where they should not be', () => {
    if (language === 'en') return;
    // A sentence that is word for word the English one was forgotten; single words may agree.
    const same = [...own].filter(
      ([path, text]) => text === english.get(path) && text.split(' ').length > 2,
    );
    expect(same).toEqual([]);
  });
});

describe('filling in', () => {
  it('puts each value in its place and shows a place that got none', () => {
    expect(fill('{done} of {all}, {done}', { done: 1, all: 2 })).toBe('1 of 2, 1');
    expect(fill('{a} {b}', { a: '{b}' })).toBe('{b} {b}');
  });
});
