import { isAlive } from './lock.mjs';

/** How often the parent is looked for; so long may a host outlive it. */
const INTERVAL_MS = 500;

/**
 * Asks this process to end (as SIGTERM does) when the one that started it is gone.
 *
 * A forked child sees its channel close. Under npm there is no channel, and a signal to npm ends the
 * shell between npm and us but not us: there the parent's process id is watched. A host started by hand in a shell
 * is left alone, because shells end long before what they put into the background.
 */
export function stopWithParent() {
  const stop = () => {
    // Before the host listens there is nothing to finish first.
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
  };
  if (process.channel) {
    process.once('disconnect', stop);
    process.channel.unref();
    return;
  }
  if (!process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return;
    clearInterval(timer);
    stop();
  }, INTERVAL_MS);
  timer.unref();
}
