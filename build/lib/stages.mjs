import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot } from './paths.mjs';
import { NONE, countPlaywright, countVitest, readCounts, sum } from './reports.mjs';
import { run } from './run.mjs';

/** @typedef {import('./reports.mjs').Counts} Counts */
/** @typedef {{ readonly name: string, readonly run: () => Promise<StageResult> }} Stage */

/**
 * @typedef {object} StageResult
 * @property {number} code
 * @property {string} output shown whole when the stage fails
 * @property {number} seconds
 * @property {Counts} counts of tests; a stage without tests that fails counts as one failure
 */

const AREAS = ['shared', 'electron', 'renderer', 'tests', 'build'];

/** @param {string[]} parts of a tool's script below node_modules */
const tool = (...parts) => inRoot('node_modules', ...parts);

/**
 * A stage that is right or wrong as a whole: a compiler, a linter.
 * @param {{ name: string, script: string, args: readonly string[] }} options
 * @returns {Stage}
 */
function whole({ name, script, args }) {
  return {
    name,
    run: async () => {
      const result = await run(process.execPath, [script, ...args]);
      return { ...result, counts: result.code === 0 ? NONE : { ...NONE, failed: 1 } };
    },
  };
}

/**
 * A stage of counted tests.
 * @param {{ name: string, script: string, args: readonly string[], env?: NodeJS.ProcessEnv, report: string, count: (report: unknown) => Counts }} options
 * @returns {Stage}
 */
function counted({ name, script, args, env, report, count }) {
  return {
    name,
    run: async () => {
      mkdirSync(path.dirname(report), { recursive: true });
      // The report of an earlier run must not stand in for one that was never written.
      rmSync(report, { force: true });
      const result = await run(process.execPath, [script, ...args], {
        env: { ...process.env, ...env },
      });
      const counts = readCounts({ file: report, code: result.code, count });
      return { ...result, code: counts.failed > 0 ? result.code || 1 : result.code, counts };
    },
  };
}

/** Types, one compiler per area: each sees only what its area may use. */
export const types = () =>
  AREAS.map((area) =>
    whole({ name: `types ${area}`, script: tool('typescript', 'bin', 'tsc'), args: ['-p', area] }),
  );

/** @returns {Stage} */
export const format = () =>
  whole({
    name: 'format',
    script: tool('prettier', 'bin', 'prettier.cjs'),
    args: [
      ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
      ...['--cache-location', path.join(CACHE, 'prettier.json'), '.'],
    ],
  });

/**
 * @param {{ cached: boolean }} options rules that know types look across files, which the cache does
 *   not: good enough before a push, not for the full run
 * @returns {Stage}
 */
export function lint({ cached }) {
  const cache = ['--cache', '--cache-strategy', 'content'];
  const location = ['--cache-location', path.join(CACHE, 'eslint.json')];
  return whole({
    name: 'lint',
    script: tool('eslint', 'bin', 'eslint.js'),
    args: ['--max-warnings', '0', ...(cached ? [...cache, ...location] : []), '.'],
  });
}

/**
 * One vitest project.
 * @param {string} project as named in vitest.config.ts
 * @param {readonly string[]} [args]
 * @returns {Stage}
 */
export function vitest(project, args = []) {
  const report = path.join(CACHE, 'reports', `${project}.json`);
  return counted({
    name: project,
    script: tool('vitest', 'vitest.mjs'),
    args: [
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    report,
    count: countVitest,
  });
}

/**
 * The tests that drive the program in a real browser.
 * @param {{ chromium: string }} options its executable
 * @returns {Stage}
 */
export function endToEnd({ chromium }) {
  const report = path.join(CACHE, 'reports', 'e2e.json');
  return counted({
    name: 'e2e',
    script: tool('@playwright', 'test', 'cli.js'),
    args: ['test', '-c', inRoot('tests', 'e2e', 'playwright.config.ts'), '--reporter=line,json'],
    env: { LINTEL_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    count: countPlaywright,
  });
}

/**
 * A stage made of code in this process.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {Stage}
 */
export function inProcess(name, work) {
  return {
    name,
    run: async () => {
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      try {
        await work();
        return { code: 0, output: '', seconds: seconds(), counts: NONE };
      } catch (error) {
        const output = error instanceof Error ? error.message : String(error);
        return { code: 1, output, seconds: seconds(), counts: { ...NONE, failed: 1 } };
      }
    },
  };
}

/**
 * @param {{ name: string, result: StageResult }} finished
 * @returns {string} a row of the table
 */
function rowOf({ name, result: { code, seconds, counts } }) {
  const tests = counts.passed + counts.skipped > 0 ? `${counts.passed} passed` : '';
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  return `${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${time}  ${tests}${skipped}`.trimEnd();
}

/**
 * Runs stages, `width` at a time, prints a row as each ends, with the whole output of what failed.
 * @param {{ stages: readonly Stage[], width: number }} options
 * @returns {Promise<Counts>}
 */
export async function runStages({ stages, width }) {
  const queue = [...stages];
  /** @type {{ name: string, result: StageResult }[]} */
  const done = [];
  const worker = async () => {
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      const finished = { name: stage.name, result: await stage.run() };
      done.push(finished);
      console.log(rowOf(finished));
      const { code, output } = finished.result;
      if (code !== 0) console.log(`\n--- ${stage.name} ---\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return sum(done.map(({ result }) => result.counts));
}
