import {
  recordReportSchema,
  type EditableKind,
  type RecordChange,
  type RecordReport,
} from '../../../../shared/contract/records';
import { assertNever } from '../../../../shared/assert';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { toAppError } from '../../../../shared/errors';
import type { DoorRead } from '../../../../shared/site/door-read';
import { changeOf, type ListWork } from '../../../../shared/site/list-work';
import type { StepReport } from '../../jobs/plan';
import { jobWithinStep } from '../../jobs/within-step';
import { applyRecords, STEPS } from '../../records/apply-job';
import type { Present } from '../../records/read';
import { freshPresent, withList, workOf, type Applying } from './applying';
import { LIST_STEPS } from './params';
import { rowsPart } from './undo-store';

/** Times that rows are sent which the intercom has said it took and did not keep (device notes 1.2). */
const MAX_TIMES = 2;

/** What was sent of all lists, as it was read back. */
export interface ListsDone {
  readonly read: DoorRead;
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly remarks: readonly string[];
}

/** The rows that go although the site does not know them, as far as they are what was shown. */
function chosenOthers({ context, door }: Applying, work: ListWork): ReadonlySet<string> {
  const chosen = context.params.removeOthers.find(
    (one) => one.door === door.id && one.kind === work.kind,
  );
  const names = new Map(chosen?.rows.map(({ id, name }) => [id, name]));
  return new Set(
    work.others.flatMap(({ row }) => {
      const id = row['ID'] ?? '';
      return names.get(id) === (row['Name'] ?? '') ? [id] : [];
    }),
  );
}

function wantedChange(applying: Applying, read: DoorRead, kind: EditableKind): RecordChange {
  const work = workOf(applying, read).lists.find((one) => one.kind === kind);
  if (!work) return { mode: 'edit', add: [], set: [], remove: [] };
  return changeOf(work, {
    removals: applying.confirmed.removal,
    others: chosenOthers(applying, work),
  });
}

function isNothing(change: RecordChange): boolean {
  switch (change.mode) {
    case 'edit':
      return change.add.length + change.set.length + change.remove.length === 0;
    case 'wanted':
      return false;
    default:
      return assertNever(change);
  }
}

interface OneList {
  readonly kind: EditableKind;
  readonly read: DoorRead;
  readonly report: Pick<StepReport, 'detail' | 'progress'>;
}

/** Sends what is wanted of one list; it is told as it was read back, also before a failure. @throws AppError */
async function sendList(
  applying: Applying,
  { kind, read, report, onRead }: OneList & { readonly onRead: (present: Present) => void },
): Promise<RecordReport | undefined> {
  const { deps, context, id, door, sizes } = applying;
  const { core, undo } = deps;
  const { model, firmware } = read;
  const head = { fleet: context.fleetId, intercom: id, site: context.params.site, door: door.id };
  const inner = jobWithinStep({ id, signal: context.signal, steps: STEPS, report });
  const fresh = freshPresent(applying, read, kind);
  await core.drivers.use(
    id,
    (driver) =>
      applyRecords(inner.job, {
        ...{ driver, clock: core.clock, sizes, kind, model, firmware },
        ...(fresh && { present: fresh }),
        change: (now) =>
          wantedChange(applying, now === fresh ? read : withList(read, kind, now), kind),
        onChange: () => undefined,
        keep: (changed) => undo.add(head, rowsPart(changed)),
        onRead,
      }),
    { signal: context.signal },
  );
  const told = recordReportSchema.safeParse(inner.result()['report']);
  return told.success ? told.data : undefined;
}

const lost = ({ failed }: RecordReport): boolean =>
  failed.some(({ code }) => code === 'device.not-stored');

/** The same until it is kept; what a list refuses takes the others not with it. */
async function putList(applying: Applying, list: OneList): Promise<ListsDone> {
  const { kind } = list;
  const { many } = RECORD_KINDS[kind];
  const counts = { added: 0, changed: 0, removed: 0 };
  const remarks: string[] = [];
  let { read } = list;
  const onRead = (present: Present): void => void (read = withList(read, kind, present));
  for (let time = 1; time <= MAX_TIMES; time += 1) {
    if (isNothing(wantedChange(applying, read, kind))) break;
    try {
      const told = await sendList(applying, { ...list, read, onRead });
      counts.added += told?.added ?? 0;
      counts.changed += told?.changed ?? 0;
      counts.removed += told?.removed ?? 0;
      if (!told || !lost(told)) break;
      remarks.push(`${told.failures} ${many} were not kept at once.`);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!error.code.startsWith('device.') || error.code === 'device.other-unit') throw error;
      remarks.push(`${many}: ${error.message}`);
      if (error.code !== 'device.not-stored') break;
    }
  }
  return { read, counts, remarks };
}

/** Writes the lists one after the other, those first to which others refer. @throws AppError */
export async function writeLists(applying: Applying, from: DoorRead): Promise<ListsDone> {
  const { context } = applying;
  let done: ListsDone = {
    ...{ read: from, remarks: [] },
    counts: { added: 0, changed: 0, removed: 0 },
  };
  for (const step of LIST_STEPS) {
    const kinds = step.kinds.filter((kind) => !isNothing(wantedChange(applying, done.read, kind)));
    if (kinds.length === 0) {
      context.skip(step.id, 'Nothing differs.');
      continue;
    }
    await context.step(step.id, async (report) => {
      const remarks: string[] = [];
      const before = done.counts;
      for (const [index, kind] of kinds.entries()) {
        const part = {
          detail: (text: string) => report.detail(`${RECORD_KINDS[kind].many}: ${text}`),
          progress: (fraction: number) => report.progress((index + fraction) / kinds.length),
        };
        const {
          read,
          counts,
          remarks: told,
        } = await putList(applying, {
          ...{ kind, read: done.read, report: part },
        });
        remarks.push(...told);
        done = {
          read,
          remarks: [...done.remarks, ...told],
          counts: {
            added: done.counts.added + counts.added,
            changed: done.counts.changed + counts.changed,
            removed: done.counts.removed + counts.removed,
          },
        };
      }
      const of = (key: keyof ListsDone['counts']): number => done.counts[key] - before[key];
      const words = `${of('added')} added, ${of('changed')} changed, ${of('removed')} removed.`;
      if (remarks.length > 0) report.warn(`${words} ${remarks.join(' ')}`);
      else report.detail(words);
    });
  }
  return done;
}
