import type { Dialog, Notification, PowerSaveBlocker, Shell, UtilityProcess } from 'electron';
import { AppError } from '../../shared/errors';
import type { Clock, FilePicker, Log, PdfPrinter, Ports, Secrets } from '../backend/ports';
import { startPracticeProcess, type PracticeChild } from '../backend/practice-process';

/** Chooses files by the dialog of the operating system. */
export function createFilePicker(dialog: Pick<Dialog, 'showOpenDialog'>): FilePicker {
  return {
    async pick({ title, extensions, multiple }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title,
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: extensions.length === 0 ? [] : [{ name: title, extensions: [...extensions] }],
      });
      return canceled ? [] : filePaths;
    },
    async pickFolder({ title }) {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? undefined : filePaths[0];
    },
  };
}

/**
 * Opens a link in the browser of this computer. Only http and https: what else the system would
 * open may run a program.
 *
 * @throws AppError `call.bad-input`
 */
export async function openLink(shell: Pick<Shell, 'openExternal'>, url: string): Promise<void> {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new AppError('call.bad-input', 'url: only http and https are opened.', {
      details: { field: 'url' },
    });
  await shell.openExternal(new URL(url).href);
}

/** Keeps the computer awake; the screen may go dark. Letting go twice does no harm. */
export function keepAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): () => void {
  const id = blocker.start('prevent-app-suspension');
  let held = true;
  return () => {
    if (held) blocker.stop(id);
    held = false;
  };
}

export type ForkPractice = () => Pick<UtilityProcess, 'stdout' | 'kill' | 'once' | 'pid'>;

/** The practice network as a utility process: `fork` does not work where `runAsNode` is off. */
export function practiceChild(fork: ForkPractice): PracticeChild {
  const child = fork();
  const { stdout } = child;
  if (!stdout) throw new Error('The practice process has no output.');
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    stdout,
    exited,
    stop: () => child.kill(),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

export interface ElectronPortsOptions {
  readonly version: string;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly pdf: PdfPrinter;
  readonly forkPractice: ForkPractice;
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  /** Makes a notification; absent where the desktop shows none. */
  readonly notification?: (title: string, body: string) => Pick<Notification, 'show'>;
}

/** What the desktop offers to the backend. */
export function createElectronPorts(options: ElectronPortsOptions): Ports {
  const { version, dataFolder, clock, log, secrets, dialog, shell, forkPractice } = options;
  const { powerSaveBlocker, notification, pdf } = options;
  return {
    host: 'electron',
    version,
    dataFolder,
    clock,
    log,
    secrets,
    pdf,
    filePicker: createFilePicker(dialog),
    openLink: (url) => openLink(shell, url),
    keepAwake(reason) {
      log('info', 'The computer is kept awake', { reason });
      return keepAwake(powerSaveBlocker);
    },
    notify: (title, text) => notification?.(title, text).show(),
    startPractice: () => startPracticeProcess(() => practiceChild(forkPractice)),
  };
}
