import { z } from 'zod';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { recordReportSchema } from '../../../../shared/contract/records';
import type { Settings } from '../../../../shared/contract/settings';
import { isSecretKey } from '../../../../shared/device/config-keys';
import { rowLabel } from '../../../../shared/compare/records';
import { settingLabel } from '../../../../shared/site/plan-settings';
import { toAppError } from '../../../../shared/errors';
import { backUpWithin } from '../../backup/within-step';
import { readSettings } from '../../backup/snapshot';
import type { FleetKind, FleetStep, TaskContext, TaskEnd } from '../../fleet/types';
import type { StepReport } from '../../jobs/plan';
import { jobWithinStep } from '../../jobs/within-step';
import { applyRecords, STEPS } from '../../records/apply-job';
import { createChunkSizes } from '../../records/chunk-sizes';
import { reversalOf } from '../../records/undo';
import { applyConfig, applySteps } from '../../services/config/apply-job';
import { decodeSecret, secretForm } from '../../services/settings/secrets';
import type { PlanDeps } from '../plan/deps';
import type { UndoPart } from './undo-store';

export const UNDO_KIND = 'site.undo';

const paramsSchema = z.object({
  /** The apply that is put back. */
  of: z.string(),
  site: z.string(),
  doors: z.array(z.object({ door: z.string(), intercom: z.string() })),
});
export type UndoParams = z.infer<typeof paramsSchema>;

const STEPS_OF_UNDO: readonly FleetStep[] = [
  { id: 'point', title: 'Keep what is there now', weight: 3, stoppable: true },
  { id: 'settings', title: 'Put settings back', weight: 3 },
  { id: 'lists', title: 'Put lists back', weight: 5, stoppable: true },
];

type RowsPart = Extract<UndoPart, { what: 'rows' }>;
type SettingsPart = Extract<UndoPart, { what: 'settings' }>;

interface Undone {
  readonly rows: number;
  readonly settings: number;
  /** What was left as it is, because somebody has changed it since. */
  readonly left: readonly string[];
  /** What could not be put back, in words. */
  readonly failed: readonly string[];
}

interface Undoing {
  readonly deps: PlanDeps;
  readonly context: TaskContext<UndoParams>;
  readonly id: string;
  readonly model: string;
  readonly firmware: string;
}

/**
 * What is written to have the settings as they were: those that are still as they were sent. A
 * password goes back only where the intercom shows passwords as it takes them; what others show would
 * be written as if it were one. Pure.
 */
export function settingsBack(
  { before, sent }: Pick<SettingsPart, 'before' | 'sent'>,
  now: Settings,
  model: string,
): {
  readonly values: Settings;
  readonly left: readonly string[];
  readonly untold: readonly string[];
} {
  const values: Record<string, string> = {};
  const left: string[] = [];
  const untold: string[] = [];
  for (const [key, value] of Object.entries(sent)) {
    const held = now[key];
    const was = before[key];
    if (isSecretKey(key)) {
      if (held === value && was !== undefined)
        values[key] = decodeSecret(was, secretForm(model, was));
      else untold.push(key);
    } else if (was === undefined || held?.trim() === was.trim()) continue;
    else if (held?.trim() === value.trim()) values[key] = was;
    else left.push(key);
  }
  return { values, left, untold };
}

async function putSettingsBack(
  undoing: Undoing,
  part: SettingsPart,
  report: StepReport,
): Promise<Undone> {
  const { deps, context, id, model } = undoing;
  const { signal } = context;
  const now = await deps.core.drivers.use(id, (driver) => readSettings(driver, signal), {
    signal,
    repeatable: true,
  });
  const { values, left, untold } = settingsBack(part, now, model);
  const failed = untold.map((key) => `${settingLabel(key)}: the password of before is not known.`);
  let settings = 0;
  if (Object.keys(values).length > 0) {
    const inner = jobWithinStep({ id, report, signal, steps: applySteps(values) });
    try {
      await applyConfig(deps, inner.job, { id, values });
      settings = Object.keys(values).length;
      failed.push(...inner.remarks);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'device.not-stored') throw error;
      failed.push(error.message);
    }
    await deps.written.forget(id, Object.keys(values));
  }
  return { rows: 0, settings, left: left.map(settingLabel), failed };
}

async function putRowsBack(undoing: Undoing, part: RowsPart, report: StepReport): Promise<Undone> {
  const { deps, context, id, model, firmware } = undoing;
  const { core } = deps;
  const { kind, items } = part;
  const info = RECORD_KINDS[kind];
  const changed = { kind, known: new Set(part.known), items };
  const left: string[] = [];
  const inner = jobWithinStep({
    ...{ id, signal: context.signal, steps: STEPS },
    report: {
      detail: (text) => report.detail(`${info.many}: ${text}`),
      progress: (fraction) => report.progress(fraction),
    },
  });
  const failed: string[] = [];
  try {
    await core.drivers.use(
      id,
      (driver) =>
        applyRecords(inner.job, {
          ...{ driver, clock: core.clock, sizes: createChunkSizes(), kind, model, firmware },
          change(present) {
            const back = reversalOf(changed, present);
            left.push(...back.left.map((row) => rowLabel(info, row)));
            return back.change;
          },
          onChange: () => undefined,
        }),
      { signal: context.signal },
    );
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!error.code.startsWith('device.') || error.code === 'device.other-unit') throw error;
    failed.push(`${info.many}: ${error.message}`);
  }
  const told = recordReportSchema.safeParse(inner.result()['report']);
  const rows = told.success ? told.data.added + told.data.changed + told.data.removed : 0;
  if (told.success)
    failed.push(...told.data.failed.map(({ row, reason }) => `${rowLabel(info, row)}: ${reason}`));
  return { rows, settings: 0, left, failed };
}

const NAMED = 5;
const some = (texts: readonly string[]): string =>
  texts.length > NAMED
    ? `${texts.slice(0, NAMED).join(', ')} and ${texts.length - NAMED} more`
    : texts.join(', ');

function endOf(all: readonly Undone[], point: string): TaskEnd {
  const sum = (key: 'rows' | 'settings'): number => all.reduce((total, one) => total + one[key], 0);
  const left = [...new Set(all.flatMap((one) => one.left))];
  const failed = [...new Set(all.flatMap((one) => one.failed))];
  const [rows, settings] = [sum('rows'), sum('settings')];
  const words = [
    rows + settings === 0
      ? 'Nothing had to be put back.'
      : `Put back and read back: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${settings} ${settings === 1 ? 'setting' : 'settings'}.`,
    ...(left.length > 0 ? [`Left, because changed since: ${some(left)}.`] : []),
    ...(failed.length > 0 ? [`Not put back: ${some(failed)}`] : []),
  ];
  return {
    state: left.length + failed.length === 0 ? 'done' : 'done-with-warnings',
    outcome: words.join(' '),
    result: { point, rows, settings, left: left.slice(0, 20), failed: failed.length },
  };
}

async function run(deps: PlanDeps, context: TaskContext<UndoParams>): Promise<TaskEnd> {
  const { core, undo } = deps;
  const { params, task, signal } = context;
  const id = task.intercomId;
  const parts = await undo.parts(params.of, id);
  if (parts.length === 0) {
    for (const { id: step } of STEPS_OF_UNDO) context.skip(step, 'There is nothing to put back.');
    return { state: 'skipped', outcome: 'Nothing was changed on it that could be put back.' };
  }
  const point = await context.step('point', async (report) => {
    const about = { id, points: core.points, signal, reason: 'Before an undo' };
    return (await backUpWithin(core, report, about)).name;
  });
  const { model, firmware } = core.registry.get(id);
  const undoing: Undoing = { deps, context, id, model, firmware };
  const back = [...parts].reverse();
  const settings = back.filter((part) => part.what === 'settings');
  const rows = back.filter((part) => part.what === 'rows');
  const all: Undone[] = [];
  const each = async <T>(
    step: string,
    some: readonly T[],
    work: (part: T, report: StepReport) => Promise<Undone>,
  ): Promise<void> => {
    if (some.length === 0) {
      context.skip(step, 'None was changed.');
      return;
    }
    await context.step(step, async (report) => {
      for (const part of some) all.push(await work(part, report));
    });
  };
  await each('settings', settings, (part, report) => putSettingsBack(undoing, part, report));
  await each('lists', rows, (part, report) => putRowsBack(undoing, part, report));
  const end = endOf(all, point);
  // Once is enough: what was put back must not be put back over later work.
  if (all.every(({ failed }) => failed.length === 0)) await undo.remove(params.of, id);
  return end;
}

/** Puts back what an apply changed, and only that. */
export function createUndoKind(deps: PlanDeps): FleetKind<UndoParams> {
  return {
    kind: UNDO_KIND,
    params: paramsSchema,
    title: (_params, number) => `Undo at ${number} ${number === 1 ? 'door' : 'doors'}`,
    steps: STEPS_OF_UNDO,
    // Doors differ: that one cannot be written says little of the others.
    order: { canary: false, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: 3,
    run: (context) => run(deps, context),
    // What is as it was before already needs nothing.
    settle: () => Promise.resolve('again'),
  };
}
