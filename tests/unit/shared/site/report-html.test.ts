import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cssString,
  escapeHtml,
  html,
  toText,
  styleElement,
} from '../../../../shared/site/report/html';

const written = (...values: Parameters<typeof html>[1][]): string =>
  toText(html`<p title="${values[0]}">${values}</p>`).replace('<!doctype html>\n', '');

describe('the template', () => {
  it('escapes what is put in, in elements and in attributes', () => {
    expect(written(`<b>"A" & 'B'</b>`)).toBe(
      '<p title="&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;">&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</p>',
    );
  });

  it('takes its own HTML as it is, lists one after the other, and nothing for nothing', () => {
    const bold = html`<b>${'&'}</b>`;
    expect(toText(html`${[bold, ' ', [1, bold]]}${undefined}${false}${''}`)).toBe(
      '<!doctype html>\n<b>&amp;</b> 1<b>&amp;</b>',
    );
  });

  it('never lets anything through that would begin or end an element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = escapeHtml(text).replace(/&(amp|lt|gt|quot|#39);/g, '');
        return !/[<>"'&]/.test(rest);
      }),
    );
  });

  it('replaces what no document may hold', () => {
    expect(escapeHtml('a\u0000b\u001bc\td\ne')).toBe('a\ufffdb\ufffdc\td\ne');
  });

  it('takes rules of its own only where they cannot end their element', () => {
    expect(() => styleElement('a > b { content: "</style>" }')).toThrow(/end the element/);
  });
});

describe('a string of CSS', () => {
  it('holds no character that means something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        return !/["'<>{};\n\r(]|\\(?![0-9a-f]+ )/.test(cssString(text).slice(1, -1));
      }),
    );
    expect(cssString('Haus "A"')).toBe('"Haus \\22 A\\22 "');
  });
});
