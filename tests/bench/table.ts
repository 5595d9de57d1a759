/**
 * Times the list of people in a real browser with 20,000 of them on one intercom: until it is
 * shown, each keystroke in the search, and the frames while it is scrolled. Prints a table.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../build/lib/chromium.mjs';
import { inRoot } from '../../build/lib/paths.mjs';
import { startVirtualIntercom } from '../../electron/backend/virtual/index';
import { people } from '../e2e/support/records';

const ROWS = 20_000;
/** How much slower the processor of a weak laptop is taken to be. */
const SLOWER = 4;
const WORDS = ['person 1', '00b4', '17777', 'nobody'] as const;

/** Milliseconds from a keystroke until the list has been painted with what it finds. */
async function keystrokes(page: Page, typed: string): Promise<readonly number[]> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('[aria-label="Search in the list"]');
    if (!field) throw new Error('There is no search field.');
    const times: number[] = [];
    // The last one empties the field again.
    for (const value of [...Array.from(text, (_, i) => text.slice(0, i + 1)), '']) {
      const began = performance.now();
      // As the person's hand would set it, past what React put over the property.
      Reflect.set(HTMLInputElement.prototype, 'value', value, field);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const count = document.querySelector('[aria-busy]');
      do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      while (count?.getAttribute('aria-busy') === 'true');
      times.push(performance.now() - began);
    }
    return times;
  }, typed);
}

/** Milliseconds between frames while the list goes from its top to its end. */
async function scrolling(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const list = [...document.querySelectorAll('[role="grid"] [role="presentation"]')].find(
      (element) => element.scrollHeight > element.clientHeight,
    );
    if (!list) throw new Error('There is nothing to scroll.');
    const frames: number[] = [];
    const steps = 120;
    let last = performance.now();
    for (let step = 1; step <= steps; step++) {
      list.scrollTop = (list.scrollHeight / steps) * step;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return frames;
  });
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);
  console.log(
    `${what.padEnd(34)} median ${at(0.5).padStart(5)} ms   95 % ${at(0.95).padStart(5)} ms   worst ${at(1).padStart(5)} ms`,
  );
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.log('The table is not timed here: there is no Chromium.');
    return;
  }
  const data = await mkdtemp(path.join(tmpdir(), 'lintel-table-'));
  const unit = await startVirtualIntercom({
    model: 'A05',
    auth: { mode: 'none' },
    seed: { user: people(ROWS) },
  });
  const host = spawn(
    process.execPath,
    ['build/loopback.mjs', '--port', '0', '--data', data, '--no-open'],
    { cwd: inRoot(), stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string];
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    const response = await fetch(`${url}call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        id: '1',
        call: 'intercoms.connect',
        input: { address: unit.address },
      }),
    });
    const reply = (await response.json()) as { value: { id: string } };
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${url}#token=${token}`);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    const began = performance.now();
    await page.evaluate((id) => (location.hash = `#/intercom/${id}/users`), reply.value.id);
    await page.getByRole('grid', { name: 'List of people' }).waitFor();
    console.log(
      `${ROWS} people read and shown in ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    // A hand takes a while from the list to the search field.
    await page.waitForTimeout(2000);
    for (const word of WORDS) report(`keystroke of "${word}"`, await keystrokes(page, word));
    report('frame while scrolling', await scrolling(page));
    // A laptop that is years old.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    for (const word of WORDS) report(`${SLOWER}x slower, "${word}"`, await keystrokes(page, word));
    report(`${SLOWER}x slower, frame of scrolling`, await scrolling(page));
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    await once(host, 'exit');
    await unit.stop();
    await rm(data, { recursive: true, force: true });
  }
}

await main();
