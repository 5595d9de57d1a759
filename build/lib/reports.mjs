import { existsSync, readFileSync } from 'node:fs';
import { parseJson } from './json.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NONE,
  );

/** @typedef {{ status: string }} VitestCase */
/** @typedef {{ status: string, assertionResults: VitestCase[] }} VitestFile */

/**
 * @param {unknown} report vitest's JSON report
 * @returns {Counts}
 */
export function countVitest(report) {
  const { testResults } = /** @type {{ testResults: VitestFile[] }} */ (report);
  return sum(
    testResults.map(({ status, assertionResults }) => {
      const passed = assertionResults.filter((one) => one.status === 'passed').length;
      const failed = assertionResults.filter((one) => one.status === 'failed').length;
      const skipped = assertionResults.length - passed - failed;
      // A file that could not be loaded, or whose hooks threw, has no failed case of its own.
      return { passed, failed: status === 'failed' ? Math.max(failed, 1) : failed, skipped };
    }),
  );
}

/** @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} PlaywrightStats */
/** @typedef {{ stats: PlaywrightStats, errors?: unknown[] }} PlaywrightReport */

/**
 * @param {unknown} report Playwright's JSON report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { stats, errors = [] } = /** @type {PlaywrightReport} */ (report);
  // With no retries there is nothing flaky; should there ever be, it is a failure and not a pass.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * The counts of one runner's stage. A runner that crashed, that wrote no report or that found no
 * test has failed, whatever else it says.
 * @param {{ file: string, code: number, count: (report: unknown) => Counts }} options
 * @returns {Counts}
 */
export function readCounts({ file, code, count }) {
  if (!existsSync(file)) return { ...NONE, failed: 1 };
  const counts = count(parseJson(readFileSync(file, 'utf8')));
  const empty = counts.passed + counts.failed + counts.skipped === 0;
  const crashed = code !== 0 && counts.failed === 0;
  return empty || crashed ? { ...counts, failed: counts.failed + 1 } : counts;
}
