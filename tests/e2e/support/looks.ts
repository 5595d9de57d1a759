import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of axe that colours decide. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Looks at the page in light and in dark: no serious finding of axe in either. What is dark differs in
 * its colours alone, so there only those are looked at again.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await settled(page);
    const axe = new AxeBuilder({ page });
    const { violations } = await (
      colorScheme === 'light' ? axe : axe.withRules(COLOUR_RULES)
    ).analyze();
    const bad = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(bad, `${what}, ${colorScheme}`).toEqual([]);
  }
}

/** A dialog that is still fading in has the contrast of a ghost. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
}

/** Everything fits the width of the window; nothing has to be pushed sideways. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const sizes = [
    { width: 1280, height: 720 },
    { width: 1366, height: 768 },
  ];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('html, body, main, main *')]
        .filter((element) => {
          const { overflowX } = getComputedStyle(element);
          const scrolls = overflowX === 'auto' || overflowX === 'scroll';
          const page = element.matches('html, body, main');
          return (scrolls || page) && element.scrollWidth > element.clientWidth + 1;
        })
        .map((element) => `${element.tagName} ${element.className}`),
    );
    expect(tooWide, `${what} at ${String(size.width)}`).toEqual([]);
  }
}
