/** `npm run check`: the fast half of the tests, under a minute; also run before every push. */
import { format, lint, runStages, types, vitest } from './lib/stages.mjs';

const started = performance.now();
// The longest first, so that the two lanes end at about the same time.
const stages = [
  lint({ cached: true }),
  vitest('unit'),
  ...types(),
  vitest('architecture'),
  format(),
];
const { passed, failed, skipped } = await runStages({ stages, width: 2 });
console.log(
  `${passed} passed, ${failed} failed, ${skipped} skipped in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
