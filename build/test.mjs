/**
 * `npm test`: everything. Types, format, lint, architecture, unit, conformance, integration, faults,
 * and the program in a real browser. The last line is `N passed, N failed, N skipped`.
 */
import { bundle } from './bundle.mjs';
import { obtainChromium } from './lib/obtain-chromium.mjs';
import { sum } from './lib/reports.mjs';
import { endToEnd, format, inProcess, lint, runStages, types, vitest } from './lib/stages.mjs';

let chromium = '';
const preparation = await runStages({
  width: 1,
  stages: [
    inProcess('browser', async () => {
      chromium = await obtainChromium();
    }),
    inProcess('build', () => bundle({ log: () => undefined })),
  ],
});

const fast = await runStages({
  width: 2,
  stages: [
    lint({ cached: false }),
    vitest('unit'),
    ...types(),
    vitest('architecture'),
    format(),
    vitest('conformance'),
  ],
});

// One after the other and with few workers: these measure times and start processes of their own.
const slow = await runStages({
  width: 1,
  stages: [
    vitest('integration', ['--maxWorkers=3']),
    ...(chromium === '' ? [] : [endToEnd({ chromium })]),
  ],
});

const { passed, failed, skipped } = sum([preparation, fast, slow]);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
