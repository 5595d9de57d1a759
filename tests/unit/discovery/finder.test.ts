import { describe, expect, it } from 'vitest';
import { rangeAround } from '../../../electron/backend/discovery/around';
import { createFinder } from '../../../electron/backend/discovery/finder';
import { AppError } from '../../../shared/errors';
import type { Discovery, NetworkCard } from '../../../shared/contract/discovery';
import type { ScanRequest } from '../../../electron/backend/discovery/types';
import { createShiftedClock } from '../../support/clock';
import { createMemoryLog } from '../../support/memory-log';

const card = (subnet: string, searched = true): NetworkCard => ({
  ...{ name: 'eth0', address: '10.20.0.7', subnet, mac: '02:00:00:00:00:01', kind: 'wired' },
  ...{ hosts: 1022, searched, heard: 0, problem: '' },
});

describe('where a unit is looked for that was at an address', () => {
  it.each([
    ['10.20.1.9', '10.20.0.0/22'],
    ['10.20.1.9:8080', '10.20.0.0/22:8080'],
    ['https://10.20.1.9', '10.20.0.0/22'],
    ['10.99.1.9', '10.99.1.0/24'],
    ['door.example', null],
  ])('%s: %s', (address, range) => {
    expect(rangeAround(address, { cards: [card('10.20.0.0/22')], practising: false })).toBe(range);
  });

  it('does not search a network that is too large to be searched', () => {
    const about = { cards: [card('10.20.0.0/16', false)], practising: false };
    expect(rangeAround('10.20.1.9', about)).toBe('10.20.1.0/24');
  });

  it('stays on this computer while somebody practises', () => {
    const about = { cards: [card('10.20.0.0/22')], practising: true };
    expect(rangeAround('10.20.1.9', about)).toBeNull();
    expect(rangeAround('127.0.0.1:40001', about)).toBe('127.0.0.0/24:40001');
  });
});

describe('looking for those that may have moved', () => {
  function finderOf(practising: boolean) {
    const clock = createShiftedClock();
    const asked: ScanRequest[] = [];
    const answers: (AppError | undefined)[] = [];
    const finder = createFinder({
      ...{ clock, log: createMemoryLog().log, everyMs: 20_000 },
      discovery: {
        around: (address) => rangeAround(address, { cards: [], practising }),
        practising: () => practising,
        scan(request) {
          asked.push(request);
          const problem = answers.shift();
          return problem ? Promise.reject(problem) : Promise.resolve({} as Discovery);
        },
      },
    });
    return { finder, clock, asked, answers };
  }

  it('searches each network once for all that wait, and again only after a while', () => {
    const { finder, clock, asked } = finderOf(false);
    finder.look('10.0.0.5', '10.0.0.6', '10.0.1.7');
    finder.look('10.0.0.9');
    expect(asked).toEqual([{ ranges: ['10.0.0.0/24', '10.0.1.0/24'] }]);
    clock.advance(20_000);
    finder.look('10.0.0.9');
    expect(asked).toHaveLength(2);
  });

  it('tries again at once where a search was running', async () => {
    const { finder, asked, answers } = finderOf(false);
    answers.push(new AppError('scan.running', 'A search is running already.'));
    finder.look('10.0.0.5');
    await expect
      .poll(() => {
        finder.look('10.0.0.5');
        return asked.length;
      })
      .toBe(2);
  });

  it('searches the practice network and nothing else while somebody practises', async () => {
    const { finder, asked } = finderOf(true);
    finder.look('10.0.0.5', '127.0.0.1:40001');
    await expect.poll(() => asked).toEqual([{}, { ranges: ['127.0.0.0/24:40001'] }]);
  });

  it('searches nothing where nobody is missing', () => {
    const { finder, asked } = finderOf(true);
    finder.look();
    expect(asked).toEqual([]);
  });
});
