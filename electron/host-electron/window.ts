import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Log } from '../backend/ports';
import { APP_URL } from './channels';
import type { WindowState } from './window-state';

/** Times that a page which crashed is loaded again before the window gives up. */
const RELOADS = 3;

/** The options of the one window: isolated, sandboxed, no Node, no spell checker, no webview. */
export function windowOptions(
  state: WindowState,
  preload: string,
): BrowserWindowConstructorOptions {
  const { x, y, width, height } = state;
  return {
    ...(x === undefined || y === undefined ? {} : { x, y }),
    width,
    height,
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'Lintel',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  };
}

export function stateOf(
  window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>,
): WindowState {
  const { x, y, width, height } = window.getNormalBounds();
  return { x, y, width, height, maximized: window.isMaximized() };
}

export interface OpenOptions {
  readonly state: WindowState;
  readonly log: Log;
  readonly onShown: () => void;
  /** The page cannot be shown at all. */
  readonly onFailed: (reason: string) => void;
  readonly onStateChanged: (state: WindowState) => void;
}

/** Loads the page, shows the window once there is something to see, and keeps the page alive. */
export async function openWindow(window: BrowserWindow, options: OpenOptions): Promise<void> {
  const contents = window.webContents;
  let reloads = 0;
  contents.on('render-process-gone', (_event, { reason }) => {
    options.log('error', 'The page crashed', { reason, reloads });
    if (reason === 'clean-exit') return;
    reloads += 1;
    if (reloads <= RELOADS) contents.reload();
    else options.onFailed(`the page crashed (${reason})`);
  });
  window.once('ready-to-show', () => {
    if (options.state.maximized) window.maximize();
    window.show();
    options.onShown();
  });
  window.on('close', () => options.onStateChanged(stateOf(window)));
  try {
    await window.loadURL(APP_URL);
  } catch (error) {
    options.onFailed(error instanceof Error ? error.message : String(error));
  }
}
