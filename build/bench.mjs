/**
 * `npm run bench [NAME...]`: runs every timing in tests/bench, or those that are named, one after
 * the other. They print what they measure and judge nothing.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from './lib/run.mjs';

const FOLDER = 'tests/bench';
const wanted = process.argv.slice(2);
const found = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts')).sort();
const chosen = found.filter(
  (name) => wanted.length === 0 || wanted.includes(basename(name, '.ts')),
);
if (chosen.length === 0) {
  console.error(
    `There is no such timing. Known: ${found.map((n) => basename(n, '.ts')).join(', ')}.`,
  );
  process.exitCode = 1;
}
for (const name of chosen) {
  console.log(`\n# ${basename(name, '.ts')}`);
  const { code } = await run(process.execPath, ['--import', 'tsx', join(FOLDER, name)], {
    onOutput: (chunk) => process.stdout.write(chunk),
  });
  if (code !== 0) process.exitCode = 1;
}
