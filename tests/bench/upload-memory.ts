/**
 * Memory of the backend while it takes a firmware image of 200 MB into the library, and while it
 * uploads that to four virtual intercoms at once; they run in a process of their own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { startTestBackend, type TestBackend } from '../support/backend';
import { QUICK } from '../support/upgrade-limits';

const MEGABYTE = 1024 * 1024;
const SIZE_MB = 200;
const AT_ONCE = 4;
const CALLER = 'test';

const table: Record<string, object> = {};

async function bigFile(path: string): Promise<void> {
  const file = await open(path, 'w');
  for (let written = 0; written < SIZE_MB; written += 1) await file.write(randomBytes(MEGABYTE));
  await file.close();
}

/** Notes the resident memory of this process before, and the most there was meanwhile. */
async function measured<T>(what: string, megabytes: number, work: () => Promise<T>): Promise<T> {
  const now = (): number => process.memoryUsage().rss / MEGABYTE;
  const before = now();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, now())), 10);
  const began = performance.now();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    const seconds = (performance.now() - began) / 1000;
    table[what] = {
      'MB before': Math.round(before),
      'MB at most': Math.round(most),
      'MB more': Math.round(most - before),
      seconds: seconds.toFixed(1),
      'MB per second': Math.round(megabytes / seconds),
    };
  }
}

/** How many were in the middle of their upload at the same time. */
function mostAtOnce(app: TestBackend): number {
  const uploading = app.events.map((event) =>
    event.name === 'fleets.changed' && 'tasks' in event.payload
      ? event.payload.tasks.filter(({ steps }) =>
          steps.some(({ id, state }) => id === 'upload' && state === 'running'),
        ).length
      : 0,
  );
  return Math.max(0, ...uploading);
}

const units = spawn(
  process.execPath,
  // The first goes alone; then come the four.
  ['--import', 'tsx', 'tests/bench/support/units.ts', String(AT_ONCE + 1)],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const [line] = (await once(createInterface({ input: units.stdout }), 'line')) as [string];
const addresses = z.array(z.string()).parse(JSON.parse(line));
const app = await startTestBackend({ upgradeLimits: { ...QUICK, goneS: 60, backS: 60 } });
try {
  const ids: string[] = [];
  for (const address of addresses) ids.push((await app.call('intercoms.connect', { address })).id);
  const path = join(app.dataFolder, '916.30.10.200.rom');
  await bigFile(path);
  const { token: file } = await app.backend.files.fromPath(CALLER, path);
  const { image } = await measured('taken into the library', SIZE_MB, () =>
    app.call('firmware.inspect', { file }, { caller: CALLER }),
  );
  await rm(path);
  await measured(
    `uploaded to 1, then to ${String(AT_ONCE)} at once`,
    SIZE_MB * ids.length,
    async () => {
      const { id } = await app.call('firmware.upgrade', { image: image.id, ids, uploads: AT_ONCE });
      const end = await app.event(
        'fleets.changed',
        (fleet) => fleet.id === id && fleet.endedAt !== null,
      );
      if (end.counts.done !== ids.length) throw new Error(JSON.stringify(end.tasks));
    },
  );
  console.log(
    `An image of ${String(SIZE_MB)} MB; resident memory of the backend. At most ${String(mostAtOnce(app))} uploads ran at the same time.`,
  );
  console.table(table);
} finally {
  await app.dispose();
  units.stdin.end();
}
