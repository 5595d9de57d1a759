/** Runs in the sandbox before the page does; exposes the bridge and nothing of Electron. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './host-electron/bridge';

contextBridge.exposeInMainWorld('lintel', createBridge(ipcRenderer));
