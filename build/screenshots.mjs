/**
 * `npm run screenshots`: takes the pictures of the README from the real program with its practice
 * network, so that they show what a person gets and nothing else.
 * `npm run screenshots -- --all FOLDER [--only WORD]`: takes every screen, wizard step and state in
 * light and in dark into FOLDER, to be looked at; with WORD only the scenes that have it in their
 * name. They are not committed.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { takeGallery } from './lib/gallery/gallery.mjs';
import { takeReadmePictures } from './lib/gallery/readme.mjs';

const { values } = parseArgs({
  options: { all: { type: 'string' }, only: { type: 'string', default: '' } },
});
if (values.all === undefined) await takeReadmePictures();
else {
  // npm changes into the checkout; a folder that somebody typed is meant from where they stood.
  const folder = path.resolve(process.env['INIT_CWD'] ?? '.', values.all);
  await takeGallery({ folder, only: values.only });
}
