import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { createBackend, type Backend } from '../backend/backend';
import { createLogFile, type LogFile } from '../backend/log-file';
import { systemClock } from '../backend/system-clock';
import { createAssets } from '../backend/web/assets';
import { createAppHandler } from './app-protocol';
import { APP_SCHEME } from './channels';
import { createElectronHost, type ElectronHost, type IpcOptions } from './ipc';
import { menuTemplate } from './menu';
import { createElectronPorts } from './ports';
import { createWindowPrinter } from './print-pdf';
import { createKeyringSecrets } from './secrets';
import { hardenSession } from './security/session';
import { openWindow, windowOptions } from './window';
import { fitToScreens, readWindowState, writeWindowState } from './window-state';

/** Files of the build that the desktop program loads. */
export interface BuiltFiles {
  readonly renderer: string;
  readonly preload: string;
  readonly practice: string;
}

/** Opens the log; where it cannot be written, standard error says so. */
export function openLog(folder: string): Promise<LogFile> {
  return createLogFile({
    folder,
    clock: systemClock,
    onFailure: (error) => console.error('The log cannot be written:', error),
  });
}

/** Builds the backend with what the desktop offers. */
export async function startBackend(
  dataFolder: string,
  logFile: LogFile,
  built: BuiltFiles & { readonly practising: boolean },
): Promise<Backend> {
  const secrets = await createKeyringSecrets({ safeStorage, platform: process.platform });
  const forkPractice = () =>
    utilityProcess.fork(built.practice, ['--no-input'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      serviceName: 'Lintel practice network',
    });
  return createBackend(
    createElectronPorts({
      version: app.getVersion(),
      dataFolder,
      clock: systemClock,
      log: logFile.log,
      secrets,
      dialog,
      shell,
      pdf: createWindowPrinter({
        openWindow: (options) => new BrowserWindow(options),
        sessionOf: (partition) => session.fromPartition(partition),
        clock: systemClock,
        log: logFile.log,
      }),
      forkPractice,
      powerSaveBlocker,
      ...(Notification.isSupported() && {
        notification: (title: string, body: string) => new Notification({ title, body }),
      }),
    }),
    { practising: built.practising },
  );
}

export interface HostParts extends IpcOptions {
  readonly built: BuiltFiles;
}

/** Serves the page and its calls. */
export function startHost({ ipcMain, backend, log, built }: HostParts): ElectronHost {
  hardenSession(session.defaultSession);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  const assets = createAssets({ folder: built.renderer, connect: "'none'" });
  protocol.handle(APP_SCHEME, createAppHandler(assets));
  return createElectronHost({ ipcMain, backend, log });
}

/** Opens the window where it last was; the launcher waits for the line that is printed then. */
export async function showWindow(
  host: ElectronHost,
  { log }: LogFile,
  files: { readonly dataFolder: string; readonly preload: string },
): Promise<void> {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const state = fitToScreens(await readWindowState(files.dataFolder), areas);
  const window = new BrowserWindow(windowOptions(state, files.preload));
  host.admit(window.webContents);
  await openWindow(window, {
    state,
    log,
    onShown: () => process.stdout.write('lintel-window-ready\n'),
    onFailed: (reason) => {
      console.error(`The window cannot be shown: ${reason}`);
      app.exit(1);
    },
    onStateChanged: (changed) => {
      writeWindowState(files.dataFolder, changed).catch((error: unknown) =>
        log('warn', 'The place of the window could not be kept', { error }),
      );
    },
  });
}

/** Quits in order: calls in flight are answered, the practice network ends, the log is written. */
export function closeBeforeQuit(backend: Backend, host: ElectronHost, logFile: LogFile): void {
  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void backend
      .close()
      .catch((error: unknown) => logFile.log('error', 'Closing failed', { error }))
      .then(() => host.close())
      .then(() => logFile.flush())
      .finally(() => app.exit(0));
  });
}
