import { createInterface } from 'node:readline';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { PracticeProcess } from './ports';

/** Milliseconds that the virtual intercoms have to come up. */
const START_MS = 20_000;
/** Milliseconds that they have to end by themselves. */
const STOP_MS = 3_000;

/** The line that the practice process writes once all its intercoms listen. */
const lineSchema = z.object({
  practice: z.array(
    z.object({ address: z.string(), model: z.string(), note: z.string(), mac: z.string() }),
  ),
});

/** A process that a host started, however that host starts processes. */
export interface PracticeChild {
  readonly stdout: NodeJS.ReadableStream;
  readonly exited: Promise<number | null>;
  /** Asks it to end. */
  stop(): void;
  /** Ends it. */
  kill(): void;
}

async function readIntercoms(
  stdout: NodeJS.ReadableStream,
): Promise<PracticeProcess['intercoms'] | null> {
  for await (const line of createInterface({ input: stdout })) {
    if (!line.startsWith('{')) continue;
    const parsed = lineSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data.practice;
  }
  return null;
}

/** Resolves with null when `work` takes longer, and leaves no timer behind. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

async function end(child: PracticeChild): Promise<void> {
  child.stop();
  const ended = await within(
    child.exited.then(() => true),
    STOP_MS,
  );
  if (ended === null) child.kill();
  await child.exited;
}

/**
 * Waits until the practice network that `start` begins is up.
 *
 * @throws AppError `practice.unavailable` when it ends or says nothing; it is then stopped.
 */
export async function startPracticeProcess(start: () => PracticeChild): Promise<PracticeProcess> {
  const fail = (reason: string, cause?: unknown) =>
    new AppError('practice.unavailable', 'The practice network did not start.', {
      details: { reason },
      cause,
    });
  let child: PracticeChild;
  try {
    child = start();
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error), error);
  }
  const gone = child.exited.then(() => null);
  const intercoms = await within(Promise.race([readIntercoms(child.stdout), gone]), START_MS).catch(
    () => null,
  );
  if (intercoms === null) {
    await end(child);
    throw fail(`exit code ${String(await child.exited)}`);
  }
  // Whatever it writes from now on must not fill the pipe.
  child.stdout.resume();
  return { intercoms, stop: () => end(child) };
}
