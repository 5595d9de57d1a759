import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inRoot } from '../../../build/lib/paths.mjs';

let checkout: string;
let hook: string;

beforeEach(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'lintel-hooks-'));
  hook = path.join(checkout, '.git', 'hooks', 'pre-push');
  mkdirSync(path.join(checkout, 'build', 'lib'), { recursive: true });
  for (const file of ['build/hooks.mjs', 'build/lib/paths.mjs']) {
    cpSync(inRoot(file), path.join(checkout, file));
  }
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const git = (): Buffer => execFileSync('git', ['init', '--quiet', checkout]);

/** Runs the script as `npm ci` does and gives its exit code. */
function prepare(env: Readonly<Record<string, string | undefined>> = { CI: undefined }) {
  const script = path.join(checkout, 'build', 'hooks.mjs');
  return spawnSync(process.execPath, [script], { env: { ...process.env, ...env } }).status;
}

describe('the hook before a push', () => {
  test('runs the check, and is written again without harm', () => {
    git();
    expect(prepare()).toBe(0);
    expect(prepare()).toBe(0);
    expect(readFileSync(hook, 'utf8')).toMatch(/^#!\/bin\/sh\n[^]*npm run check\n$/);
    if (process.platform !== 'win32') expect(statSync(hook).mode & 0o111).toBe(0o111);
  });

  test('does not replace a hook of somebody else', () => {
    git();
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, 'mine');
    expect(prepare()).toBe(0);
    expect(readFileSync(hook, 'utf8')).toBe('mine');
  });

  test('is not wanted on a build server or outside a checkout, and nothing fails', () => {
    expect(prepare()).toBe(0);
    expect(existsSync(path.join(checkout, '.git'))).toBe(false);
    git();
    expect(prepare({ CI: 'true' })).toBe(0);
    expect(existsSync(hook)).toBe(false);
  });

  test('that cannot be written fails nothing', () => {
    git();
    rmSync(path.join(checkout, '.git', 'hooks'), { recursive: true, force: true });
    writeFileSync(path.join(checkout, '.git', 'hooks'), 'a file in the way');
    expect(prepare()).toBe(0);
  });
});
