import { AppError } from '../../../../shared/errors';
import { lineAt, lineCounter } from './table';

/** One element: what it is called, its attributes and what is in it. */
export interface XmlElement {
  readonly name: string;
  /** Line where it begins, from 1. */
  readonly line: number;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlElement[];
  /** Text directly in it, without spaces around it. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly attributes: [string, string][];
  readonly children: Open[];
  text: string;
}

/** Elements in elements; an export has three levels. */
const MAX_DEPTH = 20;

const NAME = `[^\\s<>/=!?"'&;]+`;
const ATTRIBUTE = `\\s+${NAME}(?:\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))?`;
/** A comment, a CDATA section, an instruction, or a tag: end mark, name, attributes, empty mark. */
const MARKUP = new RegExp(
  `<!--[^]*?-->|<!\\[CDATA\\[([^]*?)\\]\\]>|<\\?[^]*?\\?>|<(/?)(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`,
  'y',
);
const ATTRIBUTES = new RegExp(`(${NAME})(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'))?`, 'g');

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** The five entities of XML and numbered characters; there is no other, for there is no DTD. */
function unescape(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/g,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function attributesOf(text: string): [string, string][] {
  if (text === '') return [];
  return Array.from(text.matchAll(ATTRIBUTES), ([, name = '', double, single]) => [
    name,
    unescape(double ?? single ?? '').trim(),
  ]);
}

export function badXml(line: number, message: string, expected: string): AppError {
  return new AppError('file.bad-xml', `Line ${line}: ${message} ${expected}`, {
    details: { line, expected },
  });
}

function refuseDocumentType(text: string): void {
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(text);
  if (!declared) return;
  throw badXml(
    lineAt(text, declared.index),
    'A document type with entities of its own.',
    'Lists of an intercom have none, and Lintel reads none: rows are expected.',
  );
}

/**
 * Reads the XML of a list strictly: what is cut or not well-formed is refused, so that half a list
 * never looks like a short one. There are no entities but those of XML itself, so that none can
 * grow. It takes one pass, several times faster than a general parser, with the line of every row.
 *
 * @throws AppError `file.bad-xml` with the line and what was expected there
 */
export function readXml(text: string): XmlElement {
  refuseDocumentType(text);
  const lineOf = lineCounter(text);
  const open: Open[] = [];
  let root: Open | undefined;
  let at = 0;
  for (;;) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next < 0 ? undefined : next);
    const inside = open.at(-1);
    if (between.trim() !== '') {
      if (!inside)
        throw badXml(lineAt(text, at), 'Text outside the list.', 'One element is expected.');
      inside.text += unescape(between).trim();
    }
    if (next < 0) break;
    MARKUP.lastIndex = next;
    const found = MARKUP.exec(text);
    const line = lineOf(next);
    if (!found)
      throw badXml(line, 'A tag that cannot be read.', 'A tag such as <Data> is expected.');
    at = MARKUP.lastIndex;
    const [, data, end, name, attributes = '', empty] = found;
    if (data !== undefined && inside) inside.text += data.trim();
    if (name === undefined) continue;
    if (end === '/') close(open, name, line);
    else {
      const element: Open = {
        ...{ name: name.replace(/^.*:/, ''), line, children: [], text: '' },
        attributes: attributesOf(attributes),
      };
      if (inside) inside.children.push(element);
      else if (root) throw badXml(line, `A second list <${name}>.`, 'One is expected.');
      else root = element;
      if (empty !== '/') open.push(element);
      if (open.length > MAX_DEPTH)
        throw badXml(line, `More than ${MAX_DEPTH} levels.`, 'Rows are expected.');
    }
  }
  const last = open.at(-1);
  if (last)
    throw badXml(
      last.line,
      `<${last.name}> is never closed: the file is cut.`,
      `</${last.name}> is expected.`,
    );
  if (!root) throw badXml(1, 'No element.', 'A list of rows is expected.');
  return root;
}

function close(open: Open[], name: string, line: number): void {
  const last = open.pop();
  if (last?.name === name.replace(/^.*:/, '')) return;
  throw badXml(
    line,
    `</${name}> closes nothing.`,
    last === undefined ? 'No closing tag is expected.' : `</${last.name}> is expected.`,
  );
}
