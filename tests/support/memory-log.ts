import type { Log, LogLevel } from '../../electron/backend/ports';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface MemoryLog {
  readonly log: Log;
  readonly lines: readonly LogLine[];
  /** Everything as one text, to look for what must not be there. */
  text(): string;
}

/** A log that tests can read. */
export function createMemoryLog(): MemoryLog {
  const lines: LogLine[] = [];
  return {
    lines,
    log: (level, message, facts = {}) => void lines.push({ level, message, facts }),
    text: () => lines.map((line) => JSON.stringify(line)).join('\n'),
  };
}
