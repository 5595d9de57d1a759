import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Network namespaces need root on Linux. Elsewhere the tests that use them are left out, aloud. */
export function namespacesMissing(): string {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  return '';
}

export interface Member {
  readonly namespace: string;
  /** Names of its cards are eth0, eth1, ... in the order of the networks. */
  readonly macs: readonly string[];
}

export interface Program {
  readonly process: ChildProcess;
  /** Resolves with the first line of its output for which `wanted` is true. */
  line(wanted: (line: string) => boolean): Promise<string>;
  write(line: string): void;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** A site of its own: networks (bridges) and computers on them, gone without a trace on `close`. */
export class Site {
  readonly #prefix = `lintel-${String(process.pid)}-${String(Date.now() % 100_000)}`;
  readonly #namespaces: string[] = [];
  readonly #programs: Program[] = [];
  #ports = 0;

  ip(...parameters: readonly string[]): string {
    return execFileSync('ip', parameters, { encoding: 'utf8' });
  }

  #namespace(name: string): string {
    const namespace = `${this.#prefix}-${name}`;
    this.ip('netns', 'add', namespace);
    this.#namespaces.push(namespace);
    this.ip('-n', namespace, 'link', 'set', 'lo', 'up');
    return namespace;
  }

  /** A network switch. */
  lan(name: string): string {
    const lan = this.#namespace(name);
    // Without snooping: a switch that has not yet learnt who listens would hold multicast back.
    this.ip('-n', lan, 'link', 'add', 'br0', 'type', 'bridge', 'mcast_snooping', '0');
    this.ip('-n', lan, 'link', 'set', 'br0', 'up');
    return lan;
  }

  /** A computer or an intercom with one card for each network, each with one address or more. */
  member(
    name: string,
    cards: readonly { readonly lan: string; readonly cidrs: readonly string[] }[],
  ): Member {
    const namespace = this.#namespace(name);
    const macs = cards.map(({ lan, cidrs }, index) => {
      const card = `eth${String(index)}`;
      this.#ports += 1;
      const port = `p${String(this.#ports)}`;
      const mac = `0c:11:05:00:${this.#ports.toString(16).padStart(2, '0')}:01`;
      this.ip(
        ...['-n', lan, 'link', 'add', port, 'type', 'veth', 'peer', 'name', card],
        ...['address', mac, 'netns', namespace],
      );
      this.ip('-n', lan, 'link', 'set', port, 'master', 'br0', 'up');
      this.ip('-n', namespace, 'link', 'set', card, 'up');
      for (const cidr of cidrs) this.ip('-n', namespace, 'addr', 'add', cidr, 'dev', card);
      return mac.toUpperCase();
    });
    return { namespace, macs };
  }

  /** Starts a program in a namespace. */
  start(namespace: string, command: readonly string[]): Program {
    const child = spawn('ip', ['netns', 'exec', namespace, ...command], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    const waiting = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (text) => {
        said.push(text);
        waiting.forEach((check) => check());
      });
    const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
    let used = 0;
    const program: Program = {
      process: child,
      line: (wanted) =>
        new Promise((resolve, reject) => {
          const check = (): void => {
            const index = said.findIndex((text, at) => at >= used && wanted(text));
            if (index === -1) return;
            used = index + 1;
            waiting.delete(check);
            resolve(said[index]!);
          };
          waiting.add(check);
          void exited.then(() =>
            reject(new Error(`${command.join(' ')} ended:\n${said.slice(-20).join('\n')}`)),
          );
          check();
        }),
      write: (text) => void child.stdin.write(`${text}\n`),
      async stop() {
        child.kill('SIGKILL');
        await exited;
      },
    };
    this.#programs.push(program);
    return program;
  }

  /** Starts a TypeScript file of this folder in a namespace. */
  script(namespace: string, file: string, options: unknown = {}): Program {
    const path = new URL(file, import.meta.url).pathname;
    return this.start(namespace, [
      ...[process.execPath, '--import', 'tsx', path],
      JSON.stringify(options),
    ]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.stop()));
    for (const namespace of this.#namespaces.reverse()) this.ip('netns', 'del', namespace);
  }
}
