import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import {
  hardenContents,
  type HardenedContents,
} from '../../../electron/host-electron/security/contents';
import {
  hardenSession,
  type HardenedSession,
} from '../../../electron/host-electron/security/session';
import { windowOptions } from '../../../electron/host-electron/window';

type Anything = (...args: readonly unknown[]) => unknown;

/** Keeps what a session is told, so that a test can ask as Electron would. */
function fakeSession() {
  const told = new Map<string, Anything>();
  const events = new EventEmitter();
  const setter = (name: string) => (handler: Anything) => void told.set(name, handler);
  const session = {
    setPermissionRequestHandler: setter('request'),
    setPermissionCheckHandler: setter('check'),
    setDevicePermissionHandler: setter('device'),
    setBluetoothPairingHandler: setter('bluetooth'),
    setDisplayMediaRequestHandler: setter('screen'),
    setSpellCheckerEnabled: vi.fn(),
    on: (name: string, listener: Anything) => events.on(name, listener),
    webRequest: {
      onBeforeRequest: (filter: { urls: string[] }, handler: Anything) => {
        told.set('network', (...args) => handler(...args));
        told.set('urls', () => filter.urls);
      },
    },
  };
  hardenSession(session as unknown as HardenedSession);
  const ask = (name: string, ...args: readonly unknown[]) => told.get(name)?.(...args);
  return { session, events, ask };
}

describe('a hardened session', () => {
  it('denies every permission, asked for or looked up', () => {
    const { ask } = fakeSession();
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'usb']) {
      const answer = vi.fn();
      ask('request', {}, permission, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(ask('check', {}, permission, 'app://lintel')).toBe(false);
    }
  });

  it('denies every device', () => {
    const { ask, events } = fakeSession();
    expect(ask('device', { deviceType: 'hid' })).toBe(false);
    const paired = vi.fn();
    ask('bluetooth', {}, paired);
    expect(paired).toHaveBeenCalledWith({ confirmed: false });
    const captured = vi.fn();
    ask('screen', {}, captured);
    expect(captured).toHaveBeenCalledWith({});
    const event = { preventDefault: vi.fn() };
    const choose = vi.fn();
    events.emit('select-serial-port', event, [], {}, choose);
    events.emit('select-hid-device', event, {}, choose);
    events.emit('select-usb-device', event, {}, choose);
    expect(event.preventDefault).toHaveBeenCalledTimes(3);
    expect(choose.mock.calls).toEqual([[''], [null], []]);
  });

  it('stops every request to a network or to a file', () => {
    const { ask, session } = fakeSession();
    const answer = vi.fn();
    ask('network', { url: 'https://example.com/' }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: true });
    const urls = ask('urls') as string[];
    for (const scheme of ['http', 'https', 'ws', 'wss', 'file'])
      expect(urls).toContain(`${scheme}://*/*`);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });

  it('lets the page save what it made, and nothing else be downloaded', () => {
    const { events } = fakeSession();
    const download = (url: string) => {
      const event = { preventDefault: vi.fn() };
      events.emit('will-download', event, { getURL: () => url });
      return event.preventDefault.mock.calls.length === 0;
    };
    expect(download('blob:app://lintel/6d0c')).toBe(true);
    for (const url of ['https://example.com/a.exe', 'blob:https://example.com/1', 'data:,x'])
      expect(download(url)).toBe(false);
  });
});

describe('hardened contents', () => {
  const make = () => {
    const events = new EventEmitter();
    let open: Anything = () => undefined;
    const log = vi.fn();
    const contents = {
      on: (name: string, listener: Anything) => events.on(name, listener),
      setWindowOpenHandler: (handler: Anything) => {
        open = handler;
      },
    };
    hardenContents(contents as unknown as HardenedContents, log);
    return { events, log, open: (url: string) => open({ url }) };
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'block %s, wherever it leads',
    (name) => {
      const { events, log } = make();
      for (const url of ['https://example.com/', 'app://lintel/other', 'file:///etc/passwd']) {
        const event = { preventDefault: vi.fn(), url };
        events.emit(name, event, {}, {});
        expect(event.preventDefault).toHaveBeenCalledOnce();
      }
      expect(log).toHaveBeenCalledTimes(3);
    },
  );

  it('open no window', () => {
    const { open } = make();
    for (const url of ['https://example.com/', 'app://lintel/', 'about:blank'])
      expect(open(url)).toEqual({ action: 'deny' });
  });
});

describe('the window', () => {
  it('is isolated, sandboxed, and has no Node', () => {
    const { webPreferences, show } = windowOptions(
      { width: 1280, height: 800, maximized: false },
      '/preload.cjs',
    );
    expect(webPreferences).toMatchObject({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    });
    expect(show).toBe(false);
  });
});
