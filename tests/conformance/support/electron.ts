import { createBridge } from '../../../electron/host-electron/bridge';
import { APP_URL } from '../../../electron/host-electron/channels';
import { createElectronHost, type ElectronHost } from '../../../electron/host-electron/ipc';
import type { EventMessage, Request } from '../../../shared/contract/envelope';
import { createStandIn, type StandIn, type StandInWindow } from './electron-stand-in';
import { createTestBackend, type TestBackend } from './test-backend';
import type { Client, TransportKind } from './transport';

export interface TestElectron {
  readonly standIn: StandIn;
  readonly host: ElectronHost;
  readonly backend: TestBackend;
  readonly windows: Readonly<Record<Client, StandInWindow>>;
  close(): Promise<void>;
}

/** The real Electron host with two windows of the stand-in. */
export async function startElectron(): Promise<TestElectron> {
  const backend = await createTestBackend();
  const standIn = createStandIn();
  const log = () => undefined;
  const host = createElectronHost({ ipcMain: standIn.ipcMain, backend, log });
  const windows = { a: standIn.createWindow(APP_URL), b: standIn.createWindow(APP_URL) };
  host.admit(windows.a.contents);
  host.admit(windows.b.contents);
  return {
    standIn,
    host,
    backend,
    windows,
    async close() {
      await backend.close();
      host.close();
    },
  };
}

export const electron: TransportKind = {
  name: 'Electron host over IPC',
  async create() {
    const started = await startElectron();
    const { standIn, backend, windows } = started;
    const bridges = {
      a: createBridge(windows.a.renderer()),
      b: createBridge(windows.b.renderer()),
    };
    const stranger = createBridge(standIn.createWindow('https://example.com/').renderer());
    return {
      backend,
      send: (request, client) => bridges[client].call(request as Request),
      cancel: (id, client) => {
        bridges[client].cancel(id);
        return Promise.resolve();
      },
      listen: (client) => {
        const messages: EventMessage[] = [];
        const stop = bridges[client].onEvent((message) => messages.push(message));
        return Promise.resolve({
          messages,
          stop() {
            stop();
            return Promise.resolve();
          },
        });
      },
      sendAsStranger: (request) => stranger.call(request as Request),
      cancelAsStranger: (id) => {
        stranger.cancel(id);
        return Promise.resolve();
      },
      close: () => started.close(),
    };
  },
};
