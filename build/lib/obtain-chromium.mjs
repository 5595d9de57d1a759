import { findChromium, thisComputer } from './chromium.mjs';
import { installPackages } from './debian.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {import('./chromium.mjs').Computer} Computer */
/** @typedef {{ readonly name: string, readonly install: () => Promise<void> }} Installer */

/**
 * How a missing browser can be installed on this computer.
 * @param {Computer} computer
 * @returns {Installer}
 */
export function installerFor(computer) {
  const root = process.getuid?.() === 0;
  if (computer.platform === 'linux' && root && computer.which('apt-get')) {
    return { name: 'apt-get install chromium', install: () => installPackages(['chromium']) };
  }
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  return {
    name: 'npx playwright install chromium',
    install: async () => {
      const { code, output } = await run(process.execPath, [cli, 'install', 'chromium']);
      if (code !== 0) throw new Error(output.trim());
    },
  };
}

/**
 * A Chromium for the end-to-end tests, installed first where there is none. It never gives up
 * silently: tests that did not run are not tests that passed.
 * @param {{ computer?: Computer, installer?: Installer }} [options]
 * @returns {Promise<string>} its executable
 * @throws {Error} that says what was tried and what to do
 */
export async function obtainChromium({
  computer = thisComputer(),
  installer = installerFor(computer),
} = {}) {
  const present = findChromium(computer);
  if (present) return present;
  console.error(`No Chromium, Chrome or Edge found; trying: ${installer.name}`);
  let reason = 'it said that all is well, but there is still no browser';
  try {
    await installer.install();
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  const fetched = findChromium(computer);
  if (fetched) return fetched;
  throw new Error(
    `The end-to-end tests need a Chromium, Chrome or Edge, and none could be had.\n` +
      `"${installer.name}" failed: ${reason}\n` +
      `Install one of them, or set LINTEL_CHROMIUM to the executable of one.`,
  );
}
