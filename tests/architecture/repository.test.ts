import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../build/lib/paths.mjs';

interface Manifest {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;

/** Everything that git keeps or would keep; a checkout without git is compared by the same rule. */
const tracked = (): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: inRoot(),
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(inRoot(file)));

/** Folders and files of the design, and what a tool insists on finding at the root. */
const TOP_LEVEL = [
  ...['package.json', 'README.md', 'electron', 'renderer', 'shared', 'build', 'tests'],
  ...['package-lock.json', '.npmrc', '.ci', '.gitignore', '.gitattributes'],
  ...['.prettierrc.json', '.prettierignore', 'eslint.config.js', 'vitest.config.ts'],
];

describe('the repository', () => {
  test('holds at its top level only what the design names and tools insist on', () => {
    const top = new Set(tracked().map((file) => file.split('/')[0] ?? ''));
    expect([...top].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  test('has a lock file without download addresses, so that no registry is fixed', () => {
    const lock = readFileSync(inRoot('package-lock.json'), 'utf8');
    expect(lock).toContain('"integrity"');
    expect(lock.match(/"resolved": "https?:[^"]*"/g)).toBeNull();
  });

  test('pins every package exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(all).filter(
      ([name, version]) => !/^\d+\.\d+\.\d+$/.test(version) && !/^@types\/react(-dom)?$/.test(name),
    );
    expect(loose).toEqual([]);
  });

  test('runs Node scripts only: the same commands on Windows, macOS and Linux', () => {
    const odd = Object.entries(manifest.scripts).filter(
      ([, command]) =>
        !/^(node build\/[\w-]+\.mjs|tsx build\/[\w-]+\.ts|prettier|eslint)( [\w./-]+)*$/.test(
          command,
        ),
    );
    expect(odd).toEqual([]);
    const missing = Object.values(manifest.scripts)
      .flatMap((command) => /build\/[\w-]+\.(mjs|ts)/.exec(command)?.[0] ?? [])
      .filter((script) => !existsSync(inRoot(script)));
    expect(missing).toEqual([]);
  });

  test('keeps no build output, cache or report in git', () => {
    const output = /^(out|dist|node_modules|\.cache|test-results|playwright-report)\//;
    expect(tracked().filter((file) => output.test(file))).toEqual([]);
  });
});
