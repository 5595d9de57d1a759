/**
 * `npm run screenshots`: takes the pictures of the README from the real program with its practice
 * network, so that they show what a person gets and nothing else.
 * `npm run screenshots -- --all FOLDER [--only WORD]`: takes every screen, wizard step and state in
 * light and in dark into FOLDER, to be looked at; with WORD only the scenes that have it in their
 * name. They are not committed.
 * `npm run screenshots -- --fleet FOLDER`: upgrades twenty intercoms in one job with every trouble,
 * kills the program in the middle, and takes the pictures of what stands on the screen.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { takeGallery } from './lib/gallery/gallery.mjs';
import { takeReadmePictures } from './lib/gallery/readme.mjs';
import { inRoot } from './lib/paths.mjs';

const { values } = parseArgs({
  options: {
    all: { type: 'string' },
    only: { type: 'string', default: '' },
    fleet: { type: 'string' },
  },
});
/** npm changes into the checkout; a folder that somebody typed is meant from where they stood. */
const folderOf = (/** @type {string} */ typed) =>
  path.resolve(process.env['INIT_CWD'] ?? '.', typed);

if (values.fleet !== undefined) {
  const script = inRoot('tests', 'faults', 'pictures.ts');
  const args = ['--import', 'tsx', script, folderOf(values.fleet)];
  const child = spawn(process.execPath, args, { cwd: inRoot(), stdio: 'inherit' });
  const ended = /** @type {[number | null]} */ (await once(child, 'exit'));
  process.exitCode = ended[0] ?? 1;
} else if (values.all === undefined) await takeReadmePictures();
else await takeGallery({ folder: folderOf(values.all), only: values.only });
