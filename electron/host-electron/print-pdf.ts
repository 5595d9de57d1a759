import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Session,
  WebContents,
} from 'electron';
import { AppError } from '../../shared/errors';
import type { Clock, Log, PdfPrinter } from '../backend/ports';
import { APP_SCHEME } from './channels';
import { hardenSession, type HardenedSession } from './security/session';

/** Milliseconds that printing takes at most. */
const LIMIT_MS = 180_000;
/** A host of its own in a session of its own: nothing of the program's page is at hand there. */
const PRINT_URL = `${APP_SCHEME}://print/`;
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
};

export type PrintWindow = Pick<BrowserWindow, 'loadURL' | 'destroy' | 'isDestroyed'> & {
  readonly webContents: Pick<WebContents, 'printToPDF'>;
};
export type PrintSession = HardenedSession & {
  readonly protocol: Pick<Session['protocol'], 'handle' | 'unhandle'>;
};

export interface WindowPrinterOptions {
  /** Opens a window that nobody sees. */
  readonly openWindow: (options: BrowserWindowConstructorOptions) => PrintWindow;
  /** A session in memory. */
  readonly sessionOf: (partition: string) => PrintSession;
  readonly clock: Clock;
  readonly log: Log;
}

/** A hidden page without preload, without script, sandboxed, and without the way to any network. */
export function printWindowOptions(partition: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Prints with Electron's own Chromium. Documents are printed one after the other. */
export function createWindowPrinter(options: WindowPrinterOptions): PdfPrinter {
  const { openWindow, sessionOf, clock, log } = options;
  let last: Promise<unknown> = Promise.resolve();
  let session: { readonly partition: string; readonly of: PrintSession } | undefined;

  /** Made once: a session that Electron has made stays until the program ends. */
  const ownSession = () => {
    if (session) return session;
    const partition = 'lintel-print';
    session = { partition, of: sessionOf(partition) };
    hardenSession(session.of);
    return session;
  };

  const printNow = async (html: string, signal: AbortSignal): Promise<Uint8Array> => {
    signal.throwIfAborted();
    const { partition, of } = ownSession();
    of.protocol.handle(APP_SCHEME, () => new Response(html, { headers: HEADERS }));
    const window = openWindow(printWindowOptions(partition));
    // A page that is printed cannot be interrupted otherwise.
    const stop = (): void => {
      if (!window.isDestroyed()) window.destroy();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const began = clock.now();
      await window.loadURL(PRINT_URL);
      const bytes = await window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      log('info', 'Printed', { bytes: bytes.length, ms: clock.now() - began });
      return bytes;
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
      of.protocol.unhandle(APP_SCHEME);
    }
  };

  const withLimit = async (html: string, signal?: AbortSignal): Promise<Uint8Array> => {
    const ended = new AbortController();
    const tooLong = new AbortController();
    void clock.sleep(LIMIT_MS, ended.signal).then(
      () => tooLong.abort(),
      () => undefined,
    );
    const given = signal ? [signal] : [];
    try {
      return await printNow(html, AbortSignal.any([tooLong.signal, ...given]));
    } catch (cause) {
      signal?.throwIfAborted();
      const words = tooLong.signal.aborted
        ? 'Printing the report took too long and was stopped.'
        : 'The report could not be printed.';
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AppError('print.failed', words, { details: { reason }, cause });
    } finally {
      ended.abort();
    }
  };

  return {
    whyNot: () => '',
    print(html, signal) {
      const turn = last.then(() => withLimit(html, signal));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
