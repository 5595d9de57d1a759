import { parseArgs } from 'node:util';
import { resolve } from 'node:path';

export interface LoopbackOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataFolder: string;
  readonly practice: boolean;
  /** End as soon as standard input is closed, which it is when the parent is gone. */
  readonly exitWithParent: boolean;
}

/** Reads the arguments of the loopback entry. @throws Error that says what is wrong with them */
export function parseLoopbackArgs(args: readonly string[], defaultFolder: string): LoopbackOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      practice: { type: 'boolean', default: false },
      'exit-with-parent': { type: 'boolean', default: false },
      // The launcher's own: this program never opens a browser.
      'no-open': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port wants a number from 0 to 65535, not "${values.port}".`);
  return {
    port,
    dataFolder: values.data === undefined ? defaultFolder : resolve(values.data),
    practice: values.practice,
    exitWithParent: values['exit-with-parent'],
  };
}
