/** The sheet of sealed codes in a real browser, from the disk, as the customer opens it. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from '../../../build/lib/chromium.mjs';
import { obtainChromium } from '../../../build/lib/obtain-chromium.mjs';
import { startTestBackend, type TestBackend } from '../../support/backend';
import { codesOf, makeSite, passwordsOf, secretsIn } from '../../support/site';
import { openSite } from '../../support/site-file';

const PASSPHRASE = 'correct horse battery';
const OTHER = 'pässword für den Kunden';
const plain = makeSite({ doors: 6, people: 80 });
const made = {
  ...plain,
  people: plain.people.map((person, at) =>
    at === 0 ? { ...person, name: '<img src=x onerror=alert(1)>' } : person,
  ),
};

let app: TestBackend;
let browser: Browser;
let file = '';
beforeAll(async () => {
  const executablePath = await obtainChromium();
  app = await startTestBackend();
  const site = await openSite(app, made, PASSPHRASE);
  await app.call('site.unlock', { site, passphrase: PASSPHRASE });
  const { token } = await app.call('report.codes', { site, passphrase: OTHER, language: 'de' });
  file = (await app.backend.files.open('test', token)).path;
  browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
});
afterAll(async () => {
  await browser.close();
  await app.dispose();
});

interface Opened {
  readonly page: Page;
  readonly said: readonly string[];
  readonly asked: readonly string[];
}

async function open(passphrase: string): Promise<Opened> {
  const page = await browser.newPage({ offline: true });
  const [said, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.getByLabel('Kennwort').fill(passphrase);
  await page.getByRole('button', { name: 'PINs und Karten zeigen' }).click();
  return { page, said, asked };
}

describe('the sheet of codes', () => {
  it('holds no code and no name that can be read without the passphrase', async () => {
    const text = await readFile(file, 'utf8');
    expect(secretsIn(text, [...codesOf(made), ...passwordsOf(made)])).toEqual([]);
    expect(made.people.filter(({ name }) => text.includes(name))).toEqual([]);
    expect(text).not.toMatch(/https?:/);
    for (const passphrase of [PASSPHRASE, OTHER]) {
      expect(text).not.toContain(passphrase);
      expect(app.log.text()).not.toContain(passphrase);
    }
  });

  it('shows who has which codes to whoever knows it, without a network', async () => {
    const { page, said, asked } = await open(OTHER);
    const rows = page.locator('tbody tr');
    const withCodes = made.people.filter(({ pins, cards }) => pins.length + cards.length > 0);
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBe(withCodes.length);
    const shown = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
    const expected = withCodes.map(({ name, flat, pins, cards }) => [
      ...[name, flat, pins.join('\n'), cards.join('\n')],
    ]);
    const cells = shown.map(([name, flat, , pins, cards]) => [name, flat, pins, cards]);
    expect(cells.sort()).toEqual(expected.sort());
    expect(await page.getByLabel('Kennwort').isVisible()).toBe(false);
    expect(said).toEqual([]);
    expect(asked).toEqual([pathToFileURL(file).href]);
    await page.close();
  });

  it('shows nothing for a wrong one, says so, and takes the right one then', async () => {
    const { page, said } = await open('Pässword für den Kunden');
    await page.getByText('Dieses Kennwort ist nicht das richtige.').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(0);
    await page.getByLabel('Kennwort').fill(OTHER);
    await page.keyboard.press('Enter');
    await page.locator('tbody tr').first().waitFor();
    expect(said).toEqual([]);
    await page.close();
  });
});
