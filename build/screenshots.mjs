/**
 * `npm run screenshots`: takes the pictures of the README from the real program with its practice
 * network, so that they show what a person gets and nothing else.
 */
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS } from './lib/chromium.mjs';
import { obtainChromium } from './lib/obtain-chromium.mjs';
import { inRoot } from './lib/paths.mjs';
import { runLoopback } from './lib/run-loopback.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const FOLDER = inRoot('build', 'screenshots');
const SIZE = { width: 1280, height: 720 };

/**
 * @param {Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
  console.log(`build/screenshots/${name}.png`);
}

/**
 * Finds the practice network and signs in to its main entrance, as a newcomer would.
 * @param {Page} page
 * @param {string} address
 */
async function find(page, address) {
  await page.goto(address);
  const door = page.getByRole('row').filter({ hasText: '127.0.0.1' });
  await door.nth(5).waitFor();
  await page.getByRole('button', { name: 'Search everywhere' }).waitFor();
  await shoot(page, 'find');
}

/**
 * Where the practice unit of a model listens.
 * @param {string} page address of the window, with its token
 * @param {string} model
 * @returns {Promise<string>}
 */
async function practiceUnit(page, model) {
  const { origin, hash } = new URL(page);
  const reply = await fetch(`${origin}/call`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${hash.replace('#token=', '')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id: 'screenshots', call: 'app.info', input: {} }),
  });
  const { value } =
    /** @type {{ value: { practice: { intercoms: { model: string, address: string }[] } } }} */ (
      await reply.json()
    );
  const unit = value.practice.intercoms.find((intercom) => intercom.model === model);
  if (!unit) throw new Error(`The practice network has no ${model}.`);
  return unit.address;
}

/**
 * @param {Page} page
 * @param {string} unit
 */
async function signIn(page, unit) {
  const row = page.getByRole('row').filter({ hasText: unit });
  await row.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User', { exact: true }).fill('admin');
  await dialog.getByLabel('Password', { exact: true }).fill('httpapi');
  await shoot(page, 'sign-in');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(/^read \d+ s ago$/).waitFor();
  await shoot(page, 'overview');
}

/** @param {Page} page */
async function setUpSip(page) {
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByRole('button', { name: 'Set up this door' }).click();
  await page.getByRole('heading', { name: 'Which account is to be set up?' }).waitFor();
  await next.click();
  await page.getByLabel('SIP server').fill('10.0.0.5');
  await next.click();
  await page.getByLabel('User name').fill('130');
  await page.getByLabel('Password', { exact: true }).fill('a-good-one');
  await next.click();
  await page.getByRole('heading', { name: /anything special/ }).waitFor();
  await next.click();
  await page.getByRole('heading', { name: 'Is this what you want to write?' }).waitFor();
  await shoot(page, 'sip-review');
  await page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  await page.getByText('Account 1 works').waitFor();
  await shoot(page, 'sip-result');
}

const data = await mkdtemp(path.join(os.tmpdir(), 'lintel-screenshots-'));
const options = { port: 0, data, practice: true, open: false };
const host = runLoopback({ options, env: process.env });
const browser = await chromium.launch({
  executablePath: await obtainChromium(),
  args: [...CHROMIUM_FLAGS],
});
try {
  await mkdir(FOLDER, { recursive: true });
  const address = await host.address;
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await find(page, address);
  await signIn(page, await practiceUnit(address, 'A05'));
  await setUpSip(page);
  const dark = await browser.newPage({ viewport: SIZE, colorScheme: 'dark' });
  await dark.goto(address);
  await dark.getByText('Ready').first().waitFor();
  await shoot(dark, 'find-dark');
} finally {
  await browser.close();
  host.stop();
  await host.ended;
  await rm(data, { recursive: true, force: true });
}
