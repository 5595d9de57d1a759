import { defineConfig } from 'vitest/config';

/** Tests on real sockets, files and processes take their time on a busy computer. */
const LONG = { testTimeout: 60_000, hookTimeout: 120_000 } as const;
const SHORT = { testTimeout: 20_000, hookTimeout: 20_000 } as const;

const project = (
  name: string,
  folders: readonly string[],
  timeouts: typeof LONG | typeof SHORT,
) => ({
  extends: true as const,
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
    ...timeouts,
  },
});

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    environment: 'node',
    // A test that leaves something running must not hide behind a forced exit.
    teardownTimeout: 10_000,
    projects: [
      project('unit', ['unit'], SHORT),
      project('architecture', ['architecture'], LONG),
      project('conformance', ['conformance'], LONG),
      project('integration', ['integration', 'faults', 'fuzz'], LONG),
    ],
  },
});
