/**
 * What the host (Electron, loopback, a test) supplies to the backend. Each port is a plain object
 * with the least that the backend needs; nothing in the backend knows which host it runs in.
 */

/** Time. Tests inject one that stands still until it is told to move. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with an `AbortError` as soon as `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Writes a line to the program's log. `facts` must not hold a secret. */
export type Log = (
  level: LogLevel,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** Seals secrets with what the operating system offers. */
export interface Secrets {
  /** False where the system keeps no secrets: then they live until the program ends, in memory. */
  readonly persistent: boolean;
  seal(plain: string): Promise<string>;
  /** @throws when `sealed` was not sealed by this user on this computer. */
  open(sealed: string): Promise<string>;
}

export interface PickOptions {
  readonly title: string;
  /** Extensions without the dot, for example `['csv', 'txt']`; empty means any file. */
  readonly extensions: readonly string[];
  readonly multiple: boolean;
}

/** Lets the person choose files. Paths stay in the backend; the renderer sees tokens and names. */
export interface FilePicker {
  pick(options: PickOptions): Promise<readonly string[]>;
  /** Lets the person choose a folder; undefined where nothing was chosen. Absent: there is no way. */
  readonly pickFolder?: (options: { readonly title: string }) => Promise<string | undefined>;
}

/** Prints a document of ours to PDF with a Chromium. */
export interface PdfPrinter {
  /**
   * The document brings its own size of paper (`@page`). It runs no script and reaches no network.
   *
   * @throws AppError `print.no-browser` where nothing on this computer can print, `print.failed`,
   * `call.cancelled`
   */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Why nothing can be printed on this computer, in words; empty where it can. */
  whyNot(): string;
}

/** The running practice network: a process of its own with six virtual intercoms. */
export interface PracticeProcess {
  readonly intercoms: readonly PracticeIntercom[];
  stop(): Promise<void>;
}

export interface PracticeIntercom {
  /** `host:port` or a URL, as `intercoms.connect` takes it. */
  readonly address: string;
  readonly model: string;
  /** What is special about this one, in words ("Behind a white list"). */
  readonly note: string;
  /** The same at every start, as its address is not. */
  readonly mac: string;
}

export interface Ports {
  readonly host: 'electron' | 'loopback' | 'test';
  readonly version: string;
  /** Folder of this computer user's Lintel data; it exists. */
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Absent where the window itself sends the files (a browser). */
  readonly filePicker?: FilePicker;
  /** Opens an http(s) address in the browser of the computer. Absent: the window opens it. */
  readonly openLink?: (url: string) => Promise<void>;
  /** Absent: nothing is printed here; the document itself is given. */
  readonly pdf?: PdfPrinter;
  /** Keeps the computer from going to sleep until the function it returns is called. */
  readonly keepAwake?: (reason: string) => () => void;
  /** Shows a notification of the desktop. Never a secret. */
  readonly notify?: (title: string, text: string) => void;
  startPractice(): Promise<PracticeProcess>;
}
