import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../chromium.mjs';
import { parseJson } from '../json.mjs';
import { obtainChromium } from '../obtain-chromium.mjs';
import { runLoopback } from '../run-loopback.mjs';

/** @typedef {import('../../../shared/contract').CallName} CallName */
/** @typedef {import('../../../shared/contract/envelope').Reply} Reply */

/**
 * Calls the program beside the window, as another window would.
 * @typedef {<N extends CallName>(
 *   name: N, input: import('../../../shared/contract').CallInput<N>
 * ) => Promise<import('../../../shared/contract').CallOutput<N>>} Call
 */

/**
 * @param {string} address of the page, with its token
 * @returns {Call}
 */
export function callerOf(address) {
  const { origin, hash } = new URL(address);
  let count = 0;
  return async (name, input) => {
    const response = await fetch(`${origin}/call`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${hash.replace('#token=', '')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ id: `pictures-${++count}`, call: name, input }),
    });
    const reply = /** @type {Reply} */ (parseJson(await response.text()));
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.message}`);
    return /** @type {import('../../../shared/contract').CallOutput<typeof name>} */ (reply.value);
  };
}

/**
 * Runs the real program with its practice network and a browser beside it; both end with `work`.
 * @param {(program: { address: string, call: Call, browser: import('@playwright/test').Browser }) => Promise<void>} work
 */
export async function withProgram(work) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'lintel-screenshots-'));
  const options = { port: 0, data, practice: true, open: false };
  const host = runLoopback({ options, env: process.env });
  const browser = await chromium.launch({
    executablePath: await obtainChromium(),
    args: [...CHROMIUM_FLAGS],
  });
  try {
    const address = await host.address;
    await work({ address, call: callerOf(address), browser });
  } finally {
    await browser.close();
    host.stop();
    await host.ended;
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * Asks until there is an answer.
 * @template T
 * @param {() => Promise<T | undefined>} ask
 * @param {string} what is waited for, for the message when it never comes
 * @returns {Promise<T>}
 */
export async function until(ask, what) {
  const end = Date.now() + 90_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Where the practice unit of a model listens.
 * @param {Call} call
 * @param {string} model
 * @returns {Promise<string>}
 */
export async function practiceUnit(call, model) {
  // The practice process is a moment later than the host.
  return until(async () => {
    const { practice } = await call('app.info', {});
    return practice.intercoms.find((unit) => unit.model === model)?.address;
  }, `the ${model} of the practice network`);
}
