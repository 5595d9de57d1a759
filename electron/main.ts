/** The desktop program: the list of what is set up, in order. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, protocol } from 'electron';
import { defaultDataFolder } from './backend/files/data-folder';
import { registerAppScheme } from './host-electron/app-protocol';
import { parseElectronArgs } from './host-electron/options';
import { hardenContents } from './host-electron/security/contents';
import {
  closeBeforeQuit,
  openLog,
  showWindow,
  startBackend,
  startHost,
} from './host-electron/start';

/** Paths beside the built entry, `out/main/main.mjs`. */
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = {
  renderer: at('../renderer'),
  preload: at('../preload/preload.cjs'),
  practice: at('../node/practice.mjs'),
};

const { platform, env, argv } = process;
const folder = defaultDataFolder({ platform, env, home: homedir() });
const { dataFolder, practice } = parseElectronArgs(argv.slice(1), folder);
mkdirSync(dataFolder, { recursive: true });
// Chromium's own files go beside ours, not among them.
app.setPath('userData', join(dataFolder, 'window'));
app.enableSandbox();
registerAppScheme(protocol);

async function run(): Promise<void> {
  const logFile = await openLog(dataFolder);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, logFile.log));
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  await app.whenReady();
  const backend = await startBackend(dataFolder, logFile, { ...built, practising: practice });
  const host = startHost({ ipcMain, backend, log: logFile.log, built });
  closeBeforeQuit(backend, host, logFile);
  if (practice)
    await backend.router.handle({ id: 'practice', call: 'practice.start', input: {} }, 'host');
  await showWindow(host, logFile, { dataFolder, preload: built.preload });
}

if (!app.requestSingleInstanceLock()) {
  // The launcher must not take this for a failed start and serve the same data a second time.
  process.stdout.write('lintel-already-open\n');
  app.quit();
} else
  run().catch((error: unknown) => {
    console.error('Lintel cannot start:', error);
    app.exit(1);
  });
