import type { EditableKind, RecordChange } from '../../../shared/contract/records';
import type { Job } from '../../../shared/contract/jobs';
import { RECORD_KINDS } from '../../../shared/device/records';
import { AppError } from '../../../shared/errors';
import type { JobPlan } from '../jobs/plan';
import { applyRecords, STEPS } from '../records/apply-job';
import { createChunkSizes } from '../records/chunk-sizes';
import type { Present } from '../records/read';
import { createUndoStore, reversal, type UndoStore } from '../records/undo';
import type { Core } from './core';

const KINDS_OF_JOB = ['records.apply', 'records.clear', 'imports.apply'] as const;
const UNDO_KIND = 'records.undo';

export interface Applying {
  readonly id: string;
  readonly kind: EditableKind;
  readonly job: string;
  readonly title: string;
  readonly change: (present: Present) => RecordChange;
  readonly clear?: boolean;
}

/** The jobs that change a list of an intercom, whoever asks for them, and the undoing of them. */
export interface RecordJobs {
  readonly planOf: (applying: Applying) => JobPlan;
  readonly undos: UndoStore;
  /** What an intercom is called in a title. */
  readonly doorOf: (id: string) => string;
}

export function createRecordJobs(core: Core): RecordJobs {
  const { drivers, registry, jobs, clock } = core;
  const sizes = createChunkSizes();
  const undos = createUndoStore();
  const doorOf = (id: string): string => {
    const { name, model, address } = registry.get(id);
    return name || `${model} at ${address}`;
  };

  const planOf = ({ id, kind, job, title, change, clear }: Applying): JobPlan => ({
    kind: job,
    title,
    intercomId: id,
    steps: STEPS,
    run: (context) =>
      drivers.use(
        id,
        (driver) => {
          const { model, firmware } = registry.get(id);
          const onChange = (changed: Parameters<typeof undos.keep>[1]): void =>
            undos.keep(context.id, changed);
          const list = { driver, clock, sizes, kind, model, firmware };
          return applyRecords(context, { ...list, change, clear: clear === true, onChange });
        },
        { signal: context.signal },
      ),
  });

  const undoOf = (job: Job): JobPlan => {
    const changed = undos.get(job.id);
    const id = job.intercomId;
    if (changed === undefined || id === null)
      throw new AppError(
        'job.cannot-undo',
        'What was there before was kept only until Lintel was closed.',
      );
    const { kind } = changed;
    return planOf({
      ...{ id, kind, job: UNDO_KIND },
      title: `Put back the ${RECORD_KINDS[kind].many} on ${doorOf(id)}`,
      change: (present) => reversal(changed, present),
    });
  };
  for (const kind of KINDS_OF_JOB) jobs.onUndo(kind, undoOf);

  return { planOf, undos, doorOf };
}
