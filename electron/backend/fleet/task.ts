import type { JobStep, StepState } from '../../../shared/contract/jobs';
import { AppError } from '../../../shared/errors';
import type { StepReport } from '../jobs/plan';
import { createProgress } from '../jobs/progress';
import type { Clock } from '../ports';
import { withStep, type Line, type TaskRecord } from './record';
import type { FleetKind, TaskContext } from './types';

/** What a task asks of the job that it belongs to. */
export interface TaskHost {
  readonly clock: Clock;
  /** The task as it stands. */
  record(): TaskRecord;
  /** Adds a line to the journal; resolves when it is on the disk, if `sync`. */
  write(line: Line, sync: boolean): Promise<void>;
  /** Shows a change that is not worth a line: a count, a percentage. */
  show(change: (task: TaskRecord) => TaskRecord): void;
  /** Waits while the job is paused; rejects when it was stopped or Lintel closes. */
  safePoint(): Promise<void>;
  heavily<T>(work: () => Promise<T>): Promise<T>;
  /** Whether heavy work that comes now has to wait. */
  heavyIsFull(): boolean;
}

export interface RunningTask<P> {
  readonly context: TaskContext<P>;
  /** The step under way or begun last; empty before the first. */
  readonly at: () => string;
  /** Asks it to stop: a step that may be cut is cut, any other ends first. */
  stop(reason: AppError): void;
  /** Cuts whatever it does: Lintel closes. */
  abort(reason: AppError): void;
}

const rounded = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;

export const stopped = (): AppError => new AppError('call.cancelled', 'Stopped.');

/** Makes what a task of a kind does its work with. */
export function createTask<P>(options: {
  readonly kind: FleetKind<P>;
  readonly params: P;
  readonly fleetId: string;
  readonly host: TaskHost;
}): RunningTask<P> {
  const { kind, params, fleetId, host } = options;
  const { clock } = host;
  const { id } = host.record();
  const controller = new AbortController();
  const progress = createProgress(kind.steps);
  let at = '';
  let cuttable = false;
  let stopAsked = false;

  const stepOf = (stepId: string): JobStep => {
    const step = host.record().steps.find((one) => one.id === stepId);
    if (!step)
      throw new AppError('call.internal', `The work "${kind.kind}" has no step "${stepId}".`);
    return step;
  };

  const write = (step: JobStep): Promise<void> =>
    host.write({ t: 'step', at: clock.now(), id, step, progress: progress.value }, false);

  const step: TaskContext<P>['step'] = async (stepId, work) => {
    const planned = kind.steps.find((one) => one.id === stepId);
    if (planned?.joined !== true) {
      await host.safePoint();
      if (stopAsked) throw stopped();
    }
    const since = clock.now();
    const first = stepOf(stepId);
    at = stepId;
    let end: StepState = 'done';
    let detail = '';
    const now = (state: StepState): JobStep => ({
      ...first,
      ...{ state, detail },
      seconds: rounded(clock.now() - since),
    });
    const show = (): void => host.show((task) => withStep(task, now('running'), progress.value));
    const report: StepReport = {
      detail(text) {
        detail = text;
        show();
      },
      progress(fraction) {
        progress.at(stepId, fraction);
        show();
      },
      warn(text) {
        end = 'warning';
        detail = text;
        show();
      },
      skip(text) {
        end = 'skipped';
        detail = text;
        show();
      },
    };
    await write(now('running'));
    cuttable = planned?.stoppable === true;
    try {
      const value = await work(report);
      progress.at(stepId, 1);
      await write(now(end));
      return value;
    } catch (error) {
      // Cut by a stop or by closing: neither is the step's own failure.
      if (!controller.signal.aborted) {
        if (error instanceof AppError) detail = error.message;
        await write(now('failed'));
      }
      throw error;
    } finally {
      cuttable = false;
    }
  };

  const background = (line: Line): void =>
    // A line that could not be kept was logged by the host; nothing of the work depends on it.
    void host.write(line, false);

  return {
    at: () => at,
    stop(reason) {
      stopAsked = true;
      if (cuttable) controller.abort(reason);
    },
    abort: (reason) => controller.abort(reason),
    context: {
      fleetId,
      params,
      get task() {
        const { facts: _facts, log: _log, ...task } = host.record();
        return task;
      },
      signal: controller.signal,
      step,
      skip(stepId, reason) {
        progress.at(stepId, 1);
        const left: JobStep = { ...stepOf(stepId), state: 'skipped', detail: reason };
        background({ t: 'step', at: clock.now(), id, step: left, progress: progress.value });
      },
      remember: (facts) => host.write({ t: 'facts', id, facts: { ...facts } }, true),
      recalled: () => host.record().facts,
      heavily(work) {
        const waits = host.heavyIsFull();
        // So that nobody takes waiting for being stuck; nothing that has to be known after a crash.
        if (waits) host.show((task) => ({ ...task, outcome: 'Waits for its turn to upload.' }));
        return host.heavily(() => {
          if (waits) host.show((task) => ({ ...task, outcome: '' }));
          return work();
        });
      },
      log: (text) => background({ t: 'log', at: clock.now(), id, text }),
    },
  };
}
