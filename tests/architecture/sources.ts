import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../build/lib/paths.mjs';

export const AREAS = ['shared', 'electron', 'renderer', 'build', 'tests'] as const;

/** One source file: its path from the checkout with forward slashes, and its text. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Where an import leads: a file of ours, or the name that a package or Node answers to. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path from the checkout without extension for a relative import, otherwise nothing. */
  readonly local?: string;
}

const isCode = (file: string): boolean => /\.(ts|tsx|mjs|cjs|js)$/.test(file);

function below(area: string): readonly Source[] {
  const folder = path.join(ROOT, area);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${area}/${name.replaceAll('\\', '/')}`)
    .filter((file) => isCode(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** Every source file of the project, tests and scripts included. */
export const sources: readonly Source[] = AREAS.flatMap(below);

/** The imports of one file: static, dynamic, types only and re-exports. */
export function importsOf({ file, text }: Source): readonly Import[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName: specifier }) =>
      specifier.startsWith('.')
        ? { from: file, specifier, local: path.posix.join(path.posix.dirname(file), specifier) }
        : { from: file, specifier },
    );
}

export const imports: readonly Import[] = sources.flatMap(importsOf);
