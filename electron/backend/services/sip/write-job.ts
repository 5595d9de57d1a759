import type { Registration } from '../../../../shared/contract/device';
import type { Settings, Written } from '../../../../shared/contract/settings';
import { SIP_FIELDS } from '../../../../shared/device/sip-account';
import { AppError } from '../../../../shared/errors';
import type { JobContext, PlannedStep } from '../../jobs/plan';
import type { Driver } from '../../driver/types';
import type { Clock } from '../../ports';
import { difference } from '../settings/difference';
import { readSection } from '../settings/sections';
import { readBack, send, type Target } from '../settings/write';
import {
  accountPrefix,
  fieldOfKey,
  type AccountNumber,
} from '../../../../shared/device/sip-settings';
import { readRegistration, waitForRegistration, type Verdict } from './registration';

/** The steps of every job that writes an account. */
export const STEPS: readonly PlannedStep[] = [
  { id: 'read', title: 'Read what is there', weight: 1 },
  { id: 'write', title: 'Write', weight: 2 },
  { id: 'read-back', title: 'Read back', weight: 2 },
  { id: 'register', title: 'Wait for the registration', weight: 5 },
];

export interface AccountWrite {
  readonly driver: Driver;
  readonly model: string;
  readonly clock: Clock;
  readonly account: AccountNumber;
  /** Settings wanted, in clear, out of those that are there now. */
  readonly wanted: (current: Settings) => Settings;
  /** Seconds to wait for the registration. */
  readonly waitSeconds: number;
  /** Told before the first write: what is there now, in the unit's own form. */
  readonly onBefore?: (before: Settings) => Promise<void>;
}

/** "1 value", "6 values". */
const count = (n: number): string => `${n} ${n === 1 ? 'value' : 'values'}`;

function namesOf(written: readonly Written[]): string {
  return written
    .map(({ key }) => {
      const field = fieldOfKey(key);
      return field === undefined ? key : SIP_FIELDS[field].label;
    })
    .join(', ');
}

function missingAccount(account: AccountNumber): AppError {
  return new AppError('device.unsupported', `This intercom has no SIP account ${account}.`);
}

/** Adds to an error what was done before it, so that the person knows where the unit stands. */
function afterWriting(error: AppError, sent: Settings): AppError {
  return new AppError(
    error.code,
    `${error.message} ${count(Object.keys(sent).length)} had been sent.`,
    {
      hint: `${error.hint} Then do it again: only what is still missing is written.`,
      retryable: true,
      details: { ...error.details, sent: Object.keys(sent) },
      cause: error,
    },
  );
}

/** What to say when the registration was not seen. */
export function explain(verdict: Exclude<Verdict, { kind: 'registered' }>, server: string): string {
  const at = server === '' ? 'The server' : server;
  switch (verdict.kind) {
    case 'failed':
      return `${at} did not accept the registration: wrong user, password or server, or the server does not answer this intercom.`;
    case 'untold':
      return 'This intercom does not tell whether it is registered.';
    case 'time-over':
      switch (verdict.last) {
        case 'registering':
          return `Still trying to register. ${at} may not answer: check that the intercom can reach it.`;
        case 'disabled':
          return 'The intercom says that the account is switched off, although it was switched on.';
        case 'failed':
          return `${at} did not accept the registration.`;
        case 'registered':
          return 'The intercom still shows the registration of the account as it was before.';
        case 'unknown':
          return 'The intercom does not say how the registration stands.';
      }
  }
}

async function register(
  job: JobContext,
  write: AccountWrite,
  about: { readonly after: Settings; readonly before: Registration | undefined },
): Promise<void> {
  const { driver, clock, account, waitSeconds } = write;
  const prefix = accountPrefix(about.after, account) ?? '';
  const valueOf = (key: string) => about.after[prefix + key] ?? '';
  await job.step('register', async (report) => {
    if (valueOf(SIP_FIELDS.enabled.key) === '0') {
      job.result({ registration: 'disabled' });
      report.skip('The account is switched off, so that nothing registers.');
      return;
    }
    const server = valueOf(SIP_FIELDS.server.key);
    const verdict = await waitForRegistration({
      driver,
      account,
      clock,
      signal: job.signal,
      seconds: waitSeconds,
      before: about.before,
      expect: { username: valueOf(SIP_FIELDS.username.key), server },
      onLook: (fraction, seen) => {
        report.progress(fraction);
        report.detail(seen === 'registering' ? 'Registering.' : 'Waiting.');
      },
    });
    if (verdict.kind === 'registered') {
      job.result({ registration: 'registered', registeredAfterSeconds: verdict.seconds });
      report.detail(`Registered after ${verdict.seconds.toFixed(1)} s.`);
      return;
    }
    const text = explain(verdict, server);
    if (verdict.kind === 'untold') {
      job.result({ registration: 'unknown' });
      report.warn(text);
      return;
    }
    const registration = verdict.kind === 'failed' ? 'failed' : verdict.last;
    job.result({ registration });
    throw new AppError('sip.not-registered', text, { details: { registration, server } });
  });
}

/**
 * Reads, writes the difference in one call, reads back and waits for the registration, step by
 * step. Doing it again makes the difference again, so that nothing is written twice. A stop takes
 * hold between the steps and while waiting, never inside a write.
 *
 * @throws AppError of the driver, `device.not-stored`, `sip.not-registered`
 */
export async function writeAccount(job: JobContext, write: AccountWrite): Promise<void> {
  const { driver, model, clock, account } = write;
  const target: Target = { driver, section: 'sip', model, clock };
  job.result({ account, written: [], unchanged: [] });

  const { before, plan, status } = await job.step('read', async (report) => {
    const current = await readSection(driver, 'sip', { signal: job.signal });
    if (accountPrefix(current, account) === undefined) throw missingAccount(account);
    const made = difference(current, write.wanted(current), model);
    const differing = Object.keys(made.write).length;
    report.detail(
      differing === 0
        ? 'Everything is as wanted.'
        : `${count(differing)} ${differing === 1 ? 'differs' : 'differ'}.`,
    );
    const shown = differing === 0 ? null : await readRegistration(driver, account, job.signal);
    return { before: current, plan: made, status: shown?.registration ?? 'unknown' };
  });
  job.result({ unchanged: plan.unchanged });
  const sent = plan.write;
  const nothing = Object.keys(sent).length === 0;

  const how = await job.step('write', async (report) => {
    if (nothing) {
      report.skip('Nothing to write: the intercom has these values already.');
      return 'answered' as const;
    }
    await write.onBefore?.(before);
    const answered = await send(target, sent);
    job.canUndo();
    if (answered === 'answered') report.detail(`${count(Object.keys(sent).length)}.`);
    else report.warn('Sent, but the answer was lost. Reading back tells whether it took.');
    return answered;
  });

  await job.step('read-back', async (report) => {
    if (nothing) {
      report.skip('Nothing was written.');
      return;
    }
    const written = await readBack(target, { before, sent, how, signal: job.signal }).catch(
      (error: unknown) => {
        throw error instanceof AppError && error.code !== 'call.cancelled'
          ? afterWriting(error, sent)
          : error;
      },
    );
    job.result({ written });
    const lost = written.filter((one) => one.outcome === 'not-stored');
    if (lost.length > 0 && written.every((one) => one.outcome !== 'stored'))
      throw new AppError(
        'device.not-stored',
        how === 'answered'
          ? `The intercom said OK, but kept nothing of it: ${namesOf(lost)}.`
          : 'The answer was lost, and the intercom has kept nothing of what was sent.',
        { retryable: true, details: { keys: lost.map(({ key }) => key) } },
      );
    const untold = written.filter((one) => one.outcome === 'cannot-tell');
    if (lost.length > 0) report.warn(`Not kept by the intercom: ${namesOf(lost)}.`);
    else if (untold.length > 0)
      report.detail('Kept. The password cannot be read back: the registration proves it.');
    else report.detail(`${count(written.length)} as written.`);
  });

  await register(job, write, {
    after: { ...before, ...sent },
    before: nothing ? undefined : status,
  });
}
