import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { bundle } from '../../build/bundle.mjs';
import { findElectron, whyHopeless } from '../../build/lib/electron.mjs';
import { ROOT } from '../../build/lib/paths.mjs';

/** Why Electron cannot be tested on this computer, or nothing when it can. */
const missing = ((): string | undefined => {
  const { env, platform } = process;
  if (!findElectron({ env })) return 'the Electron runtime is not installed';
  return whyHopeless({ env, platform, uid: process.getuid?.() });
})();

test.describe('the program in its own window', () => {
  test.skip(missing !== undefined, `Electron is not tested here: ${missing ?? ''}.`);
  test.describe.configure({ mode: 'serial' });

  let app: ElectronApplication;
  let page: Page;
  let data: string;

  test.beforeAll(async () => {
    await bundle();
    data = await mkdtemp(path.join(os.tmpdir(), 'lintel-electron-'));
    const executablePath = findElectron({ env: process.env });
    app = await _electron.launch({ executablePath, args: [ROOT, '--practice', '--data', data] });
    page = await app.firstWindow();
  });

  test.afterAll(async () => {
    await app.close();
    await rm(data, { recursive: true, force: true });
  });

  test('shows one window from app:// with the program in it', async () => {
    expect(app.windows()).toHaveLength(1);
    expect(page.url()).toMatch(/^app:\/\//);
    await expect(page).toHaveTitle(/Lintel/);
    await expect(page.locator('#root > *').first()).toBeVisible();
  });

  test('keeps Node out of the page', async () => {
    const kinds = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', '__dirname'].map(
        (name) => typeof Reflect.get(globalThis, name),
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
    const settings = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const found: unknown = contents && Reflect.get(contents, 'getLastWebPreferences');
      return typeof found === 'function' ? (Reflect.apply(found, contents, []) as unknown) : null;
    });
    expect(settings).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
    });
  });

  test('sends a policy that lets no foreign or inline script run', async () => {
    const policy = await page.evaluate(async () => {
      const reply = await fetch('/');
      return reply.headers.get('content-security-policy') ?? '';
    });
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.head.append(script);
      return Reflect.has(globalThis, 'inlineRan');
    });
    expect(ran).toBe(false);
  });

  test('neither goes elsewhere nor opens a window', async () => {
    const before = page.url();
    const opened = await page.evaluate(() => globalThis.open('https://example.invalid/') !== null);
    expect(opened).toBe(false);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
      link.remove();
    });
    // A round trip through the main process: a navigation that was let through would have begun.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });
});
