import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startPracticeProcess,
  type PracticeChild,
} from '../../../electron/backend/practice-process';
import { spawnPractice } from '../../../electron/host-loopback/ports';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-practice-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a real process that runs this script. */
async function start(
  script: string,
): Promise<{ child: () => PracticeChild; run: () => PracticeChild }> {
  const path = join(folder, `${Math.random()}.mjs`);
  await writeFile(path, script);
  let started: PracticeChild | undefined;
  return {
    run: () => (started = spawnPractice(path)),
    child: () => {
      if (!started) throw new Error('It was not started.');
      return started;
    },
  };
}

const UNIT = { address: '127.0.0.1:1', model: 'A05', note: 'n', mac: '0C:11:05:00:00:01' };
const LINE = JSON.stringify({ practice: [UNIT] });

describe('the practice process', () => {
  it('is up once it has named its intercoms, and ends when its input is closed', async () => {
    const { run, child } = await start(
      `console.log('some other line'); console.log(${JSON.stringify(LINE)});
       process.stdin.resume().on('end', () => process.exit(0));`,
    );
    const practice = await startPracticeProcess(run);
    expect(practice.intercoms).toEqual([UNIT]);
    await practice.stop();
    expect(await child().exited).toBe(0);
    await practice.stop();
  });

  it('may write as much as it likes afterwards', async () => {
    const { run, child } = await start(
      `console.log(${JSON.stringify(LINE)});
       process.stdin.resume().on('end', () => {
         process.stdout.write('x'.repeat(4_000_000) + '\\n', () => process.exit(7));
       });`,
    );
    const practice = await startPracticeProcess(run);
    await practice.stop();
    expect(await child().exited).toBe(7);
  });

  it.each([
    ['ends at once', 'process.exit(3)'],
    ['writes what is no line of it', `console.log('{"practice":'); process.exit(0)`],
    ['cannot be read', 'this is not a script'],
  ])('is unavailable where it %s', async (_how, script) => {
    const { run } = await start(`${script};`);
    await expect(startPracticeProcess(run)).rejects.toMatchObject({ code: 'practice.unavailable' });
  });

  it('is unavailable where it cannot be started', async () => {
    const run = () => {
      throw new Error('no such program');
    };
    await expect(startPracticeProcess(run)).rejects.toMatchObject({
      code: 'practice.unavailable',
      details: { reason: 'no such program' },
    });
  });

  it('is ended by force where it does not end by itself', async () => {
    const { run, child } = await start(
      `console.log(${JSON.stringify(LINE)});
       process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);`,
    );
    const practice = await startPracticeProcess(run);
    await practice.stop();
    expect(await child().exited).toBeNull();
  });
});
