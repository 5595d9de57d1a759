/**
 * Resolves with the reason to end: a signal, the channel to the parent that closed, or standard
 * input that closed where `watchInput` asks for that. A second signal ends the process as usual.
 */
export function untilStopped(watchInput: boolean): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve(signal));
    if (process.connected) process.once('disconnect', () => resolve('parent gone'));
    if (watchInput)
      process.stdin
        .once('end', () => resolve('input closed'))
        .once('error', () => resolve('input closed'))
        .resume();
  });
}
