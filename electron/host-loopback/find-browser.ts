import { existsSync } from 'node:fs';
import { delimiter, join, posix, win32 } from 'node:path';

/** What the search looks at; tests pass an invented computer. */
export interface Computer {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly exists: (file: string) => boolean;
}

export interface FoundBrowser {
  readonly executable: string;
  /** A folder that it may read and write where it may not everywhere (a snap of Ubuntu). */
  readonly ownFolder?: string;
}

/** Where distributions put them; a snap last, because it is the slowest to start. */
const LINUX_NAMES = [
  ...['chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'],
  ...['microsoft-edge', 'brave-browser'],
];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin'];
const SNAP = '/snap/bin/chromium';

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

function places({ env, platform, home }: Computer): readonly string[] {
  if (platform === 'darwin')
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => posix.join(folder, app)),
    );
  if (platform === 'win32')
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? WINDOWS_PROGRAMS.map((program) => win32.join(folder, program)) : [],
    );
  const folders = new Set([...LINUX_FOLDERS, ...(env.PATH ?? '').split(delimiter)]);
  folders.delete('');
  folders.delete('/snap/bin');
  return [...folders].flatMap((folder) => LINUX_NAMES.map((name) => join(folder, name)));
}

/**
 * A Chromium, Chrome or Edge that can print: LINTEL_CHROMIUM, else one that is installed where such
 * programs are; undefined where there is none.
 */
export function findBrowser(computer: Computer): FoundBrowser | undefined {
  const { env, platform, home, exists } = computer;
  const named = env.LINTEL_CHROMIUM;
  const found = [...(named ? [named] : []), ...places(computer)].find((file) => exists(file));
  if (found !== undefined) return { executable: found };
  if (platform === 'linux' && exists(SNAP))
    return { executable: SNAP, ownFolder: posix.join(home, 'snap', 'chromium', 'common') };
  return undefined;
}

export const thisComputer = (home: string): Computer => ({
  ...{ env: process.env, platform: process.platform, home, exists: existsSync },
});
