import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../build/lib/chromium.mjs';
import { inRoot } from '../../build/lib/paths.mjs';

const executablePath = findChromium();
if (executablePath === undefined) {
  throw new Error('No Chromium found. `npm test` installs one; or set LINTEL_CHROMIUM to one.');
}

/** A folder of its own for each run, the same in its workers: a run empties its folder at the start. */
const run = (process.env['LINTEL_E2E_RUN'] ??= String(process.pid));

export default defineConfig({
  testDir: '.',
  outputDir: inRoot('test-results', run),
  // A test that passes on the second try hides a fault that a technician will meet on the first.
  retries: 0,
  // They wait for intercoms more than they reckon: two cores carry three of them.
  workers: 3,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 720 },
    // A sixth of the time of all tests: asked for where a failure is looked into.
    trace: process.env['LINTEL_E2E_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: [...CHROMIUM_FLAGS] },
  },
});
