import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VirtualModel } from '../../../electron/backend/virtual';
import type { Fleet } from '../../../shared/contract/fleet';
import type { TestBackend } from '../../support/backend';
import { createTestSecrets, noSecrets } from '../../support/secrets';
import { atEnd, backend, signedIn, type Pair } from '../services/support';
import { API, over, taskOf } from './support';

const PASSWORD = 'brass lantern 41!';
const KEY = `${API}Password`;

/** The disk as a loss of power leaves it at this moment: the program that goes on is another one. */
async function diskNow(app: TestBackend): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  await cp(app.dataFolder, folder, { recursive: true });
  return folder;
}

/**
 * Changes the password, and gives the disk as it was when the write was on its way: what a program
 * finds that was killed just then, before it knew. The unit has the new password.
 */
async function cutWhileWriting({ unit, app, id }: Pick<Pair, 'unit' | 'app' | 'id'>) {
  const answer = unit.faults.add({ kind: 'slow', target: 'config', action: 'set' });
  const fleet = await app.call('access.change', { ids: [id], password: PASSWORD });
  await answer.hit;
  const dataFolder = await diskNow(app);
  answer.release();
  await over(app, fleet);
  await app.close();
  expect(unit.state.config.get(KEY)).toBe(PASSWORD);
  return { fleet, dataFolder };
}

/** Waits until it is known what became of the task, and goes on where it goes on when told. */
async function settledAndResumed(app: TestBackend, fleet: Fleet, id: string): Promise<Fleet> {
  const settled = await app.event(
    'fleets.changed',
    (one) => one.id === fleet.id && taskOf(one, id).state !== 'unknown',
  );
  if (settled.endedAt !== null) return settled;
  await app.call('fleets.control', { fleet: fleet.id, action: 'resume' });
  return over(app, fleet);
}

async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

describe('a laptop that dies in the middle of a change of password', () => {
  it.each(['A05', 'S532', 'X916', 'E18C'] as readonly VirtualModel[])(
    'finds out at the next start what an %s has now, and says so',
    async (model) => {
      const ports = { secrets: createTestSecrets(randomBytes(32)) };
      const pair = await signedIn({ model }, { ports });
      const { id } = pair;
      const { fleet, dataFolder } = await cutWhileWriting(pair);
      const app = await backend({ dataFolder, ports });
      const ended = await settledAndResumed(app, fleet, id);
      expect(taskOf(ended, id).state).toBe('done');
      expect(pair.unit.state.config.get(KEY)).toBe(PASSWORD);
      await app.call('device.live', { id });
    },
  );

  it('begins again where the write never arrived', async () => {
    const ports = { secrets: createTestSecrets(randomBytes(32)) };
    const pair = await signedIn({ model: 'A05' }, { ports });
    const { unit, id } = pair;
    const { fleet, dataFolder } = await cutWhileWriting(pair);
    unit.state.config.set(KEY, 'httpapi');
    const app = await backend({ dataFolder, ports });
    const ended = await settledAndResumed(app, fleet, id);
    expect(taskOf(ended, id).state).toBe('done');
    expect(unit.state.config.get(KEY)).toBe(PASSWORD);
  });

  it('has both passwords sealed on the disk as long as that is open, and neither in clear', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { dataFolder } = await cutWhileWriting(pair);
    const text = await everythingIn(dataFolder);
    expect(text).toContain(`access-pending/${pair.id}`);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain('httpapi');
    const after = JSON.parse(
      await readFile(join(pair.app.dataFolder, 'secrets.json'), 'utf8'),
    ) as object;
    expect(Object.keys(after)).not.toContain(`access-pending/${pair.id}`);
  });

  it('tries both when a person signs in before that is settled', async () => {
    const ports = { secrets: createTestSecrets(randomBytes(32)) };
    const pair = await signedIn({ model: 'A05' }, { ports });
    const { unit, id } = pair;
    const { dataFolder } = await cutWhileWriting(pair);
    // Without its journal nobody settles it: only the person who signs in is left.
    await rm(join(dataFolder, 'fleets'), { recursive: true });
    const app = await backend({ dataFolder, ports });
    const known = await app.call('intercoms.connect', { address: unit.address });
    expect(known).toMatchObject({ id, state: 'ready' });
    await app.call('device.live', { id });
  });

  it('says what to do where the computer keeps no secrets', async () => {
    const ports = { secrets: noSecrets };
    const pair = await signedIn({ model: 'A05' }, { ports });
    const { unit, id } = pair;
    const { fleet, dataFolder } = await cutWhileWriting(pair);
    const app = await backend({ dataFolder, ports });
    const task = taskOf(await settledAndResumed(app, fleet, id), id);
    expect(task).toMatchObject({ state: 'failed', error: { code: 'job.not-now' } });
    expect(unit.state.config.get(KEY)).toBe(PASSWORD);
  });
});
