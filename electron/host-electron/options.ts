import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ElectronOptions {
  readonly dataFolder: string;
  readonly practice: boolean;
}

/** Reads the arguments of the desktop program; those of Chromium and of Electron are not ours. */
export function parseElectronArgs(args: readonly string[], defaultFolder: string): ElectronOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { data: { type: 'string' }, practice: { type: 'boolean' } },
  });
  return {
    dataFolder: typeof values.data === 'string' ? resolve(values.data) : defaultFolder,
    practice: values.practice === true,
  };
}
