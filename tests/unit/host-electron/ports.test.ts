import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/host-electron/menu';
import { parseElectronArgs } from '../../../electron/host-electron/options';
import { createFilePicker, keepAwake, openLink } from '../../../electron/host-electron/ports';
import { createKeyringSecrets } from '../../../electron/host-electron/secrets';
import {
  DEFAULT_STATE,
  fitToScreens,
  readWindowState,
  writeWindowState,
} from '../../../electron/host-electron/window-state';

/** A keyring that turns bytes around; it fails on what it did not make. */
function keyring(backend: 'basic_text' | 'gnome_libsecret' | 'unknown', available = true) {
  return {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: (plain: string) => Promise.resolve(Buffer.from(`sealed:${plain}`)),
    decryptStringAsync: (sealed: Buffer) =>
      sealed.toString().startsWith('sealed:')
        ? Promise.resolve({ result: sealed.toString().slice(7), shouldReEncrypt: false })
        : Promise.reject(new Error('not mine')),
  };
}

describe('keeping awake', () => {
  it('holds the computer once and lets go of just that hold', () => {
    const held = new Set<number>();
    const start = vi.fn((kind: string) => {
      expect(kind).toBe('prevent-app-suspension');
      held.add(7);
      return 7;
    });
    const stop = vi.fn((id: number) => held.delete(id));
    const release = keepAwake({ start, stop });
    expect(held.size).toBe(1);
    release();
    release();
    expect(held.size).toBe(0);
    expect(stop).toHaveBeenCalledOnce();
  });
});

describe('secrets of the desktop', () => {
  it('are sealed by the keyring', async () => {
    const safeStorage = keyring('gnome_libsecret');
    const secrets = await createKeyringSecrets({ safeStorage, platform: 'linux' });
    expect(secrets.persistent).toBe(true);
    const sealed = await secrets.seal('pässword');
    expect(sealed).not.toContain('pässword');
    expect(await secrets.open(sealed)).toBe('pässword');
  });

  it.each([
    ['basic_text', true],
    ['unknown', true],
    ['gnome_libsecret', false],
  ] as const)('stay in memory on Linux with %s (available: %s)', async (backend, available) => {
    const safeStorage = keyring(backend, available);
    const secrets = await createKeyringSecrets({ safeStorage, platform: 'linux' });
    expect(secrets.persistent).toBe(false);
    const sealed = await secrets.seal('secret');
    expect(sealed).not.toContain('secret');
    expect(await secrets.open(sealed)).toBe('secret');
  });

  it('do not ask for the backend where there is only one', async () => {
    const safeStorage = keyring('unknown');
    expect((await createKeyringSecrets({ safeStorage, platform: 'win32' })).persistent).toBe(true);
  });

  it('say so where they were sealed by somebody else', async () => {
    const safeStorage = keyring('gnome_libsecret');
    const secrets = await createKeyringSecrets({ safeStorage, platform: 'linux' });
    for (const sealed of ['memory:1', 'keyring:eHg=', ''])
      await expect(secrets.open(sealed)).rejects.toMatchObject({ code: 'store.damaged' });
  });
});

describe('links', () => {
  it('are opened over http and https only', async () => {
    const openExternal = vi.fn(() => Promise.resolve());
    await openLink({ openExternal }, 'http://192.168.1.78/');
    await openLink({ openExternal }, 'https://192.168.1.78:8443/a b');
    expect(openExternal.mock.calls).toEqual([
      ['http://192.168.1.78/'],
      ['https://192.168.1.78:8443/a%20b'],
    ]);
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'x', ''])
      await expect(openLink({ openExternal }, url)).rejects.toMatchObject({
        code: 'call.bad-input',
      });
    expect(openExternal).toHaveBeenCalledTimes(2);
  });
});

describe('the file dialog', () => {
  it('is asked for what is wanted, and closing it chooses nothing', async () => {
    const showOpenDialog = vi
      .fn()
      .mockResolvedValueOnce({ canceled: false, filePaths: ['/a/hosts.csv'] })
      .mockResolvedValueOnce({ canceled: true, filePaths: [] });
    const picker = createFilePicker({ showOpenDialog });
    const options = { title: 'Hosts', extensions: ['csv'], multiple: true };
    expect(await picker.pick(options)).toEqual(['/a/hosts.csv']);
    expect(await picker.pick({ ...options, extensions: [], multiple: false })).toEqual([]);
    expect(showOpenDialog.mock.calls).toMatchObject([
      [{ properties: ['openFile', 'multiSelections'], filters: [{ extensions: ['csv'] }] }],
      [{ properties: ['openFile'], filters: [] }],
    ]);
  });
});

describe('the place of the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const placed = { x: 100, y: 50, width: 1280, height: 800, maximized: false };

  it('is kept while a screen shows it', () => {
    expect(fitToScreens(placed, [screen])).toEqual(placed);
  });

  it.each([
    ['left of all screens', { ...placed, x: -1300 }],
    ['with its title above', { ...placed, y: -40 }],
    ['on a screen that is gone', { ...placed, x: 2500 }],
  ])('is forgotten %s', (_where, state) => {
    const { width, height, maximized } = state;
    expect(fitToScreens(state, [screen])).toEqual({ width, height, maximized });
  });

  it('is read back, and a damaged file is a default place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lintel-window-'));
    expect(await readWindowState(folder)).toEqual(DEFAULT_STATE);
    await writeWindowState(folder, placed);
    expect(await readWindowState(folder)).toEqual(placed);
    for (const text of ['{', '{"width":1}', 'null']) {
      await writeFile(join(folder, 'window.json'), text);
      expect(await readWindowState(folder)).toEqual(DEFAULT_STATE);
    }
    await rm(folder, { recursive: true });
  });
});

describe('arguments and menu', () => {
  it('takes its own arguments and leaves the others', () => {
    expect(parseElectronArgs(['.', '--no-sandbox', '--practice'], '/d')).toEqual({
      dataFolder: '/d',
      practice: true,
    });
    expect(parseElectronArgs(['--data', 'here', '--inspect=9229'], '/d')).toMatchObject({
      dataFolder: join(process.cwd(), 'here'),
      practice: false,
    });
  });

  it.each(['win32', 'linux', 'darwin'] as const)(
    'offers zoom, reload and quit on %s',
    (platform) => {
      const text = JSON.stringify(menuTemplate(platform));
      for (const role of ['zoomIn', 'zoomOut', 'resetZoom', 'reload', 'editMenu'])
        expect(text).toContain(role);
      expect(text).toContain(platform === 'darwin' ? 'appMenu' : 'quit');
    },
  );
});
