import type { Row } from '../types';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for XML and HTML, attributes included. */
export function escapeMarkup(value: string): string {
  return value.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

function unescapeMarkup(value: string): string {
  return value
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

export function attributes(row: Row): string {
  return Object.entries(row)
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    .join('');
}

/** A file of one root with one `Data` element per row, as DoorSchedule.xml of a real unit. */
export function dataXml(root: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => `    <Data${attributes(row)} />\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<${root}>\n${lines}</${root}>\n`;
}

/** Attributes of every element called `name`, in order. */
export function elements(xml: string, name: string): readonly Row[] {
  const found = xml.matchAll(new RegExp(`<${name}((?:\\s+[\\w.-]+="[^"]*")*)\\s*/?>`, 'g'));
  return [...found].map(([, inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescapeMarkup(value),
      ]),
    ),
  );
}
