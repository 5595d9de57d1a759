import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-entry-'));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  children = [];
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly lines: AsyncIterator<string>;
  readonly exited: Promise<number | null>;
  readonly errors: () => string;
}

/** The entry itself, from its source. */
function start(...args: readonly string[]): Running {
  const script = ['--import', 'tsx', 'electron/loopback.ts', '--data', folder, ...args];
  const child = spawn(process.execPath, script, { stdio: ['pipe', 'pipe', 'pipe'] });
  children.push(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    exited: once(child, 'exit').then(([code]) => code as number | null),
    errors: () => errors,
  };
}

async function address(running: Running): Promise<{ url: string; token: string }> {
  const line = await running.lines.next();
  if (line.done === true) throw new Error(`It printed nothing: ${running.errors()}`);
  return JSON.parse(line.value) as { url: string; token: string };
}

const info = (url: string, token: string) =>
  fetch(`${url}call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: '1', call: 'app.info', input: {} }),
  });

const resume = (url: string, secret: string) =>
  fetch(`${url}resume`, { method: 'POST', headers: { authorization: `Bearer ${secret}` } });

async function secretOf({ url, token }: { url: string; token: string }): Promise<string> {
  const response = await fetch(`${url}events`, { headers: { authorization: `Bearer ${token}` } });
  await response.body?.cancel();
  return response.headers.get('x-lintel-secret') ?? '';
}

async function proofs(url: string): Promise<readonly string[]> {
  const response = await fetch(`${url}hello`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ nonce: '0'.repeat(64) }),
  });
  return ((await response.json()) as { proofs: readonly string[] }).proofs;
}

describe('the loopback program', () => {
  it('prints one line, serves the real backend, and ends cleanly when told to', async () => {
    const running = start('--port', '0', '--no-open');
    const { url, token } = await address(running);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await info(url, token)).json()).toMatchObject({
      ok: true,
      value: { name: 'Lintel', host: 'loopback', keepsSecrets: false },
    });
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect((await running.lines.next()).done).toBe(true);
    const log = await readFile(join(folder, 'logs', 'lintel.log'), 'utf8');
    expect(log).toContain('Serving');
    expect(log).not.toContain(token);
    expect(await readdir(join(folder, 'transfer'))).toEqual([]);
    await expect(info(url, token)).rejects.toThrow();
  });

  it('listens where it did before, and lets a page come back by its secret, but nobody else', async () => {
    const first = start();
    const before = await address(first);
    const secret = await secretOf(before);
    first.child.kill('SIGKILL');
    await first.exited;
    const again = start();
    const after = await address(again);
    expect(after.url).toBe(before.url);
    expect(after.token).not.toBe(before.token);
    expect((await info(after.url, after.token)).status).toBe(200);
    // The token has ended with its run: whoever got to see it since is not let in.
    for (const token of [before.token, secret, 'A'.repeat(43)])
      expect((await info(after.url, token)).status).toBe(401);
    for (const token of [before.token, after.token, 'A'.repeat(43)])
      expect((await resume(after.url, token)).status).toBe(401);
    expect(await (await resume(after.url, secret)).json()).toEqual({ token: after.token });
    // What is kept is neither: who reads the folder is not let in by it.
    const kept = await readFile(join(folder, 'pages.json'), 'utf8');
    for (const one of [before.token, after.token, secret, await secretOf(after)])
      expect(kept).not.toContain(one);

    // A second one beside it takes another port, and there proves nothing of the pages of this one.
    const beside = start();
    const other = await address(beside);
    expect(other.url).not.toBe(after.url);
    expect(await proofs(after.url)).toHaveLength(2);
    expect(await proofs(other.url)).toHaveLength(1);
    expect((await resume(other.url, secret)).status).toBe(401);
    for (const { child } of [again, beside]) child.kill('SIGTERM');
    expect(await again.exited).toBe(0);
    expect(await beside.exited).toBe(0);
  });

  it('ends with its parent where it is told to watch it', async () => {
    const running = start('--exit-with-parent');
    await address(running);
    running.child.stdin?.end();
    expect(await running.exited).toBe(0);
  });

  it('goes on without input where it is not', async () => {
    const running = start();
    const { url, token } = await address(running);
    running.child.stdin?.end();
    expect((await info(url, token)).status).toBe(200);
    running.child.kill('SIGINT');
    expect(await running.exited).toBe(0);
  });

  it('serves on without the practice network where that cannot start', async () => {
    const running = start('--practice');
    const { url, token } = await address(running);
    expect(await (await info(url, token)).json()).toMatchObject({
      value: { practice: { running: false } },
    });
    expect(running.errors()).toContain('The practice network did not start.');
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });

  it('says in one line what is wrong with its arguments or its port', async () => {
    const wrong = start('--port', 'x');
    expect(await wrong.exited).toBe(1);
    expect(wrong.errors()).toContain('--port wants a number');
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refused = start('--port', String(port));
    expect(await refused.exited).toBe(1);
    expect(refused.errors()).toContain('EADDRINUSE');
    taken.close();
  });
});
