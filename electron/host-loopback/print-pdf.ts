import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../shared/errors';
import { codeOf } from '../backend/files/disk';
import type { Clock, Log, PdfPrinter } from '../backend/ports';
import type { FoundBrowser } from './find-browser';

/** Milliseconds that printing takes at most: a hundred pages with photos are done in a few seconds. */
const LIMIT_MS = 180_000;

/**
 * A browser without a window, of its own, that reaches no network. Scripts are forbidden by the
 * policy in the document itself: switched off by a flag, this way of printing does not work either.
 */
const FLAGS = [
  ...['--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--no-default-browser-check', '--disable-extensions', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-default-apps', '--mute-audio'],
  ...['--host-resolver-rules=MAP * ~NOTFOUND'],
  ...['--no-pdf-header-footer', '--generate-pdf-document-outline'],
];

export interface BrowserPrinterOptions {
  readonly find: () => FoundBrowser | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds; three minutes unless told. */
  readonly limit?: number;
}

const NONE = 'There is no Chromium, Chrome or Edge on this computer that could print.';

/** Runs the browser to its end; kills it and all that it started when `signal` aborts. */
function run(browser: FoundBrowser, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser.executable, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Its own group, so that its helpers end with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    const kill = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch (error) {
        // It has ended by itself in the meantime.
        if (codeOf(error) !== 'ESRCH') reject(error instanceof Error ? error : new Error(said));
      }
    };
    signal.addEventListener('abort', kill, { once: true });
    child.once('error', reject);
    child.once('close', () => {
      signal.removeEventListener('abort', kill);
      resolve(said);
    });
    if (signal.aborted) kill();
  });
}

/** What it printed; a file that is no PDF, or none, is why it failed. */
async function printed(file: string, said: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError('print.failed', 'The browser of this computer did not print the report.', {
      details: { reason: codeOf(cause), said },
      cause,
    });
  });
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return bytes;
  throw new AppError('print.failed', 'What the browser of this computer printed is no PDF.', {
    details: { size: bytes.length, said },
  });
}

/** Prints with a browser that is installed on this computer, in a folder that is gone afterwards. */
export function createBrowserPrinter(options: BrowserPrinterOptions): PdfPrinter {
  const { find, clock, log, limit = LIMIT_MS } = options;

  return {
    whyNot: () => (find() ? '' : NONE),

    async print(html, signal) {
      const browser = find();
      if (!browser) throw new AppError('print.no-browser', NONE);
      const folder = await mkdtemp(join(browser.ownFolder ?? tmpdir(), 'lintel-print-'));
      const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
      const ended = new AbortController();
      const tooLong = new AbortController();
      const began = clock.now();
      void clock.sleep(limit, ended.signal).then(
        () => tooLong.abort(),
        () => undefined,
      );
      try {
        await writeFile(page, html, { mode: 0o600 });
        const root = process.platform === 'linux' && process.getuid?.() === 0;
        const said = await run(
          browser,
          [
            ...FLAGS,
            // Chromium refuses its own sandbox to root; everywhere else it stays on.
            ...(root ? ['--no-sandbox'] : []),
            ...[`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`],
            pathToFileURL(page).href,
          ],
          AbortSignal.any([tooLong.signal, ...(signal ? [signal] : [])]),
        );
        signal?.throwIfAborted();
        if (tooLong.signal.aborted)
          throw new AppError('print.failed', 'Printing the report took too long and was stopped.', {
            details: { seconds: limit / 1000, said },
          });
        const bytes = await printed(pdf, said);
        log('info', 'Printed', { bytes: bytes.length, ms: clock.now() - began });
        return bytes;
      } finally {
        ended.abort();
        // A helper of the browser may still be writing its last into the profile.
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      }
    },
  };
}
