import { AppError } from '../../../../shared/errors';
import type { BackupReading } from '../../backup/backup';
import { readThenBackUp } from '../../backup/within-step';
import type { FleetKind, TaskContext, TaskEnd } from '../../fleet/types';
import { createChunkSizes, type ChunkSizes } from '../../records/chunk-sizes';
import { beforeOf } from '../plan/before';
import type { PlanDeps } from '../plan/deps';
import { doorReadOf } from '../plan/read-door';
import type { DoorRead } from '../../../../shared/site/door-read';
import { planDoor } from '../../../../shared/site/plan';
import { siteOf, taskOf, type Applying } from './applying';
import { writeLists } from './lists';
import { confirmedOf } from './confirmed';
import { APPLY_KIND, APPLY_STEPS, applyParamsSchema, type ApplyParams } from './params';
import { writeSettings } from './settings';
import { compareAgain } from './verify';

/** The apply of a door that was read and compared. */
interface Compared {
  readonly applying: Applying;
  readonly read: DoorRead;
  /** Lines that differ. */
  readonly todo: number;
}

async function compare(
  deps: PlanDeps,
  context: TaskContext<ApplyParams>,
  about: { readonly reading: BackupReading; readonly sizes: ChunkSizes },
): Promise<Compared> {
  const { reading, sizes } = about;
  const at = deps.core.clock.now();
  const id = context.task.intercomId;
  const { open, door } = siteOf(deps, context);
  const { site } = open;
  const { predecessor } = await beforeOf(deps.core.points, door);
  const applying: Applying = {
    ...{ deps, context, id, open, site, door, sizes },
    ...{ before: predecessor, works: new WeakMap() },
    confirmed: confirmedOf(context.params, door.id),
    began: { at, presents: reading.lists.presents },
  };
  const { model, firmware } = reading.info;
  const read = await doorReadOf(deps, {
    ...{ id, site, door },
    reading: { model, firmware, settings: reading.settings, lists: reading.lists },
  });
  return { applying, read, todo: planDoor(taskOf(applying, read)).counts.todo };
}

/** Whether rows that the site does not know were chosen to go at this door. */
function takesOthers({ params, task }: TaskContext<ApplyParams>): boolean {
  const door = params.doors.find(({ intercom }) => intercom === task.intercomId)?.door;
  return params.removeOthers.some((one) => one.door === door && one.rows.length > 0);
}

async function run(
  deps: PlanDeps,
  context: TaskContext<ApplyParams>,
  sizes: ChunkSizes,
): Promise<TaskEnd> {
  const { core } = deps;
  const { signal, task, params } = context;
  siteOf(deps, context);
  // It is read once for both, and nothing is kept where nothing would be changed.
  const [compared, point] = await context.step('point', async (report) => {
    let made: Compared | undefined;
    const kept = await readThenBackUp(core, report, {
      ...{ id: task.intercomId, points: core.points, signal },
      reason: `Before applying ${params.name}`,
      async isWanted(reading) {
        made = await compare(deps, context, { reading, sizes });
        return made.todo > 0 || takesOthers(context);
      },
    });
    if (!made) throw new AppError('call.internal', 'A door was read and not compared.');
    if (kept) await context.remember({ point: kept.name });
    return [made, kept?.name ?? ''] as const;
  });
  const { applying, read, todo } = compared;
  await context.step('compare', (report) => {
    const lines = `${todo} ${todo === 1 ? 'line' : 'lines'} to do.`;
    report.detail(todo === 0 ? 'Nothing differs.' : lines);
    return Promise.resolve();
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
