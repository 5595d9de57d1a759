import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/backend/system-clock';
import { createCallers } from '../../../electron/host-loopback/callers';
import { parseLoopbackArgs } from '../../../electron/host-loopback/options';

describe('arguments of the loopback host', () => {
  it('have defaults', () => {
    expect(parseLoopbackArgs([], '/data')).toEqual({
      port: 0,
      dataFolder: '/data',
      practice: false,
      exitWithParent: false,
    });
  });

  it('are taken', () => {
    const args = ['--port', '8080', '--data=/other', '--practice', '--no-open'];
    expect(parseLoopbackArgs([...args, '--exit-with-parent'], '/data')).toEqual({
      port: 8080,
      dataFolder: '/other',
      practice: true,
      exitWithParent: true,
    });
  });

  it.each([['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['--unknown'], ['stray']])(
    'are refused: %s %s',
    (...args) => {
      expect(() => parseLoopbackArgs(args, '/data')).toThrow();
    },
  );
});

describe('tabs', () => {
  it('are forgotten only after they were away for a while', () => {
    let now = 0;
    const callers = createCallers({ ...systemClock, now: () => now });
    const leave = callers.enter('a');
    now += 60 * 60 * 1000;
    expect(callers.sweep()).toEqual([]);
    leave();
    now += 9 * 60 * 1000;
    expect(callers.sweep()).toEqual([]);
    now += 2 * 60 * 1000;
    expect(callers.sweep()).toEqual(['a']);
    expect(callers.sweep()).toEqual([]);
  });

  it('are there as long as one of their requests is', () => {
    let now = 0;
    const callers = createCallers({ ...systemClock, now: () => now });
    const [first, second] = [callers.enter('a'), callers.enter('a')];
    first();
    first();
    now += 60 * 60 * 1000;
    expect(callers.sweep()).toEqual([]);
    second();
    now += 60 * 60 * 1000;
    expect(callers.sweep()).toEqual(['a']);
  });
});
