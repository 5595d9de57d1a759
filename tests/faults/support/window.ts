import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract';
import type { Reply } from '../../../shared/contract/envelope';
import type { WindowOptions } from './window-child';

/** A program with a window, in a process of its own. */
export interface WindowProgram {
  /** What a browser opens. */
  readonly page: string;
  readonly port: number;
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** SIGKILL, as a laptop that dies. */
  readonly kill: () => Promise<void>;
}

export async function startWindow(options: WindowOptions): Promise<WindowProgram> {
  const args = ['--import', 'tsx', 'tests/faults/support/window-child.ts', JSON.stringify(options)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), exited])) as [unknown];
  if (typeof line !== 'string') throw new Error('The program ended before its window was there.');
  const { url, token, port } = JSON.parse(line) as { url: string; token: string; port: number };
  let count = 0;
  return {
    page: `${url}#token=${token}`,
    port,
    async call(name, input) {
      const response = await fetch(`${url}call`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ id: `pictures-${String(++count)}`, call: name, input }),
      });
      const reply = (await response.json()) as Reply;
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.message}`);
      return reply.value as CallOutput<typeof name>;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
