import { z } from 'zod';
import type { Job } from '../../../../shared/contract/jobs';
import { writtenSchema, type Settings } from '../../../../shared/contract/settings';
import { isSecretKey } from '../../../../shared/device/config-keys';
import { AppError } from '../../../../shared/errors';
import { BACKUP_STEPS, backUp } from '../../backup/backup';
import type { JobPlan } from '../../jobs/plan';
import type { Services } from '../../services';
import { idOfMac } from '../../store/intercom-store';
import { managersOf } from '../settings/managers';
import { decodeSecret, secretForm, shown } from '../settings/secrets';
import { readSection } from '../settings/sections';
import { applyConfig, applySteps, count, type ApplyDeps } from './apply-job';
import { RESET_STEPS, resetFactory } from './reset-job';

type ConfigServices = Pick<
  Services,
  | 'config.read'
  | 'config.reveal'
  | 'config.apply'
  | 'config.backup'
  | 'config.backups'
  | 'config.backupFile'
  | 'config.resetFactory'
>;

const APPLY = 'config.apply';

const resultSchema = z.object({
  written: z.array(
    writtenSchema.extend({ outcome: z.enum(['stored', 'not-stored', 'cannot-tell', 'not-sent']) }),
  ),
});

/** What a job changed, as it was before; passwords are not known any more. */
function valuesBefore(job: Job): Settings {
  const parsed = resultSchema.safeParse(job.result);
  const written = parsed.success ? parsed.data.written : [];
  return Object.fromEntries(
    written.flatMap(({ key, before, outcome, secret }) =>
      secret || before === null || outcome === 'not-sent' ? [] : [[key, before]],
    ),
  );
}

/** The calls about the whole configuration, restore points and the factory reset. */
export function createConfigServices(deps: ApplyDeps): ConfigServices {
  const { core } = deps;
  const { registry, drivers, jobs, files, points } = core;
  const doorOf = (id: string): string => {
    const { name, model, address } = registry.get(id);
    return name || `${model} at ${address}`;
  };
  const applyPlan = (id: string, values: Settings, title: string): JobPlan => ({
    kind: APPLY,
    title,
    intercomId: id,
    steps: applySteps(values),
    run: (job) => applyConfig(deps, job, { id, values }),
  });

  jobs.onUndo(APPLY, (job) => {
    const values = valuesBefore(job);
    if (job.intercomId === null || Object.keys(values).length === 0)
      throw new AppError(
        'job.cannot-undo',
        'Only passwords were changed, and what they were before is not known.',
      );
    const title = `Put back ${count(Object.keys(values).length)} of ${doorOf(job.intercomId)}`;
    return applyPlan(job.intercomId, values, title);
  });

  return {
    'config.read': ({ id }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const all = await readSection(driver, 'config', { signal });
          const entries = Object.entries(all);
          return {
            values: Object.fromEntries(entries.map(([key, value]) => [key, shown(key, value)])),
            secrets: entries.map(([key]) => key).filter(isSecretKey),
            managers: [...managersOf(all, 'what is set here')],
          };
        },
        { signal, repeatable: true },
      ),

    'config.reveal': ({ id, key }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { [key]: held } = await readSection(driver, 'config', { signal, filter: [key] });
          if (held === undefined)
            throw new AppError('device.unsupported', `This intercom has no setting ${key}.`);
          return { value: decodeSecret(held, secretForm(registry.get(id).model, held)) };
        },
        { signal, repeatable: true },
      ),

    'config.apply': ({ id, values }) =>
      jobs.start(
        applyPlan(id, values, `Change ${count(Object.keys(values).length)} of ${doorOf(id)}`),
      ),

    'config.backup': ({ id, reason }) =>
      jobs.start({
        kind: 'config.backup',
        title: `Back up ${doorOf(id)}`,
        intercomId: id,
        steps: BACKUP_STEPS,
        run: async (job) => {
          await backUp(core, job, { id, reason, points });
        },
      }),

    'config.backups': async ({ id }) => ({ points: [...(await points.list(id))] }),

    async 'config.backupFile'({ id, name, part }, { caller }) {
      const found = await points.read(id, name, part);
      return files.put(caller, found.name, found.bytes);
    },

    'config.resetFactory': ({ id, confirmMac }) => {
      if (idOfMac(confirmMac) !== id)
        throw new AppError('call.bad-input', 'confirmMac: it is not the MAC of this intercom.', {
          details: { field: 'confirmMac' },
        });
      return jobs.start({
        kind: 'config.resetFactory',
        title: `Reset ${doorOf(id)} to factory settings`,
        intercomId: id,
        steps: RESET_STEPS,
        run: (job) => resetFactory({ ...deps, points }, job, id),
      });
    },
  };
}
