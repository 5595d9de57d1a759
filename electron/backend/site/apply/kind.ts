import { AppError } from '../../../../shared/errors';
import type { BackupReading } from '../../backup/backup';
import { backUpWithin } from '../../backup/within-step';
import type { FleetKind, TaskContext, TaskEnd } from '../../fleet/types';
import { createChunkSizes, type ChunkSizes } from '../../records/chunk-sizes';
import { beforeOf } from '../plan/before';
import type { PlanDeps } from '../plan/deps';
import { doorReadOf } from '../plan/read-door';
import { planDoor } from '../../../../shared/site/plan';
import { siteOf, taskOf, type Applying } from './applying';
import { writeLists } from './lists';
import { APPLY_KIND, APPLY_STEPS, applyParamsSchema, type ApplyParams } from './params';
import { writeSettings } from './settings';
import { compareAgain } from './verify';

/** Keeps what is there, and answers with it: it is read once for both. @throws AppError */
async function keepPoint(
  deps: PlanDeps,
  context: TaskContext<ApplyParams>,
): Promise<{ readonly point: string; readonly reading: BackupReading; readonly at: number }> {
  const { core } = deps;
  const { signal, task, params } = context;
  let reading: BackupReading | undefined;
  let at = 0;
  const point = await context.step('point', async (report) => {
    const made = await backUpWithin(core, report, {
      ...{ id: task.intercomId, points: core.points, signal },
      reason: `Before applying ${params.name}`,
      onRead: (read) => {
        reading = read;
        at = core.clock.now();
      },
    });
    await context.remember({ point: made.name });
    return made.name;
  });
  if (!reading) throw new AppError('call.internal', 'A restore point was made of nothing.');
  return { point, reading, at };
}

async function run(
  deps: PlanDeps,
  context: TaskContext<ApplyParams>,
  sizes: ChunkSizes,
): Promise<TaskEnd> {
  const id = context.task.intercomId;
  const { open, door } = siteOf(deps, context);
  const { site } = open;
  const { point, reading, at } = await keepPoint(deps, context);
  const { predecessor } = await beforeOf(deps.core.points, door);
  const applying: Applying = {
    ...{ deps, context, id, open, site, door, sizes },
    ...{ before: predecessor, works: new WeakMap() },
    began: { at, presents: reading.lists.presents },
  };
  const read = await context.step('compare', async (report) => {
    const { model, firmware } = reading.info;
    const made = await doorReadOf(deps, {
      ...{ id, site, door },
      reading: { model, firmware, settings: reading.settings, lists: reading.lists },
    });
    const { todo } = planDoor(taskOf(applying, made)).counts;
    report.detail(
      todo === 0 ? 'Nothing differs.' : `${todo} ${todo === 1 ? 'line' : 'lines'} to do.`,
    );
    return made;
  });
  const lists = await writeLists(applying, read);
  const settings = await writeSettings(applying, lists.read);
  return compareAgain(applying, { lists, settings, point });
}

/** Brings doors to what their site wants: only what differs is written, and read back. */
export function createApplyKind(deps: PlanDeps): FleetKind<ApplyParams> {
  const sizes = createChunkSizes();
  return {
    kind: APPLY_KIND,
    params: applyParamsSchema,
    title: ({ name }, number) => `Apply ${name} to ${number} ${number === 1 ? 'door' : 'doors'}`,
    steps: APPLY_STEPS,
    // Doors differ: that one cannot be written says little of the others.
    order: { canary: false, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: 3,
    run: (context) => run(deps, context, sizes),
    // It begins by reading what is there, so that doing it again writes only what still differs.
    settle: () => Promise.resolve('again'),
  };
}
