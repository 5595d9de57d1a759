import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createIntercomLocks } from '../../../electron/backend/jobs/intercom-locks';
import type { JobPlan } from '../../../electron/backend/jobs/plan';
import { createProgress } from '../../../electron/backend/jobs/progress';
import { createJobRunner, type JobRunner } from '../../../electron/backend/jobs/runner';
import type { Emit } from '../../../electron/backend/services';
import type { Job } from '../../../shared/contract/jobs';
import { AppError } from '../../../shared/errors';
import { createShiftedClock } from '../../support/clock';
import { createMemoryLog } from '../../support/memory-log';

const STEPS = [
  { id: 'a', title: 'First', weight: 1 },
  { id: 'b', title: 'Second', weight: 3 },
];

let folder: string;
let seen: Job[];
let runners: JobRunner[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-jobs-'));
  seen = [];
  runners = [];
});
afterEach(async () => {
  for (const runner of runners) await runner.close();
  await rm(folder, { recursive: true, force: true });
});

const emit: Emit = (name, payload) => {
  if (name === 'jobs.changed') seen.push(payload as Job);
};

async function start(): Promise<JobRunner> {
  const clock = createShiftedClock();
  const { log } = createMemoryLog();
  const locks = createIntercomLocks();
  const runner = await createJobRunner({ folder, clock, log, emit, locks });
  runners.push(runner);
  return runner;
}

const plan = (run: JobPlan['run'], kind = 'test'): JobPlan => ({
  kind,
  title: 'A test',
  intercomId: null,
  steps: STEPS,
  run,
});

async function ended(id: string): Promise<Job> {
  return expect
    .poll(() => seen.find((job) => job.id === id && job.endedAt !== null))
    .toBeDefined()
    .then(() => seen.find((job) => job.id === id && job.endedAt !== null)!);
}

describe('a job', () => {
  it('runs its steps one after another and tells of each change of state', async () => {
    const runner = await start();
    const { id } = runner.start(
      plan(async (job) => {
        await job.step('a', (report) => {
          report.detail('3 values');
          return Promise.resolve();
        });
        await job.step('b', (report) => {
          report.warn('One is odd.');
          return Promise.resolve();
        });
        job.result({ kept: 3 });
      }),
    );
    const job = await ended(id);
    expect(job).toMatchObject({ state: 'done-with-warnings', progress: 1, result: { kept: 3 } });
    expect(job.steps).toMatchObject([
      { state: 'done', detail: '3 values' },
      { state: 'warning', detail: 'One is odd.' },
    ]);
    const states = seen.map((one) => one.steps.map(({ state }) => state).join());
    for (const state of ['pending,pending', 'running,pending', 'done,running', 'done,warning'])
      expect(states).toContain(state);
  });

  it('says what failed, and what was not reached', async () => {
    const runner = await start();
    const { id } = runner.start(
      plan((job) =>
        job.step('a', () => Promise.reject(new AppError('net.timeout', 'No answer in 5 s.'))),
      ),
    );
    const job = await ended(id);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'net.timeout' } });
    expect(job.steps).toMatchObject([
      { state: 'failed', detail: 'No answer in 5 s.' },
      { state: 'skipped', detail: 'Not reached.' },
    ]);
  });

  it('stops at the next step, and what was done stays done', async () => {
    const runner = await start();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { id } = runner.start(
      plan(async (job) => {
        await job.step('a', () => held);
        await job.step('b', () => Promise.resolve());
      }),
    );
    const stopping = runner.cancel(id);
    release();
    const job = await stopping;
    expect(job).toMatchObject({ state: 'cancelled', error: null, canCancel: false });
    expect(job.steps.map(({ state }) => state)).toEqual(['done', 'skipped']);
  });

  it('tells of progress at most ten times a second, but of every change of state', async () => {
    const runner = await start();
    const { id } = runner.start(
      plan((job) =>
        job.step('a', (report) => {
          for (let n = 0; n <= 1000; n += 1) report.progress(n / 1000);
          return Promise.resolve();
        }),
      ),
    );
    await ended(id);
    expect(seen.length).toBeLessThan(30);
  });

  it('waits until other work on the same intercom has ended', async () => {
    const runner = await start();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const on = (run: JobPlan['run']): JobPlan => ({ ...plan(run), intercomId: '0C1105000001' });
    const first = runner.start(on((job) => job.step('a', () => held)));
    const second = runner.start(on((job) => job.step('a', () => Promise.resolve())));
    const third = runner.start(on((job) => job.step('a', () => Promise.resolve())));
    expect([first.state, second.state]).toEqual(['running', 'queued']);
    expect((await runner.cancel(third.id)).state).toBe('cancelled');
    expect(runner.get(second.id).state).toBe('queued');
    release();
    expect((await ended(second.id)).state).toBe('done');
    const order = seen.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id);
    expect(order).toEqual([third.id, first.id, second.id]);
  });

  it('is put back once, by what its kind says', async () => {
    const runner = await start();
    runner.onUndo('test', () => plan(() => Promise.resolve(), 'test.undo'));
    const { id } = runner.start(
      plan((job) => {
        job.canUndo();
        return Promise.resolve();
      }),
    );
    await ended(id);
    expect((await runner.undo(id)).kind).toBe('test.undo');
    await expect(runner.undo(id)).rejects.toMatchObject({ code: 'job.cannot-undo' });
  });
});

describe('the journal', () => {
  it('remembers ended jobs, newest first, and calls a broken off one interrupted', async () => {
    const first = await start();
    const done = first.start(plan(() => Promise.resolve()));
    await ended(done.id);
    const hanging = first.start(plan((job) => job.step('a', () => new Promise(() => undefined))));
    await expect.poll(async () => (await start()).list().length).toBe(2);
    const [newest, older] = (await start()).list();
    expect(older).toMatchObject({ id: done.id, state: 'done' });
    expect(newest).toMatchObject({
      id: hanging.id,
      state: 'failed',
      error: { code: 'job.interrupted', retryable: true },
    });
    expect(newest?.steps.map(({ state }) => state)).toEqual(['failed', 'skipped']);
    // The hanging one never ends: its runner is left to the end of the process.
    runners = runners.filter((runner) => runner !== first);
  });

  it('keeps two hundred', async () => {
    const runner = await start();
    for (let n = 0; n < 205; n += 1) runner.start(plan(() => Promise.resolve()));
    expect(runner.list()).toHaveLength(200);
    const unknown = () => runner.get('none');
    expect(unknown).toThrow(AppError);
  });
});

it('makes progress that never falls and never passes the whole', () => {
  const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'x'), fc.double()));
  fc.assert(
    fc.property(moves, (list) => {
      const progress = createProgress(STEPS);
      let last = 0;
      for (const [id, fraction] of list) {
        const now = progress.at(id, fraction);
        expect(now).toBeGreaterThanOrEqual(last);
        expect(now).toBeLessThanOrEqual(1);
        last = now;
      }
    }),
  );
  const progress = createProgress(STEPS);
  expect(progress.at('b', 0)).toBe(0.25);
  expect(progress.at('b', 1)).toBe(1);
});

it('is put back once, however often that is asked for', async () => {
  const runner = await start();
  runner.onUndo('test', async () => {
    await Promise.resolve();
    return plan(() => Promise.resolve(), 'test.undo');
  });
  const { id } = runner.start(
    plan((job) => {
      job.canUndo();
      return Promise.resolve();
    }),
  );
  await ended(id);
  const asked = await Promise.allSettled([runner.undo(id), runner.undo(id)]);
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(runner.list().filter(({ kind }) => kind === 'test.undo')).toHaveLength(1);
});
