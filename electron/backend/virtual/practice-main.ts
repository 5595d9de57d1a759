import { startPracticeNetwork } from './practice';

/**
 * Entry of the practice process: prints one line of JSON,
 * `{"practice":[{"address","model","note","mac"}...]}`, then serves until its standard input closes or it
 * is told to end. `--port N` takes fixed ports from N on. `--no-input` is for a starter that gives
 * no standard input and ends this process itself (a utility process of Electron).
 */
async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf('--port');
  const basePort = at < 0 ? undefined : Number(args[at + 1]);
  if (basePort !== undefined && !(Number.isInteger(basePort) && basePort > 0 && basePort < 65_530))
    throw new Error('--port wants a number from 1 to 65529.');
  const network = await startPracticeNetwork(basePort === undefined ? {} : { basePort });
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void network.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (!args.includes('--no-input')) {
    process.stdin.once('end', end);
    process.stdin.once('close', end);
    process.stdin.resume();
  }
  process.stdout.write(`${JSON.stringify({ practice: network.units })}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The practice network could not be started: ${message}\n`);
  process.exit(1);
});
