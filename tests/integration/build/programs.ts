import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../build/lib/paths.mjs';

/** A program under test: what it wrote so far, and ways to wait for more. */
export interface Program {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Resolves with the match as soon as stdout has one; rejects when the program ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

export interface StartOptions {
  /** A script of build/, for example `launch.mjs`, or an absolute path. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Starts one of the project's scripts as npm would. */
export function startScript({ script, args, env = {} }: StartOptions): Program {
  const child = spawn(process.execPath, [path.resolve(inRoot('build'), script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  // 'close' and not 'exit': a grandchild that still holds the pipes is still running.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

  const said = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(stdout);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then((code) =>
        reject(new Error(`Ended with ${code} before ${pattern}.\n${stdout}\n${stderr}`)),
      );
    });

  return {
    pid: child.pid ?? -1,
    stdout: () => stdout,
    stderr: () => stderr,
    said,
    ended,
    kill: (signal) => void child.kill(signal),
  };
}

/**
 * Puts a stand-in for Electron's executable into a folder and gives the environment that leads the
 * launcher to it. The stand-in runs this JavaScript in Node.
 */
export function standInElectron(
  folder: string,
  code: string,
): Readonly<Record<string, string | undefined>> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'electron'), `#!${process.execPath}\n${code}\n`, { mode: 0o755 });
  return { ELECTRON_OVERRIDE_DIST_PATH: folder };
}

/**
 * Writes a stand-in for npm into a folder: it starts a script of build/ as npm does (no channel,
 * the same output), tells its process id in a line `child PID`, and waits.
 * @returns the stand-in's path
 */
export function standInNpm(folder: string, script: string): string {
  const file = path.join(folder, 'npm.mjs');
  const started = JSON.stringify(inRoot('build', script));
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process';
const args = [${started}, ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { stdio: 'inherit' });
console.log('child ' + child.pid);\n`,
  );
  return file;
}

/** An environment in which there is no Electron and no way to fetch it. */
export const offline = (folder: string): Readonly<Record<string, string | undefined>> => ({
  ELECTRON_OVERRIDE_DIST_PATH: path.join(folder, 'nothing-here'),
  ELECTRON_MIRROR: 'http://127.0.0.1:1/',
});
