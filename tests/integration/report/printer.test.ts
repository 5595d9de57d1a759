/** What becomes of a browser that does not do what it should. */
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isAlive } from '../../../electron/backend/files/disk';
import type { Clock } from '../../../electron/backend/ports';
import { createBrowserPrinter } from '../../../electron/host-loopback/print-pdf';
import { realClock } from '../../support/clock';

let folder = '';
let executable = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-printer-'));
  executable = join(folder, 'browser');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in the browser's place: it gets the same arguments. */
async function browserThat(does: string): Promise<void> {
  await writeFile(
    executable,
    `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const given = (name) => process.argv.find((one) => one.startsWith(name)).slice(name.length);
${does}
`,
  );
  await chmod(executable, 0o700);
}

/** Goes on for ever, with a helper, and says which processes the two are. */
const ENDLESS = `
const helper = spawn('sleep', ['600'], { stdio: 'ignore' });
writeFileSync(${JSON.stringify('PIDS')}, process.pid + ' ' + helper.pid);
setInterval(() => {}, 1000);`;

const printer = (clock: Clock = realClock) =>
  createBrowserPrinter({
    ...{ find: () => ({ executable, ownFolder: folder }), clock, log: () => undefined },
  });

/** What it left in the folder that it may use, besides the program itself. */
const left = async () => (await readdir(folder)).filter((name) => name.startsWith('lintel-print-'));

async function running(): Promise<readonly number[]> {
  const file = join(folder, 'pids');
  const text = await vi.waitFor(async () => {
    const found = await readFile(file, 'utf8');
    expect(found).toMatch(/^\d+ \d+$/);
    return found;
  }, 10_000);
  return text.split(' ').map(Number);
}

const endless = () => browserThat(ENDLESS.replace('"PIDS"', JSON.stringify(join(folder, 'pids'))));

describe('a browser that prints', () => {
  it('gets a document of its own and leaves nothing behind', async () => {
    await browserThat(`
const { readFileSync } = require('node:fs');
const page = readFileSync(new URL(process.argv.at(-1)), 'utf8');
writeFileSync(given('--print-to-pdf='), '%PDF-1.4 ' + page + ' ' + given('--user-data-dir='));`);
    const text = Buffer.from(await printer().print('<p>Übergabe</p>')).toString();
    expect(text).toMatch(/^%PDF-1\.4 <p>Übergabe<\/p> .*lintel-print-\w+\/profile$/);
    expect(await left()).toEqual([]);
  });

  it.each([
    ['prints nothing', 'process.stderr.write("no display"); process.exit(1);', 'no display'],
    ['prints something else', 'writeFileSync(given("--print-to-pdf="), "<html>");', ''],
  ])('is told of where it %s', async (_what, does, said) => {
    await browserThat(does);
    const failed = printer().print('<p>');
    await expect(failed).rejects.toMatchObject({ code: 'print.failed', details: { said } });
    expect(await left()).toEqual([]);
  });

  it('is ended with its helpers when it takes too long', async () => {
    await endless();
    let over = (): void => undefined;
    const clock: Clock = {
      now: () => 0,
      sleep: () => new Promise((resolve) => (over = resolve)),
    };
    const failed = printer(clock)
      .print('<p>')
      .catch((error: unknown) => error);
    const pids = await running();
    over();
    expect(await failed).toMatchObject({
      ...{ code: 'print.failed', message: expect.stringContaining('too long') as string },
    });
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), 10_000);
    expect(await left()).toEqual([]);
  });

  it('is ended when nobody wants the report any more', async () => {
    await endless();
    const stop = new AbortController();
    const failed = printer()
      .print('<p>', stop.signal)
      .catch((error: unknown) => error);
    const pids = await running();
    stop.abort();
    expect(await failed).toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), 10_000);
    expect(await left()).toEqual([]);
  });

  it('is missed in words where there is none', async () => {
    const none = createBrowserPrinter({
      ...{ find: () => undefined, clock: realClock, log: () => undefined },
    });
    expect(none.whyNot()).toContain('no Chromium, Chrome or Edge');
    await expect(none.print('<p>')).rejects.toMatchObject({
      code: 'print.no-browser',
      hint: expect.stringContaining('Save the report as HTML') as string,
    });
    expect(printer().whyNot()).toBe('');
  });
});
