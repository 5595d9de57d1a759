import type { Session } from 'electron';
import { APP_URL } from '../channels';

/** The page never speaks to a network by itself; the backend does. */
const NETWORK = {
  urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'],
};

export type HardenedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setBluetoothPairingHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
  | 'webRequest'
>;

/**
 * Denies a session everything that Electron would grant unless told: permissions, devices, the
 * network, downloads that are not of our own making. The spell checker would fetch dictionaries.
 */
export function hardenSession(session: HardenedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setSpellCheckerEnabled(false);
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    callback('');
  });
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    callback(null);
  });
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
  session.webRequest.onBeforeRequest(NETWORK, (_details, callback) => callback({ cancel: true }));
  session.on('will-download', (event, item) => {
    // A file that the page itself holds and the person saves has a blob address of our origin.
    if (!item.getURL().startsWith(`blob:${APP_URL}`)) event.preventDefault();
  });
}
