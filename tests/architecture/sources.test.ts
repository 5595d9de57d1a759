import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { sources } from './sources';
import type { Source } from './sources';

const MAX_LINES = 400;

/** Files in which a test names what it forbids. */
const isOwnTest = ({ file }: Source): boolean => file.startsWith('tests/architecture/');

const holding = (pattern: RegExp): readonly string[] =>
  sources
    .filter((source) => !isOwnTest(source))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        ),
    );

/** Whether a file uses the type `any`, found in the syntax tree: the word alone is good English. */
function anyTypes({ file, text }: Source): readonly string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

describe('every source file', () => {
  test(`has at most ${MAX_LINES} lines`, () => {
    const long = sources
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });

  test('has a name in kebab-case', () => {
    const odd = sources.filter(({ file }) => !/^[a-z0-9./-]+$/.test(file));
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  test('does without the type any', () => {
    expect(sources.flatMap(anyTypes)).toEqual([]);
  });

  test('silences neither the compiler nor the linter', () => {
    expect(holding(/@ts-ignore|@ts-nocheck|eslint-disable/)).toEqual([]);
  });

  test('has no work left to do in its comments', () => {
    expect(holding(/\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  test("names no path of a developer's machine", () => {
    // A user of one letter is an invented one: tests of default folders need some name.
    const homes = /\/home\/\w{2}|\/Users\/\w{2}|\/work\/|[A-Z]:\\+Users\\+\w{2}/;
    expect(holding(homes)).toEqual([]);
  });

  test('uses const unions instead of enums, and named exports', () => {
    expect(holding(/^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s+\w+/)).toEqual([]);
    const shipped = holding(/^export default\b/).filter((line) =>
      /^(shared|electron|renderer)\//.test(line),
    );
    expect(shipped).toEqual([]);
  });
});
