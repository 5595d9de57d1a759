import { posix, win32 } from 'node:path';

export interface DataFolderOptions {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where Lintel keeps its data unless told otherwise; both hosts use the same folder. */
export function defaultDataFolder({ platform, env, home }: DataFolderOptions): string {
  if (platform === 'win32')
    return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), 'Lintel');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Lintel');
  // The XDG rules: a value that is not absolute is to be ignored.
  const base = env.XDG_DATA_HOME?.startsWith('/')
    ? env.XDG_DATA_HOME
    : posix.join(home, '.local', 'share');
  return posix.join(base, 'Lintel');
}
