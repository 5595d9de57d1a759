/** HTML as text, in which whatever was not written here is escaped. */

const MARKUP = Symbol('markup');

/** Text that is HTML already. Only `html` makes it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What may stand in a template. Nothing, false and undefined leave no trace. */
export type HtmlValue = string | number | Html | false | undefined | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for an element or a quoted attribute; what no document may hold is replaced. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

function isHtml(value: object): value is Html {
  return MARKUP in value;
}

function write(value: HtmlValue): string {
  if (value === false || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isHtml(value) ? value[MARKUP] : value.map(write).join('');
}

/** Escapes every value that is put in, except what `html` has made. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const text = parts.reduce((before, part, at) => `${before}${write(values[at - 1])}${part}`);
  return { [MARKUP]: text };
}

function element(name: 'style' | 'script', text: string): Html {
  if (/<\/|<!--/.test(text)) throw new Error('This would end the element it stands in.');
  return { [MARKUP]: `<${name}>${text}</${name}>` };
}

/** Style rules of our own; they hold nothing that was typed, but by `cssString`. */
export const styleElement = (rules: string): Html => element('style', rules);

/** A script of our own, to the letter: a hash of it may stand in the page's policy. */
export const scriptElement = (script: string): Html => element('script', script);

/** The finished document. */
export function toText(document: Html): string {
  return `<!doctype html>\n${document[MARKUP]}`;
}

/** A string of CSS: everything but letters, digits and spaces is escaped. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (char) =>
    /[\p{L}\p{N} ]/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}
