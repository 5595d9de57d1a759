import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { imports, importsOf, sources } from './sources';
import type { Import } from './sources';

const within =
  (...folders: readonly string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));

const isNode = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');

const isElectron = (specifier: string): boolean =>
  specifier === 'electron' || specifier.startsWith('electron/');

/** The imports of a folder that a rule forbids, as lines that say where to look. */
const offenders = (folder: string, forbidden: (item: Import) => boolean): readonly string[] =>
  imports
    .filter((item) => within(folder)(item.from) && forbidden(item))
    .map((item) => `${item.from} imports ${item.specifier}`);

/** What each folder may import of ours, besides itself. Its own folder is always allowed. */
const MAY_IMPORT: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['shared', []],
  ['renderer', ['shared']],
  ['electron/backend', ['shared']],
  ['electron/host-loopback', ['shared', 'electron/backend']],
  ['electron/host-electron', ['shared', 'electron/backend']],
];

describe('import directions', () => {
  test('there are sources and imports to check', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(60);
  });

  test.each(MAY_IMPORT)('%s imports only itself and %j', (folder, allowed) => {
    const isAllowed = within(folder, ...allowed);
    expect(offenders(folder, ({ local }) => local !== undefined && !isAllowed(local))).toEqual([]);
  });

  test('nothing that ships imports tests or scripts', () => {
    const aside = within('tests', 'build');
    const found = ['shared', 'renderer', 'electron'].flatMap((folder) =>
      offenders(folder, ({ local }) => local !== undefined && aside(local)),
    );
    expect(found).toEqual([]);
  });

  test('only the Electron host, main and preload import electron', () => {
    const shell = within('electron/host-electron', 'electron/main.ts', 'electron/preload.ts');
    const found = imports.filter(({ from, specifier }) => isElectron(specifier) && !shell(from));
    // The end-to-end test starts the real program; it takes types and the launcher from Playwright.
    expect(found.map(({ from }) => from)).toEqual([]);
  });

  test.each(['shared', 'renderer'])('%s imports nothing of Node', (folder) => {
    expect(offenders(folder, ({ specifier }) => isNode(specifier))).toEqual([]);
  });

  test('the virtual intercom and the driver share nothing, so that each can prove the other', () => {
    const to = (folder: string) => (item: Import) =>
      item.local !== undefined && within(folder)(item.local);
    expect(offenders('electron/backend/virtual', to('electron/backend/driver'))).toEqual([]);
    expect(offenders('electron/backend/driver', to('electron/backend/virtual'))).toEqual([]);
  });

  test('relative imports carry no extension, except of scripts, data and styles', () => {
    const odd = imports.filter(
      ({ from, local }) =>
        local !== undefined && !from.startsWith('build/') && /\.(ts|tsx|js|jsx)$/.test(local),
    );
    expect(odd.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  test('the reader of imports sees every form of them', () => {
    const text = `import a from './a';
import type { B } from '../b';
export { c } from './c';
const d = await import('./d');
type E = import('./e').E;`;
    const found = importsOf({ file: 'shared/x/y.ts', text }).map(({ local }) => local);
    expect(found).toEqual(
      expect.arrayContaining(['shared/x/a', 'shared/b', 'shared/x/c', 'shared/x/d']),
    );
  });
});
