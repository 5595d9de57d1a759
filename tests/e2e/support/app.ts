import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { test as base, expect, type Page } from '@playwright/test';
import { inRoot } from '../../../build/lib/paths.mjs';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract';
import type { Practice } from '../../../shared/contract/app';
import type { Reply } from '../../../shared/contract/envelope';

type Host = ChildProcessByStdio<Writable, Readable, Readable>;
type PracticeIntercom = Practice['intercoms'][number];

/** The real program: the loopback host with the practice network, on a port of its own. */
export interface LintelApp {
  readonly url: string;
  /** Opens the window at a place such as `#/jobs`, signed in with the token; in the page of the test unless told. */
  open(hash?: string, window?: Page): Promise<void>;
  /** Calls the program beside the window, as another window would. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** A unit of the practice network by its model. */
  practiceUnit(model: string): PracticeIntercom;
  /** Ends the program, as closing it would. */
  stop(): Promise<void>;
  /** Starts it again, with the data that it had. */
  startAgain(): Promise<void>;
}

interface Started {
  readonly host: Host;
  readonly url: string;
  readonly token: string;
}

async function start(data: string): Promise<Started> {
  const args = ['build/loopback.mjs', '--port', '0', '--data', data, '--no-open', '--practice'];
  const host: Host = spawn(process.execPath, args, {
    cwd: inRoot(),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  host.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for await (const line of createInterface({ input: host.stdout })) {
    if (!line.startsWith('{')) continue;
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    return { host, url, token };
  }
  throw new Error(`The loopback host ended before it was ready:\n${errors}`);
}

async function stop(host: Host): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  await ended;
}

export const test = base.extend<{ app: LintelApp }>({
  app: async ({ page }, use) => {
    const data = await mkdtemp(path.join(tmpdir(), 'lintel-e2e-'));
    let running = await start(data);
    const { url, token } = running;
    let count = 0;
    const call: LintelApp['call'] = async (name, input) => {
      const response = await fetch(`${url}call`, {
        method: 'POST',
        headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id: `test-${String(++count)}`, call: name, input }),
      });
      const reply = (await response.json()) as Reply;
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.message}`);
      return reply.value as CallOutput<typeof name>;
    };
    // The practice process is a moment later than the host.
    await expect
      .poll(async () => (await call('app.info', {})).practice.intercoms.length)
      .toBeGreaterThan(0);
    const { practice } = await call('app.info', {});
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      // What the policy refuses, and what React complains of, never throws: it is only said here.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        wrong.push(message.text());
    });
    await use({
      url,
      call,
      stop: () => stop(running.host),
      async startAgain() {
        running = await start(data);
      },
      async open(hash = '', window = page) {
        await window.goto(`${url}#token=${token}`);
        await expect(window.getByRole('navigation', { name: 'Screens' })).toBeVisible();
        if (hash !== '') await window.evaluate((next) => (location.hash = next), hash);
      },
      practiceUnit(model) {
        const unit = practice.intercoms.find((other) => other.model === model);
        if (unit === undefined) throw new Error(`The practice network has no ${model}.`);
        return unit;
      },
    });
    await stop(running.host);
    await rm(data, { recursive: true, force: true });
    expect(wrong, 'errors in the window').toEqual([]);
  },
});

export { expect };
