import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../../build/bundle.mjs';
import { inRoot } from '../../../build/lib/paths.mjs';
import { TARGETS } from '../../../build/lib/targets.mjs';
import type { Target } from '../../../build/lib/targets.mjs';

/** Below the checkout, because entries are named relative to it and packages are found from there. */
const FOLDER = `.cache/bundle-test-${process.pid}`;

const write = (name: string, text: string): void =>
  writeFileSync(inRoot(FOLDER, name), text, 'utf8');
const read = (name: string): string => readFileSync(inRoot(FOLDER, name), 'utf8');

/** A target like a real one, but with its entry and its output in the test's own folder. */
function like(kind: Target['kind'], entry: string, outFile: string): Target {
  const model = TARGETS.find((target) => target.kind === kind);
  if (!model) throw new Error(`There is no target of the kind ${kind}.`);
  return {
    ...model,
    name: `${FOLDER}/${outFile}`,
    entry: `${FOLDER}/${entry}`,
    outDir: `${FOLDER}/${path.posix.dirname(outFile)}`,
    outFile: `${FOLDER}/${outFile}`,
    inputs: [`${FOLDER}/source`],
  };
}

const silent = { log: () => undefined };

beforeAll(() => {
  mkdirSync(inRoot(FOLDER, 'source'), { recursive: true });
  write('source/value.ts', 'export const value: string = "first";\n');
  write(
    'source/main.ts',
    `import { request } from 'undici';
import { app } from 'electron';
import { readFile } from 'node:fs/promises';
import { createInstance } from 'i18next';
import { value } from './value';
console.log(request, app, readFile, createInstance, value);\n`,
  );
  write(
    'source/preload.ts',
    `import { contextBridge } from 'electron';
import { z } from 'zod';
contextBridge.exposeInMainWorld('probe', z.string().parse('x'));\n`,
  );
  write(
    'source/index.html',
    '<!doctype html><html><head><meta name="csp-nonce" content="__CSP_NONCE__"></head><body><div id="root"></div><script type="module" src="./page.tsx"></script></body></html>',
  );
  write(
    'source/page.tsx',
    `import { createRoot } from 'react-dom/client';
import './page.css';
const root = document.getElementById('root');
if (root) createRoot(root).render(<p>Hello</p>);\n`,
  );
  write('source/page.css', 'p { color: green }\n');
});

afterAll(() => rmSync(inRoot(FOLDER), { recursive: true, force: true }));

test('a Node program keeps shipped packages outside and takes development packages in', async () => {
  await bundle({ ...silent, targets: [like('node', 'source/main.ts', 'node/main.mjs')] });
  const imported = [...read('node/main.mjs').matchAll(/^import .* from ["'](.+)["'];$/gm)].map(
    (match) => match[1],
  );
  expect(imported.sort()).toEqual(['electron', 'node:fs/promises', 'undici']);
});

test('the preload is one CommonJS file that requires electron and nothing else', async () => {
  await bundle({
    ...silent,
    targets: [like('preload', 'source/preload.ts', 'preload/preload.cjs')],
  });
  const required = [...read('preload/preload.cjs').matchAll(/\brequire\(["']([^"']+)["']\)/g)];
  expect(new Set(required.map((match) => match[1]))).toEqual(new Set(['electron']));
  expect(read('preload/preload.cjs')).not.toMatch(/^(import|export) /m);
});

test('the page has no inline script or style and keeps the place of the nonce', async () => {
  await bundle({ ...silent, targets: [like('page', 'source/index.html', 'page/index.html')] });
  const html = read('page/index.html');
  expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__">');
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bon\w+=|javascript:|data:/);
  expect(html).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+\.js">/);
  expect(readdirSync(inRoot(FOLDER, 'page/assets')).some((name) => name.endsWith('.css'))).toBe(
    true,
  );
});

test('what is up to date is left alone, and a changed input is not', async () => {
  const targets = [like('node', 'source/main.ts', 'again/main.mjs')];
  expect(await bundle({ ...silent, targets })).toHaveLength(1);
  expect(await bundle({ ...silent, targets })).toHaveLength(0);
  write('source/value.ts', 'export const value: string = "second";\n');
  expect(await bundle({ ...silent, targets })).toHaveLength(1);
  expect(read('again/main.mjs')).toContain('second');
  rmSync(inRoot(FOLDER, 'again/main.mjs'));
  expect(await bundle({ ...silent, targets })).toHaveLength(1);
  expect(await bundle({ ...silent, targets, force: true })).toHaveLength(1);
});

test('two builds at once give one build', async () => {
  const targets = [like('node', 'source/main.ts', 'twice/main.mjs')];
  const built = await Promise.all([bundle({ ...silent, targets }), bundle({ ...silent, targets })]);
  expect(built.map((names) => names.length).sort()).toEqual([0, 1]);
});

test('a missing entry and a broken one are both named', async () => {
  write('source/broken.ts', 'export const = 1;\n');
  const targets = [
    like('node', 'source/absent.ts', 'bad/absent.mjs'),
    like('node', 'source/broken.ts', 'bad/broken.mjs'),
  ];
  const failure = bundle({ ...silent, targets });
  await expect(failure).rejects.toThrow(/source\/absent\.ts is missing/);
  await expect(failure).rejects.toThrow(/bad\/broken\.mjs: /);
});
