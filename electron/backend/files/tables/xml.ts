import type { EditableKind } from '../../../../shared/contract/records';
import { AppError } from '../../../../shared/errors';
import { checkRowCount, MAX_CELL, MAX_COLUMNS, type TableRow } from './table';
import { badXml, readXml, type XmlElement } from './xml-reader';

export interface XmlRows {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly declared?: EditableKind;
}

/**
 * Roots of files that intercoms export or load: UserData and Schedule as seen on an E18C, Directory
 * of the vendor's remote phone book (device notes 2). Those of keys and dial rules are assumed.
 */
const ROOTS: ReadonlyMap<string, EditableKind> = new Map([
  ['userdata', 'user'],
  ['schedule', 'schedule'],
  ['directory', 'contact'],
  ['contacts', 'contact'],
  ['ickey', 'rfkey'],
  ['rfkey', 'rfkey'],
  ['privatekey', 'privatekey'],
  ['dialreplace', 'dialreplace'],
]);

const isLeaf = (one: XmlElement): boolean =>
  one.children.length === 0 && one.attributes.length === 0;

/** The elements that are rows: children of the root, or of a wrapper that holds nothing else. */
function rowElements(root: XmlElement): readonly XmlElement[] {
  const [only, ...others] = root.children;
  const wrapper =
    only !== undefined &&
    others.length === 0 &&
    only.attributes.length === 0 &&
    only.children.length > 0 &&
    !only.children.every(isLeaf);
  if (wrapper) return rowElements(only);
  const names = new Map<string, XmlElement[]>();
  for (const child of root.children) {
    const list = names.get(child.name);
    if (list) list.push(child);
    else names.set(child.name, [child]);
  }
  return [...names.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Column and value of a row: its attributes, its child elements, and the attributes of those. */
function valuesOf(row: XmlElement): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const put = (column: string, value: string): void => {
    const before = values.get(column) ?? '';
    // Several elements of one name are a list, such as the cards of a person.
    values.set(column, [before, value].filter((part) => part !== '').join(';'));
  };
  for (const [name, value] of row.attributes) put(name, value);
  for (const child of row.children) {
    if (child.children.length === 0 && (child.text !== '' || isLeaf(child)))
      put(child.name, child.text);
    for (const [name, value] of child.attributes) put(`${child.name}.${name}`, value);
  }
  if (isLeaf(row) && row.text !== '') put(row.name, row.text);
  return values;
}

/**
 * Rows of any XML list: as elements with attributes, with child elements, or with both.
 *
 * @throws AppError `file.bad-xml` with the line, `file.empty`, `file.too-large`
 */
export function parseXml(text: string): XmlRows {
  const root = readXml(text);
  const found = rowElements(root);
  checkRowCount(found.length);
  const columns = new Map<string, number>();
  const rows = found.map((row) => ({ line: row.line, values: valuesOf(row) }));
  for (const { line, values } of rows)
    for (const [name, value] of values) {
      if (!columns.has(name)) columns.set(name, columns.size);
      if (value.length > MAX_CELL || name.length > MAX_CELL)
        throw badXml(
          line,
          `A value of ${value.length} characters.`,
          `At most ${MAX_CELL} are expected.`,
        );
      if (columns.size > MAX_COLUMNS)
        throw badXml(line, 'Too many different values.', `At most ${MAX_COLUMNS} are expected.`);
    }
  const headers = [...columns.keys()];
  if (headers.length === 0)
    throw new AppError('file.empty', `The list "${root.name}" has no rows.`, {
      details: { root: root.name },
    });
  const declared = ROOTS.get(root.name.toLowerCase());
  return {
    headers,
    rows: rows.map(({ line, values }) => ({
      line,
      cells: headers.map((name) => values.get(name) ?? ''),
    })),
    ...(declared && { declared }),
  };
}
