import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = process.env['LINTEL_FIXTURES'] ?? resolve(process.cwd(), '../shared/fixtures');

/**
 * A reply or file of a real unit.
 *
 * @throws Error that says where the folder is looked for when it is missing.
 */
export function fixture(name: string): Buffer {
  if (!existsSync(folder))
    throw new Error(
      `The replies of real units are missing: ${folder}. Put them there or set LINTEL_FIXTURES.`,
    );
  return readFileSync(resolve(folder, name));
}
