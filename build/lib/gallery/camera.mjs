/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {import('@playwright/test').Page} Page */

const SCHEMES = /** @type {const} */ (['light', 'dark']);

/**
 * Scrolls what holds more than it shows, except tables, which hold thousands of rows.
 * @param {Page} page
 * @param {'top' | 'end'} where
 * @returns {Promise<boolean>} whether there was anything to scroll
 */
function scroll(page, where) {
  return page.evaluate((to) => {
    const inDialog = document.querySelector('[role="dialog"]');
    const root = inDialog ?? document.querySelector('main') ?? document.body;
    const long = [root, ...root.querySelectorAll('*')].filter((element) => {
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
      const table = element.closest('[role="grid"]') !== null;
      return scrolls && !table && element.scrollHeight > element.clientHeight + 12;
    });
    for (const element of long) element.scrollTop = to === 'top' ? 0 : element.scrollHeight;
    return long.length > 0;
  }, where);
}

/**
 * Waits until nothing is on its way any more; what turns for ever, such as a wheel, is not waited for.
 * @param {Page} page
 */
async function settle(page) {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}

/**
 * Takes a picture of the window in light and in dark, and a second one of each where there is more
 * below. What happens meanwhile goes on: this looks at a moment, not at a still.
 * @param {{ page: Page, folder: string }} options
 * @returns {(name: string, options?: { end?: boolean }) => Promise<void>}
 */
export function cameraOf({ page, folder }) {
  /** @param {string} name */
  const both = async (name) => {
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
      await settle(page);
      await page.screenshot({ path: path.join(folder, `${name}.${colorScheme}.png`) });
    }
  };
  return async (name, { end = true } = {}) => {
    await mkdir(folder, { recursive: true });
    await page.mouse.move(0, 0);
    await both(name);
    if (end && (await scroll(page, 'end'))) {
      await both(`${name}-end`);
      await scroll(page, 'top');
    }
    console.log(name);
  };
}
