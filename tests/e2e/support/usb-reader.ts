import type { Page } from '@playwright/test';

/**
 * Types a number as a USB card reader does: all its keys at once, then Enter, wherever the focus is.
 * Keys sent one by one from outside would be as slow as a person on a busy computer.
 */
export async function typeAsReader(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
    },
    [...Array.from(text), 'Enter'],
  );
}
