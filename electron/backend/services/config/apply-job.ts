import type { Settings, Written } from '../../../../shared/contract/settings';
import { describeConfigKey } from '../../../../shared/device/config-keys';
import { AppError } from '../../../../shared/errors';
import type { JobContext, PlannedStep } from '../../jobs/plan';
import type { Core } from '../core';
import type { Identify } from '../intercoms/find-out';
import { difference } from '../settings/difference';
import { shown } from '../settings/secrets';
import { readSection } from '../settings/sections';
import type { Target } from '../settings/write';
import { backInWords, writeAndReturn } from './cut';
import { API_PASSWORD, API_USER, CUTTING, withDanger, type Cutting } from './plan';
import { settle, writeOrdinary } from './write';

export interface ApplyDeps {
  readonly core: Core;
  readonly identify: Identify;
}

const CUT_TITLES: Readonly<Record<Cutting, string>> = {
  access: 'Change who may use its HTTP API, and sign in again',
  web: 'Change its web server, and find it again',
  network: 'Change its network, and find it again',
};

/** The steps for these settings: what cannot cut the connection first. */
export function applySteps(values: Settings): readonly PlannedStep[] {
  const ordinary = Object.keys(withDanger(values, 'none')).length > 0;
  const cuts = CUTTING.filter((danger) => Object.keys(withDanger(values, danger)).length > 0);
  return [
    { id: 'read', title: 'Read what is there', weight: 1 },
    ...(ordinary
      ? [
          { id: 'write', title: 'Write', weight: 2 },
          { id: 'read-back', title: 'Read back', weight: 2 },
        ]
      : []),
    ...cuts.map((danger) => ({ id: danger, title: CUT_TITLES[danger], weight: 5 })),
  ];
}

/** "1 setting", "6 settings". */
export const count = (n: number): string => `${n} ${n === 1 ? 'setting' : 'settings'}`;

const nameOf = (key: string): string => describeConfigKey(key).label || key;
const names = (written: readonly { readonly key: string }[]): string =>
  written.map(({ key }) => nameOf(key)).join(', ');

type Outcome = Omit<Written, 'outcome'> & { readonly outcome: Written['outcome'] | 'not-sent' };

/** Writes settings of any section, and tells of each what became of it. */
export async function applyConfig(
  deps: ApplyDeps,
  job: JobContext,
  { id, values }: { readonly id: string; readonly values: Settings },
): Promise<void> {
  const { core } = deps;
  const { registry, drivers, clock } = core;
  const { model, address } = registry.get(id);
  const { signal } = job;
  const outcomes = new Map<string, Outcome>();
  const tell = (written: readonly Outcome[]): void => {
    for (const one of written) outcomes.set(one.key, one);
    job.result({ written: [...outcomes.values()] });
  };
  /** They have left: from now on they may have taken, whatever becomes of the rest of the work. */
  const tellSent = (sent: Settings): void => {
    tell(
      [...outcomes.values()]
        .filter(({ key }) => key in sent)
        .map((one) => ({ ...one, after: null, outcome: 'cannot-tell' as const })),
    );
    job.canUndo();
  };

  const { before, write } = await job.step('read', async (report) => {
    const current = await drivers.use(id, (driver) => readSection(driver, 'config', { signal }), {
      signal,
      repeatable: true,
    });
    const made = difference(current, values, model);
    const differing = Object.keys(made.write).length;
    report.detail(
      differing === 0
        ? 'Everything is as wanted.'
        : `${count(differing)} ${differing === 1 ? 'differs' : 'differ'}.`,
    );
    job.result({ unchanged: made.unchanged });
    tell(
      Object.entries(made.write).map(([key, value]) => {
        const { secret } = describeConfigKey(key);
        const was = current[key];
        const seen = was === undefined ? null : shown(key, was);
        return {
          key,
          before: seen,
          wanted: shown(key, value),
          after: seen,
          outcome: 'not-sent',
          secret,
        };
      }),
    );
    return { before: current, write: made.write };
  });

  const ordinary = withDanger(write, 'none');
  if (Object.keys(withDanger(values, 'none')).length > 0)
    await writeAndSettle({
      ...{ core, job, id, before, values: ordinary, tell, tellSent, clock, model },
    });

  for (const danger of CUTTING) {
    if (Object.keys(withDanger(values, danger)).length === 0) continue;
    const part = withDanger(write, danger);
    await job.step(danger, async (report) => {
      if (Object.keys(part).length === 0) {
        report.skip('Nothing to write: the intercom has these values already.');
        return;
      }
      const onSent = (): void => tellSent(part);
      const cut = { ...deps, id, danger, before, values: part, wanted: values, signal, onSent };
      const { written, back } = await writeAndReturn(cut, report);
      tell(written);
      job.result({ address: registry.get(id).address, way: back.way });
      const login = API_PASSWORD in part || API_USER in part;
      const words = backInWords(back, { before: address, login });
      const lost = written.filter(({ outcome }) => outcome === 'not-stored');
      if (lost.length > 0) report.warn(`${words} Not kept by the intercom: ${names(lost)}.`);
      else if (login && back.way !== 'new' && back.way !== 'open') report.warn(words);
      else report.detail(words);
    });
  }

  const kept = [...outcomes.values()];
  const lost = kept.filter(({ outcome }) => outcome === 'not-stored' || outcome === 'not-sent');
  if (lost.length > 0 && lost.length === kept.length)
    throw new AppError('device.not-stored', `The intercom kept nothing of it: ${names(lost)}.`, {
      retryable: true,
      details: { keys: lost.map(({ key }) => key) },
    });
}

async function writeAndSettle(work: {
  readonly core: Core;
  readonly job: JobContext;
  readonly id: string;
  readonly before: Settings;
  readonly values: Settings;
  readonly tell: (written: readonly Outcome[]) => void;
  readonly tellSent: (sent: Settings) => void;
  readonly clock: Target['clock'];
  readonly model: string;
}): Promise<void> {
  const { core, job, id, before, values, tell, tellSent, clock, model } = work;
  const { signal } = job;
  const total = Object.keys(values).length;
  const targetOf = (driver: Target['driver']): Target => ({
    driver,
    section: 'config',
    model,
    clock,
  });
  const nothing = 'Nothing to write: the intercom has these values already.';

  const sent = await job.step('write', async (report) => {
    if (total === 0) {
      report.skip(nothing);
      return null;
    }
    const done = await core.drivers.use(
      id,
      (driver) =>
        writeOrdinary(targetOf(driver), {
          ...{ before, values, signal },
          onSent: (done) => {
            tellSent(done);
            const number = Object.keys(done).length;
            report.progress(number / total);
            report.detail(`${number} of ${count(total)}.`);
          },
        }),
      { signal },
    );
    if (done.refused.length > 0)
      report.warn(`Refused by the intercom: ${names(done.refused.map((key) => ({ key })))}.`);
    else if (done.lostAnswer)
      report.warn('Sent, but an answer was lost. Reading back tells whether it took.');
    return done;
  });

  await job.step('read-back', async (report) => {
    if (sent === null) {
      report.skip('Nothing was written.');
      return;
    }
    const written = await core.drivers.use(
      id,
      (driver) => settle(targetOf(driver), { before, sent, signal }),
      { signal },
    );
    tell(written);
    const lost = written.filter(({ outcome }) => outcome === 'not-stored');
    const untold = written.filter(({ outcome }) => outcome === 'cannot-tell');
    if (lost.length > 0) report.warn(`Not kept by the intercom: ${names(lost)}.`);
    else if (untold.length > 0) report.detail(`Kept. It does not show: ${names(untold)}.`);
    else report.detail(`${count(written.length)} as written.`);
  });
}
