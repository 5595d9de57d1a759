import { EventEmitter } from 'node:events';
import type { createBridge } from '../../../electron/host-electron/bridge';
import type { IpcOptions, WindowContents } from '../../../electron/host-electron/ipc';

/** The page's end of the IPC, as the bridge takes it. */
export type PageIpc = Parameters<typeof createBridge>[0];

/**
 * Electron's IPC without Electron, as faithful as the suite needs it: values are cloned on the way
 * (with the algorithm that Electron uses), everything arrives later and in order, a handler that
 * throws reaches the other side as a bare message, sending to a destroyed window throws, and each
 * message names the frame that sent it.
 */
export interface StandIn {
  readonly ipcMain: IpcOptions['ipcMain'];
  createWindow(url: string): StandInWindow;
}

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

export interface StandInWindow {
  readonly contents: WindowContents;
  readonly mainFrame: Frame;
  /** The page's end of the IPC, in the main frame unless told. */
  renderer(frame?: Frame | null): PageIpc;
  navigate(url: string): void;
  destroy(): void;
}

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;

function clone(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    // Electron's own words.
    throw new Error('An object could not be cloned.');
  }
}

const later = () => new Promise((resolve) => setImmediate(resolve));

export function createStandIn(): StandIn {
  const handlers = new Map<string, Handler>();
  const toMain = new EventEmitter();
  let lastId = 0;

  const ipcMain = {
    handle(channel: string, handler: Handler) {
      if (handlers.has(channel))
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => void handlers.delete(channel),
    on: (channel: string, listener: Handler) => toMain.on(channel, listener),
    removeListener: (channel: string, listener: Handler) =>
      toMain.removeListener(channel, listener),
  };

  const createWindow = (url: string): StandInWindow => {
    lastId += 1;
    const id = lastId;
    const toPage = new EventEmitter().setMaxListeners(50);
    const own = new EventEmitter();
    let destroyed = false;
    const mainFrame = { url, parent: null as Frame | null };

    const contents = {
      id,
      isDestroyed: () => destroyed,
      once: (name: string, listener: () => void) => own.once(name, listener),
      send(channel: string, ...args: readonly unknown[]) {
        if (destroyed) throw new TypeError('Object has been destroyed');
        const sent = args.map(clone);
        void later().then(() => toPage.emit(channel, { senderId: 0 }, ...sent));
      },
    };

    const renderer = (frame: Frame | null = mainFrame) => ({
      async invoke(channel: string, ...args: readonly unknown[]) {
        const sent = args.map(clone);
        await later();
        const handler = handlers.get(channel);
        if (!handler) throw new Error(`No handler registered for '${channel}'`);
        let value: unknown;
        try {
          value = await handler({ sender: contents, senderFrame: frame }, ...sent);
        } catch (error) {
          throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
        }
        if (destroyed) return new Promise<never>(() => undefined);
        const answer = clone(value);
        await later();
        return answer;
      },
      send(channel: string, ...args: readonly unknown[]) {
        const sent = args.map(clone);
        void later().then(() =>
          toMain.emit(channel, { sender: contents, senderFrame: frame }, ...sent),
        );
      },
      on: (channel: string, listener: Handler) => toPage.on(channel, listener),
      removeListener: (channel: string, listener: Handler) =>
        toPage.removeListener(channel, listener),
    });

    return {
      contents: contents as unknown as WindowContents,
      mainFrame,
      renderer: renderer as unknown as StandInWindow['renderer'],
      navigate(to) {
        mainFrame.url = to;
      },
      destroy() {
        destroyed = true;
        own.emit('destroyed');
      },
    };
  };

  return { ipcMain: ipcMain as unknown as StandIn['ipcMain'], createWindow };
}
