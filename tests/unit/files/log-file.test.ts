import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogFile } from '../../../electron/backend/log-file';
import { createMemorySecrets } from '../../../electron/backend/memory-secrets';
import { systemClock } from '../../../electron/backend/system-clock';

let folder: string;
const clock = { ...systemClock, now: () => 0 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('is one line of JSON for each entry, in order', async () => {
    const { log, flush } = await createLogFile({ folder, clock, onFailure: vi.fn() });
    for (let n = 0; n < 100; n += 1) log('info', 'Entry', { n });
    await flush();
    const lines = (await readFile(join(folder, 'logs/lintel.log'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { n: number }).n)).toEqual([...lines.keys()]);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: 'Entry',
      n: 0,
    });
  });

  it('holds no secret, however deep', async () => {
    const { log, flush } = await createLogFile({ folder, clock, onFailure: vi.fn() });
    const secret = 'hunter2';
    log('warn', 'Refused', {
      password: secret,
      header: { Authorization: secret, list: [{ token: secret, PrivatePIN: secret }] },
      user: 'admin',
    });
    await flush();
    const text = await readFile(join(folder, 'logs/lintel.log'), 'utf8');
    expect(text).not.toContain(secret);
    expect(text).toContain('admin');
  });

  it('is carried on by the next run, and never grows without end', async () => {
    for (let run = 0; run < 12; run += 1) {
      const options = { folder, clock, maxBytes: 1000, onFailure: vi.fn() };
      const { log, flush } = await createLogFile(options);
      log('info', 'x'.repeat(600), { run });
      await flush();
    }
    const names = await readdir(join(folder, 'logs'));
    expect(names.sort()).toEqual([
      'lintel.log',
      'lintel.log.1',
      'lintel.log.2',
      'lintel.log.3',
      'lintel.log.4',
    ]);
    expect(await readFile(join(folder, 'logs/lintel.log'), 'utf8')).toContain('"run":11');
    expect(await readFile(join(folder, 'logs/lintel.log.4'), 'utf8')).toContain('"run":7');
  });

  it('takes whatever it is given', async () => {
    const { log, flush } = await createLogFile({ folder, clock, onFailure: vi.fn() });
    const circle: Record<string, unknown> = { error: new Error('broken'), big: 1n };
    circle.self = circle;
    log('error', 'Odd', circle);
    await flush();
    expect(await readFile(join(folder, 'logs/lintel.log'), 'utf8')).toContain('broken');
  });

  it('tells once that it cannot be written', async () => {
    const onFailure = vi.fn();
    const { log, flush } = await createLogFile({ folder, clock, onFailure });
    await rm(join(folder, 'logs'), { recursive: true });
    await writeFile(join(folder, 'logs'), 'not a folder');
    log('info', 'one');
    await flush();
    log('info', 'two');
    await flush();
    expect(onFailure).toHaveBeenCalledOnce();
  });
});

describe('secrets in memory', () => {
  it('are given back, and are gone with the program', async () => {
    const secrets = createMemorySecrets();
    const sealed = [await secrets.seal('one'), await secrets.seal('two')];
    expect(sealed.join()).not.toMatch(/one|two/);
    expect(await secrets.open(sealed[1] ?? '')).toBe('two');
    await expect(createMemorySecrets().open(sealed[0] ?? '')).rejects.toMatchObject({
      code: 'store.damaged',
    });
  });
});
