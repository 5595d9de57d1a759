import { describe, expect, it, vi } from 'vitest';
import { createWindowPrinter, type PrintSession } from '../../../electron/host-electron/print-pdf';
import { isAppError } from '../../../shared/errors';
import { realClock } from '../../support/clock';

type Handler = (request: Request) => Response | Promise<Response>;

/** Electron as far as printing needs it: a window asks its session for the page that it loads. */
function standIn() {
  const handlers = new Map<string, Handler>();
  const windows: { readonly options: unknown; open: boolean; page: string }[] = [];
  const refused: string[] = [];
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setBluetoothPairingHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    on: vi.fn(),
    webRequest: {
      onBeforeRequest: ({ urls }: { urls: string[] }) => void refused.push(...urls),
    },
    protocol: {
      handle(scheme: string, handler: Handler) {
        if (handlers.has(scheme)) throw new Error(`${scheme} is handled already`);
        handlers.set(scheme, handler);
      },
      unhandle: (scheme: string) => void handlers.delete(scheme),
    },
  };
  const partitions: string[] = [];
  let print = (): Promise<Buffer> => Promise.resolve(Buffer.from('%PDF-1.4'));
  const printToPDF = vi.fn(() => print());
  const printer = createWindowPrinter({
    clock: realClock,
    log: () => undefined,
    sessionOf(partition) {
      partitions.push(partition);
      return session as unknown as PrintSession;
    },
    openWindow(options) {
      const window = { options, open: true, page: '' };
      windows.push(window);
      return {
        async loadURL(url) {
          const handler = handlers.get(new URL(url).protocol.slice(0, -1));
          if (!handler) throw new Error('ERR_UNKNOWN_URL_SCHEME');
          window.page = await (await handler(new Request(url))).text();
        },
        isDestroyed: () => !window.open,
        destroy() {
          window.open = false;
        },
        webContents: { printToPDF },
      };
    },
  });
  const prints = (work: typeof print): void => {
    print = work;
  };
  return { printer, windows, partitions, refused, handlers, printToPDF, prints };
}

describe('printing in the desktop program', () => {
  it('prints the document as it is, on the paper that it names itself', async () => {
    const { printer, windows, printToPDF } = standIn();
    const bytes = await printer.print('<p>Übergabe</p>');
    expect(Buffer.from(bytes).toString()).toBe('%PDF-1.4');
    expect(windows.map(({ page, open }) => [page, open])).toEqual([['<p>Übergabe</p>', false]]);
    expect(printToPDF).toHaveBeenCalledWith(
      expect.objectContaining({ preferCSSPageSize: true, printBackground: true }),
    );
  });

  it('opens a window that nobody sees, that runs nothing and reaches nothing', async () => {
    const { printer, windows, partitions, refused } = standIn();
    await printer.print('<p>');
    expect(windows[0]?.options).toEqual({
      show: false,
      webPreferences: {
        ...{ partition: 'lintel-print', sandbox: true, contextIsolation: true, javascript: false },
        ...{ nodeIntegration: false, webviewTag: false, spellcheck: false },
      },
    });
    // In memory: a partition that is kept on the disk begins with `persist:`.
    expect(partitions).toEqual(['lintel-print']);
    expect(refused).toContain('https://*/*');
  });

  it('prints one document after the other', async () => {
    const { printer, windows, prints } = standIn();
    const open: number[] = [];
    prints(async () => {
      open.push(windows.filter((window) => window.open).length);
      await new Promise((resolve) => setImmediate(resolve));
      return Buffer.from(windows.at(-1)?.page ?? '');
    });
    const made = await Promise.all(['a', 'b', 'c'].map((page) => printer.print(page)));
    expect(made.map((bytes) => Buffer.from(bytes).toString())).toEqual(['a', 'b', 'c']);
    expect(open).toEqual([1, 1, 1]);
  });

  it('says that it failed, leaves nothing open, and prints the next one', async () => {
    const { printer, windows, handlers, prints } = standIn();
    prints(() => Promise.reject(new Error('Printing failed')));
    await expect(printer.print('<p>')).rejects.toMatchObject({ code: 'print.failed' });
    expect(windows.some(({ open }) => open)).toBe(false);
    expect(handlers.size).toBe(0);
    prints(() => Promise.resolve(Buffer.from('again')));
    expect(Buffer.from(await printer.print('<p>')).toString()).toBe('again');
  });

  it('stops by closing the window', async () => {
    const { printer, windows, prints } = standIn();
    const stop = new AbortController();
    prints(async () => {
      stop.abort();
      await new Promise((resolve) => setImmediate(resolve));
      // As Electron does with a page that is gone.
      throw new Error('Object has been destroyed');
    });
    const failed = await printer.print('<p>', stop.signal).catch((error: unknown) => error);
    expect(isAppError(failed)).toBe(false);
    expect(failed).toMatchObject({ name: 'AbortError' });
    expect(windows.map(({ open }) => open)).toEqual([false]);
  });
});
