import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import type { Fleet } from '../../../shared/contract/fleet';
import type { ProgramOptions } from './program-child';

/** Runs a program of its own, and kills it at the first line of its output that `now` is true of. */
export async function killedAt(
  { script, argument }: { readonly script: string; readonly argument: string },
  now: (line: string) => boolean,
): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (now(line)) break;
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

/** Runs a job in a program of its own, and kills that as soon as `now` says so. */
export const killedInTheMiddle = (
  options: ProgramOptions,
  now: (counts: Fleet['counts']) => boolean,
): Promise<void> =>
  killedAt(
    { script: 'tests/faults/support/program-child.ts', argument: JSON.stringify(options) },
    (line) => now(JSON.parse(line) as Fleet['counts']),
  );
