import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { inRoot } from '../paths.mjs';
import { practiceUnit, withProgram } from './program.mjs';

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
 * Finds the practice network, as a newcomer would.
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
  await page.getByText('Somebody else may write here later').waitFor();
  await shoot(page, 'sip-review');
  await page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  await page.getByText('Account 1 works').waitFor();
  await shoot(page, 'sip-result');
}

/** Takes the few pictures that are committed: a newcomer's way from Find to a registered account. */
export async function takeReadmePictures() {
  await withProgram(async ({ address, call, browser }) => {
    await mkdir(FOLDER, { recursive: true });
    const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
    await find(page, address);
    await signIn(page, await practiceUnit(call, 'A05'));
    await setUpSip(page);
    const dark = await browser.newPage({ viewport: SIZE, colorScheme: 'dark' });
    await dark.goto(address);
    await dark.getByText('Ready').first().waitFor();
    await shoot(dark, 'find-dark');
  });
}
