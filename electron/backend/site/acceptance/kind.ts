import { randomUUID } from 'node:crypto';
import type { AcceptancePrompt } from '../../../../shared/contract/site-acceptance';
import {
  CHECK_TITLES,
  CHECKS,
  isAttended,
  notPlanned,
  resultsInWords,
  withEarlier,
  type Check,
} from '../../../../shared/site/acceptance';
import { say } from '../../../../shared/site/said';
import { SITE_LIMITS, type CheckResult, type Door } from '../../../../shared/site/document';
import { AppError, isAppError, toAppError } from '../../../../shared/errors';
import type { FleetKind, FleetStep, TaskContext, TaskEnd } from '../../fleet/types';
import type { StepReport } from '../../jobs/plan';
import type { Core } from '../../services/core';
import type { OpenSite } from '../types';
import { idOfMac } from '../../store/intercom-store';
import { doorOf } from '../unit-of-door';
import { asEvidence, sayError } from './checks/basics';
import { CHECK_TABLE } from './checks/table';
import { ACCEPT_KIND, acceptParamsSchema, type AcceptParams } from './params';
import type { OpenPrompt, Prompts } from './prompts';
import { fail, notPossible, type CheckContext, type Verdict } from './types';

export interface AcceptDeps {
  readonly core: Core;
  readonly prompts: Prompts;
}

/** A step for each check; what waits for somebody can be cut in the middle. */
const STEPS: readonly FleetStep[] = [
  ...CHECKS.map((check) => ({
    ...{ id: check, title: CHECK_TITLES[check], stoppable: true },
    weight: isAttended(check) ? 5 : 1,
  })),
  { id: 'keep', title: 'Keep the results in the site', weight: 0.5 },
];

/** Asks through the prompts; without an answer in time it goes on as if it were skipped. */
function askWith(
  { core, prompts }: AcceptDeps,
  context: TaskContext<AcceptParams>,
  about: { readonly door: Door; readonly check: Check },
): CheckContext['ask'] {
  const { clock } = core;
  const { params, signal, task, fleetId } = context;
  return (words: string, choices: AcceptancePrompt['choices']): OpenPrompt => {
    const wait = params.waitSeconds * 1000;
    const prompt = prompts.open({
      ...{ fleet: fleetId, task: task.id, intercom: task.intercomId, words, choices },
      ...{ door: about.door.id, doorName: about.door.name, check: about.check },
      until: clock.now() + wait,
    });
    const over = new AbortController();
    const close = (): void => {
      over.abort();
      prompt.close();
    };
    const stop = (): void => over.abort();
    signal.addEventListener('abort', stop);
    const late = clock.sleep(wait, over.signal).then(
      () => 'skip' as const,
      () => {
        if (signal.aborted) throw new AppError('call.cancelled', 'Stopped.');
        return 'skip' as const;
      },
    );
    const answered = Promise.race([prompt.answered, late]).finally(() => {
      signal.removeEventListener('abort', stop);
      close();
    });
    // Checks that look on by themselves never wait for it.
    answered.catch(() => undefined);
    return { answer: () => prompt.answer(), answered, close };
  };
}

async function runCheck(
  deps: AcceptDeps,
  context: TaskContext<AcceptParams>,
  about: {
    readonly check: Check;
    readonly open: OpenSite;
    readonly door: Door;
    readonly report: StepReport;
  },
): Promise<Verdict> {
  const { check, open, door, report } = about;
  const unplanned = notPlanned(door, check);
  if (unplanned !== '') {
    const account = /-(\d)$/.exec(check)?.[1];
    const said =
      account === undefined
        ? say('not-planned-firmware')
        : say('not-planned-account', { n: Number(account) });
    return { ...notPossible(unplanned, said), planned: false };
  }
  try {
    return await CHECK_TABLE[check]({
      ...{ core: deps.core, site: open.site, locked: open.locked, door, report },
      ...{ id: context.task.intercomId, params: context.params, signal: context.signal },
      ask: askWith(deps, context, { door, check }),
    });
  } catch (thrown) {
    if (context.signal.aborted || isAppError(thrown, 'call.cancelled')) throw thrown;
    const error = toAppError(thrown);
    if (error.code === 'call.internal') throw error;
    return error.code === 'device.unsupported'
      ? notPossible(asEvidence(error), say('not-told'))
      : fail(asEvidence(error), sayError(error));
  }
}

interface Run {
  readonly results: CheckResult[];
  /** Whether something that was planned could not be checked. */
  open: boolean;
}

/** Keeps what was found, also of a run that was stopped; what it did not repeat stays as it was found. @throws AppError `site.*`, `file.unwritable` */
async function keep(
  { core }: AcceptDeps,
  context: TaskContext<AcceptParams>,
  about: { readonly open: OpenSite; readonly door: Door; readonly results: readonly CheckResult[] },
): Promise<void> {
  const { open, door, results } = about;
  const { intercomId } = context.task;
  const known = core.registry.find(({ id }) => id === intercomId);
  const mac = door.bound?.mac ?? known?.mac ?? '';
  const found = results.map((one) => ({ ...one, evidence: one.evidence.slice(0, 2000) }));
  await open.edit((site) => {
    const before = site.acceptances.findLast(
      (one) => one.door === door.id && one.mac === mac && one.at >= (door.bound?.at ?? 0),
    );
    const acceptance = {
      ...{ id: randomUUID(), door: door.id, mac, at: core.clock.now() },
      ...{ by: site.technician.name, firmware: known?.firmware ?? '' },
      results: withEarlier(found, before),
    };
    return {
      ...site,
      acceptances: [...site.acceptances, acceptance].slice(-SITE_LIMITS.acceptances),
    };
  });
}

async function checkAll(
  deps: AcceptDeps,
  context: TaskContext<AcceptParams>,
  about: { readonly open: OpenSite; readonly door: Door; readonly run: Run },
): Promise<void> {
  const { open, door, run } = about;
  const { clock } = deps.core;
  let gone = '';
  for (const check of CHECKS) {
    if (!context.params.checks.includes(check)) {
      context.skip(check, 'Not asked for.');
      continue;
    }
    const since = clock.now();
    const verdict = await context.step(check, async (report) => {
      const made =
        gone === ''
          ? await runCheck(deps, context, { check, open, door, report })
          : notPossible(gone, say('no-answer'));
      if (made.state === 'fail') report.warn(`Failed: ${made.evidence}`);
      else if (made.state === 'not-possible') report.skip(made.evidence);
      else report.detail(made.evidence);
      return made;
    });
    const { planned, ...found } = verdict;
    run.results.push({ check, ...found, seconds: (clock.now() - since) / 1000 });
    if (found.state === 'not-possible' && planned !== false) run.open = true;
    if (check === 'reachable' && found.state === 'fail') gone = 'It could not be reached.';
  }
}

/**
 * What is proven of one intercom is no proof of another.
 *
 * @throws AppError `site.door-changed`
 */
function hangsThere({ bound, name }: Door, intercom: string): void {
  if (bound === null || idOfMac(bound.mac) !== intercom)
    throw new AppError(
      'site.door-changed',
      `${name} is bound to another intercom than when this was begun.`,
    );
}

async function accept(deps: AcceptDeps, context: TaskContext<AcceptParams>): Promise<TaskEnd> {
  const { params, task } = context;
  const open = deps.core.sites.get(params.site);
  const mine = params.doors.find(({ intercom }) => intercom === task.intercomId);
  const door = doorOf(open.site, mine?.door ?? '');
  hangsThere(door, task.intercomId);
  const run: Run = { results: [], open: false };
  try {
    await checkAll(deps, context, { open, door, run });
  } catch (error) {
    // What was proven before somebody stopped it stays proven.
    if (run.results.length > 0) await keep(deps, context, { open, door, results: run.results });
    throw error;
  }
  await context.step('keep', () => keep(deps, context, { open, door, results: run.results }));
  const words = `${resultsInWords(run.results)}.`;
  const result = { site: open.id, door: door.id };
  const failed = run.results.filter(({ state }) => state === 'fail');
  if (failed.length > 0)
    return {
      ...{ state: 'failed', outcome: words, result },
      error: new AppError('acceptance.failed', failed.map(({ evidence }) => evidence).join(' ')),
    };
  return { state: run.open ? 'done-with-warnings' : 'done', outcome: words, result };
}

/** Checks doors of a site and keeps the evidence in it. */
export function createAcceptKind(deps: AcceptDeps): FleetKind<AcceptParams> {
  return {
    kind: ACCEPT_KIND,
    params: acceptParamsSchema,
    title: ({ name }, number) =>
      `Acceptance of ${number} ${number === 1 ? 'door' : 'doors'} of ${name}`,
    steps: STEPS,
    order: { canary: false, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: Infinity,
    // Whether it is there is the first thing that is checked.
    runsUnseen: true,
    run: (context) => accept(deps, context),
    // Nothing lasting was done: it is checked again.
    settle: () => Promise.resolve('again'),
  };
}
