import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Configuration } from 'electron-builder';
import config from '../../../build/electron-builder.config.mjs';
import { withBundle } from '../../../build/bundle.mjs';
import { inRoot } from '../../../build/lib/paths.mjs';
import { shippedPackages } from '../../../build/lib/targets.mjs';

type Build = (options: {
  readonly projectDir: string;
  readonly linux: readonly string[];
  readonly config: Configuration;
  readonly publish: 'never';
}) => Promise<readonly string[]>;

const require = createRequire(import.meta.url);
const { build } = require('electron-builder') as { build: Build };
const asar = (await import('@electron/asar')) as {
  readonly listPackage: (file: string, options: { isPack: boolean }) => readonly string[];
  readonly extractFile: (file: string, name: string) => Buffer;
};

let folder: string;
let archive: string;
let entries: readonly string[];

/**
 * A stand-in for the Electron runtime: electron-builder only copies and renames it, so the choice
 * of files can be proven without 110 MB of it.
 */
function makeRuntime(): string {
  const runtime = path.join(folder, 'runtime');
  const manifest = readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const files = {
    electron: '#!/bin/sh\n',
    version,
    LICENSE: 'licence',
    'LICENSES.chromium.html': '<html></html>',
    'locales/en-US.pak': '',
    'resources/note': '',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(runtime, name)), { recursive: true });
    writeFileSync(path.join(runtime, name), text, { mode: 0o755 });
  }
  return runtime;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lintel-package-'));
  // The fuses are bits in the real executable, which the stand-in does not have.
  const { electronFuses: _fuses, ...rest } = structuredClone(config);
  const pack = () =>
    build({
      projectDir: inRoot(),
      linux: ['dir'],
      publish: 'never',
      config: {
        ...rest,
        electronDist: makeRuntime(),
        directories: { ...rest.directories, output: path.join(folder, 'dist') },
      },
    });
  // A page that is built anew while it is packed would be packed in halves.
  await withBundle(pack, { log: () => undefined });
  archive = path.join(folder, 'dist', 'linux-unpacked', 'resources', 'app.asar');
  entries = asar
    .listPackage(archive, { isPack: false })
    .map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed program', () => {
  test('holds what runs', () => {
    expect(entries).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/main.mjs',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
      ]),
    );
    const manifest = JSON.parse(asar.extractFile(archive, 'package.json').toString()) as {
      main: string;
    };
    expect(entries).toContain(manifest.main);
  });

  test('holds the packages that its code imports', () => {
    for (const name of shippedPackages()) {
      expect(entries).toContain(`node_modules/${name}/package.json`);
    }
    const code = readFileSync(inRoot('out', 'main', 'main.mjs'), 'utf8');
    const imported = [...code.matchAll(/^import .*? from ["']([^"'.][^"']*)["'];$/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'electron' && !name.startsWith('node:'));
    const packageOf = (name: string): string =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
    expect(imported.map(packageOf).filter((name) => !shippedPackages().includes(name))).toEqual([]);
  });

  test('holds no sources, tests, scripts or source maps of ours', () => {
    const ours = entries.filter((name) => !/^(node_modules|out)(\/|$)/.test(name));
    expect(ours).toEqual(['package.json']);
    expect(entries.filter((name) => /^out\/.*\.(ts|tsx|map)$/.test(name))).toEqual([]);
  });

  test('holds no development package', () => {
    const { devDependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    const found = Object.keys(devDependencies).filter((name) =>
      entries.includes(`node_modules/${name}/package.json`),
    );
    expect(found).toEqual([]);
  });
});
