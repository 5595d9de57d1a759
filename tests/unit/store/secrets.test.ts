import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Secrets } from '../../../electron/backend/ports';
import { openCapabilityStore } from '../../../electron/backend/store/capability-store';
import { openCredentialStore } from '../../../electron/backend/store/credential-store';
import { openSecretStore } from '../../../electron/backend/store/secret-store';
import { realClock as clock } from '../../support/clock';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';
import { createTestSecrets, noSecrets } from '../../support/secrets';

let folder: string;
let memory: MemoryLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-secrets-'));
  memory = createMemoryLog();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (secrets: Secrets) => openSecretStore({ folder, secrets, clock, log: memory.log });

it('keeps a secret sealed and opens it after a restart', async () => {
  const port = createTestSecrets();
  await (await open(port)).put('intercom/1', 'httpapi-2');
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).not.toContain('httpapi-2');
  expect(await (await open(port)).get('intercom/1')).toBe('httpapi-2');
});

it('does without a secret that was sealed elsewhere, and says so', async () => {
  await (await open(createTestSecrets())).put('a', 'plain');
  expect(await (await open(createTestSecrets())).get('a')).toBeUndefined();
  expect(memory.lines).toMatchObject([{ level: 'warn', facts: { key: 'a' } }]);
});

it('keeps session secrets in memory only, also over a kept one', async () => {
  const port = createTestSecrets();
  const store = await open(port);
  await store.put('a', 'kept');
  await store.put('a', 'for now', 'session');
  expect(await store.get('a')).toBe('for now');
  expect(await (await open(port)).get('a')).toBeUndefined();
  await store.drop('a');
  expect(await store.get('a')).toBeUndefined();
});

it('keeps credentials whole or not at all', async () => {
  for (const [port, kept] of [
    [createTestSecrets(), true],
    [noSecrets, false],
  ] as const) {
    const secrets = await open(port);
    const options = { folder, secrets, clock, log: memory.log };
    const store = await openCredentialStore(options);
    await store.add({ label: 'Old', username: 'admin', password: 'old' });
    await store.add({ label: 'New', username: 'admin', password: 'new' });
    expect((await store.toTry()).map(({ label }) => label)).toEqual([
      'New',
      'Old',
      'Factory default',
    ]);
    const again = await openCredentialStore({ ...options, secrets: await open(port) });
    expect((await again.toTry()).map(({ password }) => password)).toEqual(
      kept ? ['new', 'old', 'httpapi'] : ['httpapi'],
    );
    for (const { id, factory } of again.list()) if (!factory) await again.remove(id);
    expect(again.list()).toHaveLength(1);
  }
});

it('never puts "unknown" in the place of what is known about a function', async () => {
  const store = await openCapabilityStore({ folder, clock, log: memory.log });
  const unit = { model: 'A05', firmware: '105.30.1.218' };
  await store.learn(unit, { 'sip/get': 'yes', 'pcap/status': 'unknown' });
  await store.learn(unit, { 'sip/get': 'unknown', 'pcap/status': 'no' });
  expect(store.of(unit)).toEqual({ 'sip/get': 'yes', 'pcap/status': 'no' });
  expect(store.of({ ...unit, firmware: '105.30.1.219' })).toEqual({});
});

describe('a password that changes while the keyring is asked', () => {
  /** A keyring that answers when it is told to. */
  function slow() {
    const port = createTestSecrets();
    const waiting: (() => void)[] = [];
    const turn = () => new Promise<void>((resolve) => waiting.push(resolve));
    const secrets: Secrets = {
      persistent: true,
      seal: async (plain) => {
        await turn();
        return await port.seal(plain);
      },
      open: async (sealed) => {
        await turn();
        return await port.open(sealed);
      },
    };
    return { port, secrets, waiting };
  }

  it('is not taken for the old one that was being opened', async () => {
    const { port, secrets, waiting } = slow();
    await (await open(port)).put('a', 'old');
    const store = await open(secrets);
    const reading = store.get('a');
    await store.put('a', 'new', 'session');
    waiting.shift()?.();
    expect(await reading).toBe('new');
    expect(await store.get('a')).toBe('new');
  });

  it('stays forgotten where it was dropped meanwhile', async () => {
    const { port, secrets, waiting } = slow();
    const store = await open(secrets);
    const putting = store.put('a', 'plain');
    await store.drop('a');
    waiting.shift()?.();
    await putting;
    expect(await (await open(port)).get('a')).toBeUndefined();
  });

  it('is the last one that was put, whichever was sealed last', async () => {
    const { port, secrets, waiting } = slow();
    const store = await open(secrets);
    const first = store.put('a', 'first');
    const second = store.put('a', 'second');
    const [one, two] = waiting;
    two?.();
    await second;
    one?.();
    await first;
    expect(await (await open(port)).get('a')).toBe('second');
  });
});
