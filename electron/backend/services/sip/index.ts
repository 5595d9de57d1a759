import { z } from 'zod';
import type { Job } from '../../../../shared/contract/jobs';
import { writtenSchema, type Settings, type Written } from '../../../../shared/contract/settings';
import { AppError } from '../../../../shared/errors';
import type { JobPlan } from '../../jobs/plan';
import type { Services } from '../../services';
import type { Core } from '../core';
import { decodeSecret, secretForm } from '../settings/secrets';
import { readSection } from '../settings/sections';
import {
  accountPrefix,
  readAccount,
  wantedSettings,
  type AccountNumber,
} from '../../../../shared/device/sip-settings';
import { changesOf, leftOut } from './preview';
import { proveFrom } from './prove';
import { readRegistration } from './registration';
import { STEPS, writeAccount } from './write-job';

const KIND = 'sip.set-up';
const UNDO_KIND = 'sip.undo';
/** Seconds that putting back waits for the registration of the account as it was. */
const UNDO_WAIT_S = 30;

const resultSchema = z.object({
  account: z.union([z.literal(1), z.literal(2)]),
  written: z.array(writtenSchema),
});

/** Under this name the password that was there before a job is kept until the program ends. */
const secretOf = (jobId: string) => `undo/${jobId}`;

type SipServices = Pick<Services, 'sip.read' | 'sip.preview' | 'sip.setUp' | 'sip.prove'>;

/** The calls about SIP accounts, and the undoing of their jobs. */
export function createSipServices(core: Core): SipServices {
  const { registry, drivers, jobs, clock, secrets } = core;
  const doorOf = (id: string): string => {
    const { name, model, address } = registry.get(id);
    return name || `${model} at ${address}`;
  };

  /** What was written and is known as it was before: the password only where the unit had shown it. */
  const undoOf = async (job: Job): Promise<JobPlan> => {
    const parsed = resultSchema.safeParse(job.result);
    const id = job.intercomId;
    if (!parsed.success || id === null)
      throw new AppError('job.cannot-undo', 'This job does not tell what it wrote.');
    const { account, written } = parsed.data;
    const password = await secrets.get(secretOf(job.id));
    const back = valuesBefore(written, password);
    const lost = written.some((one) => one.secret && back[one.key] === undefined);
    if (Object.keys(back).length === 0)
      throw new AppError(
        'job.cannot-undo',
        'Only the password was changed, and the one before is not known.',
      );
    return {
      kind: UNDO_KIND,
      title: `Put back SIP account ${account} on ${doorOf(id)}`,
      intercomId: id,
      steps: lost
        ? [{ id: 'password', title: 'Password as it was before', weight: 1 }, ...STEPS]
        : STEPS,
      run: async (context) => {
        if (lost)
          await context.step('password', (report) => {
            report.warn(
              'Not known to Lintel: the new one stays. Enter the old one if it is needed.',
            );
            return Promise.resolve();
          });
        await drivers.use(
          id,
          (driver) =>
            writeAccount(context, {
              driver,
              model: registry.get(id).model,
              clock,
              account,
              wanted: () => back,
              waitSeconds: UNDO_WAIT_S,
            }),
          { signal: context.signal },
        );
      },
    };
  };
  jobs.onUndo(KIND, undoOf);

  return {
    'sip.read': ({ id, account }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const current = await readSection(driver, 'sip', { signal });
          const { form, hasPassword, missing } = readAccount(current, account);
          const has = accountPrefix(current, account) !== undefined;
          const status = has ? await readRegistration(driver, account, signal) : null;
          return { form, hasPassword, status, missing: [...missing] };
        },
        { signal, repeatable: true },
      ),

    'sip.preview': ({ id, account, form }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const current = await readSection(driver, 'sip', { signal });
          const { model } = registry.get(id);
          return {
            changes: [...changesOf({ current, form, account, model })],
            warnings: [...leftOut(current, form, account)],
          };
        },
        { signal, repeatable: true },
      ),

    'sip.prove': ({ id, account, form }, { signal }) =>
      proveFrom(core, { id, account, signal, ...(form && { form }) }),

    'sip.setUp': ({ id, account, form, waitSeconds }) =>
      jobs.start({
        kind: KIND,
        title: `Set up SIP account ${account} on ${doorOf(id)}`,
        intercomId: id,
        steps: STEPS,
        run: (context) =>
          drivers.use(
            id,
            (driver) =>
              writeAccount(context, {
                driver,
                model: registry.get(id).model,
                clock,
                account,
                wanted: (current) => wantedSettings(form, current, account),
                waitSeconds,
                onBefore: (before) => keepPassword({ before, account, id, jobId: context.id }),
              }),
            { signal: context.signal },
          ),
      }),
  };

  /** Keeps the password that is there, for putting it back; in memory only, like all of the undo. */
  async function keepPassword(what: {
    readonly before: Settings;
    readonly account: AccountNumber;
    readonly id: string;
    readonly jobId: string;
  }): Promise<void> {
    const prefix = accountPrefix(what.before, what.account);
    const held = prefix === undefined ? '' : (what.before[`${prefix}GENERAL.Pwd`] ?? '');
    if (held === '') return;
    const form = secretForm(registry.get(what.id).model, held);
    await secrets.put(secretOf(what.jobId), decodeSecret(held, form), 'session');
  }
}

/** Values to put back: of secrets only one that the unit shows in the form in which it takes it. */
function valuesBefore(written: readonly Written[], password: string | undefined): Settings {
  const back: Record<string, string> = {};
  for (const { key, before, secret, outcome } of written) {
    if (before === null) continue;
    if (!secret) back[key] = before;
    else if (before === '') back[key] = '';
    else if (outcome === 'stored' && password !== undefined) back[key] = password;
  }
  return back;
}
