import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { createMemorySecrets } from '../backend/memory-secrets';
import type { Clock, Log, Ports } from '../backend/ports';
import { startPracticeProcess, type PracticeChild } from '../backend/practice-process';
import { findBrowser, thisComputer } from './find-browser';
import { createBrowserPrinter } from './print-pdf';

/** Starts a script with the Node that runs this one; it ends when its standard input is closed. */
export function spawnPractice(script: string): PracticeChild {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  // It may be gone already; then there is nobody to tell.
  child.stdin.on('error', () => undefined);
  return {
    stdout: child.stdout,
    exited,
    stop: () => child.stdin.end(),
    kill: () => child.kill('SIGKILL'),
  };
}

export interface LoopbackPortsOptions {
  readonly version: string;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The built entry of the practice network. */
  readonly practiceScript: string;
}

/**
 * What a browser on this computer gets: no keyring, no file dialog, no opening of links, no
 * notification, and nothing that keeps it awake.
 */
export function createLoopbackPorts(options: LoopbackPortsOptions): Ports {
  const { version, dataFolder, clock, log, practiceScript } = options;
  return {
    host: 'loopback',
    version,
    dataFolder,
    clock,
    log,
    secrets: createMemorySecrets(),
    pdf: createBrowserPrinter({ find: () => findBrowser(thisComputer(homedir())), clock, log }),
    startPractice: () => startPracticeProcess(() => spawnPractice(practiceScript)),
  };
}
