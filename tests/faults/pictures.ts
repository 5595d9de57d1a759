/**
 * `npm run screenshots -- --fleet FOLDER`: twenty intercoms upgraded in one job with every trouble,
 * the program killed in the middle, in a window; takes the pictures of it in light and in dark. What
 * has to come out is proven by `firmware-fleet.test.ts`; here it is seen.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { bundle } from '../../build/bundle.mjs';
import { CHROMIUM_FLAGS } from '../../build/lib/chromium.mjs';
import { obtainChromium } from '../../build/lib/obtain-chromium.mjs';
import { inRoot } from '../../build/lib/paths.mjs';
import {
  createManualClock,
  startVirtualIntercom,
  type VirtualIntercom,
} from '../../electron/backend/virtual';
import { AT, COUNT, NEW, optionsOf, twentyOf } from './support/twenty';
import { settled } from '../e2e/support/looks';
import { startWindow, type WindowProgram } from './support/window';

const SIZE = { width: 1366, height: 768 };
/** High enough for the whole table. */
const WHOLE = { width: 1366, height: 2200 };
const LONG = { timeout: 120_000 };

const folder = path.resolve(process.argv[2] ?? 'fleet-pictures');

async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.mouse.move(0, 0);
    await settled(page);
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
  }
  console.log(path.join(folder, `${name}-light.png`));
}

async function connected(
  { call }: WindowProgram,
  units: readonly VirtualIntercom[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, { address }] of units.entries()) {
    const { id } = await call('intercoms.connect', { address });
    await call('intercoms.update', { id, name: `Door ${String(at + 1)}` });
    ids.push(id);
  }
  return ids;
}

async function imageIn({ call }: WindowProgram): Promise<string> {
  const base64 = Buffer.from(randomBytes(4_000_000).toString('latin1')).toString('base64');
  const { token } = await call('files.put', { name: `${NEW}.rom`, base64 });
  return (await call('firmware.inspect', { file: token })).image.id;
}

/** The wizard up to the table that is shown before anything happens. */
async function preview(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' });
  await page.evaluate(() => (location.hash = '#/firmware'));
  await page.getByRole('radio', { name: `${NEW}.rom` }).check();
  await next.click();
  await page.getByRole('heading', { name: 'Which intercoms?' }).waitFor();
  await page.getByRole('button', { name: 'Choose all' }).click();
  await next.click();
  await page.getByText('1 is left as it is').waitFor();
  await shoot(page, '1-preview');
}

async function take(page: Page, dataFolder: string): Promise<void> {
  const clock = createManualClock(Date.now());
  const units: VirtualIntercom[] = [];
  for (let at = 0; at < COUNT; at += 1)
    units.push(await startVirtualIntercom(optionsOf(at, clock)));
  const twenty = twentyOf(units);
  const options = {
    ...{ dataFolder, key: randomBytes(32).toString('hex'), renderer: inRoot('out', 'renderer') },
  };
  let program = await startWindow({ ...options, port: 0 });
  try {
    const ids = await connected(program, units);
    const image = await imageIn(program);
    await page.goto(program.page);
    await preview(page);

    const isTime = twenty.hold();
    const { id: fleet } = await program.call('firmware.upgrade', { image, ids });
    await page.evaluate((id) => (location.hash = `#/jobs/${id}`), fleet);
    await expect
      .poll(async () => isTime((await program.call('fleets.get', { fleet })).counts), LONG)
      .toBe(true);
    await shoot(page, '2-running');
    await program.kill();
    await page.getByText('Lintel is not running any more.').waitFor();
    await shoot(page, '3-killed');

    twenty.letGo();
    program = await startWindow({ ...options, port: program.port });
    // The window that is open belongs to the one that died.
    await page.goto('about:blank');
    await page.goto(program.page);
    await page.evaluate((id) => (location.hash = `#/jobs/${id}`), fleet);
    await page.getByText('Lintel was closed in the middle of it.', { exact: false }).waitFor();
    await shoot(page, '4-opened-again');
    clock.advance(60_000);
    await twenty.unit(AT.away).whenReachable();
    const unknown = async (): Promise<number> =>
      (await program.call('fleets.get', { fleet })).counts.unknown ?? 0;
    await expect.poll(unknown, LONG).toBe(0);
    await shoot(page, '5-settled');

    twenty.unplugOne();
    await page.getByRole('button', { name: /^Go on with the rest/ }).click();
    await page.getByRole('status').filter({ hasText: 'Not all worked' }).waitFor(LONG);
    await shoot(page, '6-end');
    await page.setViewportSize(WHOLE);
    await shoot(page, '7-end-whole');
    for (const { name, state, outcome } of (await program.call('fleets.get', { fleet })).tasks)
      console.log([name, state, outcome].join(' | '));
  } finally {
    await program.kill();
    for (const one of units) {
      one.faults.clear();
      await one.stop();
    }
  }
}

await mkdir(folder, { recursive: true });
await bundle();
const dataFolder = await mkdtemp(path.join(tmpdir(), 'lintel-fleet-pictures-'));
const browser = await chromium.launch({
  executablePath: await obtainChromium(),
  args: [...CHROMIUM_FLAGS],
});
try {
  await take(await browser.newPage({ viewport: SIZE }), dataFolder);
} finally {
  await browser.close();
  await rm(dataFolder, { recursive: true, force: true });
}
