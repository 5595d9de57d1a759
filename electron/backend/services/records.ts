import type { EditableKind, RecordChange } from '../../../shared/contract/records';
import type { Job } from '../../../shared/contract/jobs';
import { RECORD_KINDS } from '../../../shared/device/records';
import { limitsOf } from '../../../shared/device/rules';
import { AppError } from '../../../shared/errors';
import type { JobPlan } from '../jobs/plan';
import { applyRecords, STEPS } from '../records/apply-job';
import { createChunkSizes } from '../records/chunk-sizes';
import { codesElsewhere } from '../records/elsewhere';
import { previewOf, workOf } from '../records/preview';
import { readRecords, type Present } from '../records/read';
import { titleOf } from '../records/titles';
import { createUndoStore, reversal } from '../records/undo';
import type { Services } from '../services';
import type { Core } from './core';

const KINDS_OF_JOB = ['records.apply', 'records.clear'] as const;
const UNDO_KIND = 'records.undo';

type RecordServices = Pick<
  Services,
  'records.list' | 'records.preview' | 'records.apply' | 'records.clear'
>;

interface Applying {
  readonly id: string;
  readonly kind: EditableKind;
  readonly job: string;
  readonly title: string;
  readonly change: (present: Present) => RecordChange;
  readonly clear?: boolean;
}

/** The calls about the lists of an intercom, and the undoing of their jobs. */
export function createRecordServices(core: Core): RecordServices {
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

  return {
    'records.list': ({ id, kind }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const { rows, readOnly } = await readRecords({ driver, model, kind, signal });
          const { capacity } = limitsOf(model);
          return { rows: [...rows], readOnly: [...readOnly.keys()], capacity };
        },
        { signal, repeatable: true },
      ),

    'records.preview': ({ id, kind, change }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const list = { driver, model, kind, signal };
          const present = await readRecords(list);
          const work = workOf({ kind, model, present, change });
          const warnings = await codesElsewhere(list, work);
          return previewOf({ work, present, model, warnings });
        },
        { signal, repeatable: true },
      ),

    'records.apply': ({ id, kind, change }) =>
      jobs.start(
        planOf({
          ...{ id, kind, job: 'records.apply' },
          title: titleOf(kind, change, doorOf(id)),
          change: () => change,
        }),
      ),

    'records.clear': ({ id, kind }) =>
      jobs.start(
        planOf({
          ...{ id, kind, job: 'records.clear', clear: true },
          title: `Remove all ${RECORD_KINDS[kind].many} from ${doorOf(id)}`,
          change: ({ rows, readOnly }) => ({
            mode: 'edit',
            add: [],
            set: [],
            remove: rows.map((row) => row['ID'] ?? '').filter((rowId) => !readOnly.has(rowId)),
          }),
        }),
      ),
  };
}
