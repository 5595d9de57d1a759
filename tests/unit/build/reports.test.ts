import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostArguments, hostOptions } from '../../../build/lib/options.mjs';
import { countPlaywright, countVitest, readCounts, sum } from '../../../build/lib/reports.mjs';

const file = (status: string, ...cases: readonly string[]) => ({
  status,
  assertionResults: cases.map((one) => ({ status: one })),
});

describe('counting tests', () => {
  test('vitest: passed, failed, and everything else is skipped', () => {
    const report = {
      testResults: [
        file('passed', 'passed', 'passed', 'pending', 'todo'),
        file('failed', 'failed', 'passed'),
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('vitest: a file that could not be loaded is a failure', () => {
    expect(countVitest({ testResults: [file('failed')] })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  test('Playwright: flaky is failed, and so is an error outside any test', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  test('sums are by kind', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });

  describe('a runner', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'lintel-reports-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const read = (code: number, report: unknown): ReturnType<typeof readCounts> => {
      const name = path.join(folder, 'report.json');
      writeFileSync(name, JSON.stringify(report));
      return readCounts({ file: name, code, count: countVitest });
    };

    test('that wrote no report has failed', () => {
      const counts = readCounts({ file: path.join(folder, 'none'), code: 0, count: countVitest });
      expect(counts.failed).toBe(1);
    });

    test('that found no test has failed', () => {
      expect(read(0, { testResults: [] }).failed).toBe(1);
    });

    test('that crashed after its tests passed has failed', () => {
      const report = { testResults: [file('passed', 'passed')] };
      expect(read(1, report)).toEqual({ passed: 1, failed: 1, skipped: 0 });
      expect(read(0, report)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    });
  });
});

describe('the options of a start', () => {
  test('a folder is meant from where the person stood; without one the host decides', () => {
    expect(hostOptions(['--data', 'here'], path.resolve('/somewhere')).data).toBe(
      path.resolve('/somewhere/here'),
    );
    expect(hostOptions([]).data).toBeUndefined();
  });

  test('what a host needs to know is passed on', () => {
    const options = hostOptions(['--practice', '--no-open', '--port', '4000', '--data', '/d']);
    expect(options).toMatchObject({ practice: true, open: false, port: 4000 });
    expect(hostArguments(options)).toEqual(['--data', path.resolve('/d'), '--practice']);
    expect(hostArguments(hostOptions([]))).toEqual([]);
  });

  test.each([['--port=x'], ['--port=65536'], ['--port=-1'], ['--unknown']])('refuses %s', (arg) => {
    expect(() => hostOptions([arg])).toThrow();
  });
});
