import { z } from 'zod';
import { isDangerous, templateChanges } from '../../../shared/compare/template';
import type { TemplateChange } from '../../../shared/contract/templates';
import { settingsSchema, type Settings } from '../../../shared/contract/settings';
import { holdsSecret, MASK } from '../../../shared/device/secret-mask';
import { AppError } from '../../../shared/errors';
import { readSettings } from '../backup/snapshot';
import type { FleetKind, FleetStep, TaskContext, TaskEnd } from '../fleet/types';
import { jobWithinStep } from '../jobs/within-step';
import { applyConfig, applySteps, count, type ApplyDeps } from '../services/config/apply-job';

export const TEMPLATE_KIND = 'template.apply';

const paramsSchema = z.object({
  name: z.string(),
  /** The template as it was when it was started; it holds no password. */
  values: settingsSchema,
  /** Dangerous keys that are written all the same. */
  confirmed: z.array(z.string()),
});
export type TemplateParams = z.infer<typeof paramsSchema>;

const STEPS: readonly FleetStep[] = [
  { id: 'compare', title: 'Read and compare', weight: 2, stoppable: true },
  { id: 'write', title: 'Write what differs', weight: 4 },
  { id: 'verify', title: 'Read again and compare', weight: 2, joined: true },
];

interface Sorted {
  readonly change: readonly TemplateChange[];
  readonly same: readonly TemplateChange[];
  readonly lacks: readonly TemplateChange[];
}

/** What belongs to one intercom only is written where that was confirmed, else left out. Pure. */
export function wantedOf({ values, confirmed }: TemplateParams): Settings {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !isDangerous(key) || confirmed.includes(key)),
  );
}

async function sorted({ core }: ApplyDeps, task: TaskContext<TemplateParams>): Promise<Sorted> {
  const { signal, params } = task;
  const settings = await core.drivers.use(
    task.task.intercomId,
    (driver) => readSettings(driver, signal),
    { signal, repeatable: true },
  );
  const changes = templateChanges({ values: wantedOf(params) }, settings);
  const of = (state: TemplateChange['state']) => changes.filter((one) => one.state === state);
  return { change: of('change'), same: of('same'), lacks: of('lacks') };
}

const named = (changes: readonly TemplateChange[]): string => {
  const names = changes.map(({ key, label }) => label || key);
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ');
};

const lackWords = (lacks: readonly TemplateChange[]): string =>
  lacks.length === 0 ? '' : ` It lacks ${count(lacks.length)}: ${named(lacks)}.`;

async function run(deps: ApplyDeps, context: TaskContext<TemplateParams>): Promise<TaskEnd> {
  const { intercomId: id } = context.task;
  const before = await context.step('compare', async (report) => {
    const found = await sorted(deps, context);
    report.detail(
      `${count(found.change.length)} to change, ${found.same.length} already so.${lackWords(found.lacks)}`,
    );
    return found;
  });
  const { change, same, lacks } = before;
  const facts = {
    changes: change.map(({ key, label, before: held, beforeWords, afterWords }) => ({
      ...{ key, label: label || key, after: afterWords },
      before: holdsSecret(key, held ?? '') ? MASK : beforeWords,
    })),
    same: same.length,
    lacks: lacks.map(({ key, label }) => label || key),
  };
  if (change.length === 0) {
    for (const step of ['write', 'verify']) context.skip(step, 'Nothing differs.');
    const outcome = `Nothing to write: ${count(same.length)} already so.${lackWords(lacks)}`;
    return { state: 'done', outcome, result: facts };
  }

  const values = Object.fromEntries(change.map(({ key, after }) => [key, after]));
  const remarks = await context.step('write', async (report) => {
    const inner = jobWithinStep({
      ...{ id, report, steps: applySteps(values) },
      // What was begun is seen through, so that it can be read back.
      signal: context.signal,
    });
    await applyConfig(deps, inner.job, { id, values });
    if (inner.remarks.length > 0) report.warn(inner.remarks.join(' '));
    return inner.remarks;
  });

  return context.step('verify', async (report): Promise<TaskEnd> => {
    const after = await sorted(deps, context);
    const left = after.change.filter(({ key }) => key in values);
    const gone = after.lacks.filter(({ key }) => key in values);
    const wrong = [...left, ...gone];
    const kept = change.length - wrong.length;
    const result = { ...facts, notKept: wrong.map(({ key, label }) => label || key) };
    if (kept === 0)
      throw new AppError('device.not-stored', `The intercom kept none of it: ${named(wrong)}.`, {
        retryable: true,
      });
    const words = `${count(kept)} changed and read back, ${same.length} were so already.${lackWords(lacks)}`;
    if (wrong.length === 0 && remarks.length === 0) {
      report.detail(words);
      return { state: 'done', outcome: words, result };
    }
    const not = wrong.length === 0 ? '' : ` Not kept by the intercom: ${named(wrong)}.`;
    const outcome = `${words}${not || ` ${remarks.join(' ')}`}`;
    report.warn(outcome);
    return { state: 'done-with-warnings', outcome, result };
  });
}

/** Writes a template to many: on each only what differs and what it has. */
export function createTemplateKind(deps: ApplyDeps): FleetKind<TemplateParams> {
  return {
    kind: TEMPLATE_KIND,
    params: paramsSchema,
    title: ({ name }, number) =>
      `Apply ${name} to ${number} ${number === 1 ? 'intercom' : 'intercoms'}`,
    steps: STEPS,
    order: { canary: true, width: 16 },
    stopAfterSameFailures: 3,
    run: (context) => run(deps, context),
    // It begins by reading what is there, so that doing it again writes only what still differs.
    settle: () => Promise.resolve('again'),
  };
}
