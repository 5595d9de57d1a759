import type { AcceptancePrompt } from '../../../../shared/contract/site-acceptance';
import type { Check } from '../../../../shared/site/acceptance';
import type { Said } from '../../../../shared/site/said/said';
import type { CheckResult, Door, Site } from '../../../../shared/site/document';
import type { StepReport } from '../../jobs/plan';
import type { Core } from '../../services/core';
import type { AcceptParams } from './params';
import type { OpenPrompt } from './prompts';

/** What a check found. `planned` false: it had nothing to look at, by plan. */
export type Verdict = Pick<CheckResult, 'state' | 'evidence' | 'said'> & {
  readonly planned?: false;
};

const verdict =
  (state: CheckResult['state']) =>
  (evidence: string, ...said: readonly Said[]): Verdict => ({
    ...{ state, evidence },
    ...(said.length > 0 && { said: [...said] }),
  });

/** Evidence in English, and the same sentence by sentence for other languages. */
export const pass = verdict('pass');
export const fail = verdict('fail');
export const notPossible = verdict('not-possible');

/** What a check does its work with. */
export interface CheckContext {
  readonly core: Core;
  /** As it stands now; while it is locked, each secret in it is a mask. */
  readonly site: Site;
  readonly locked: boolean;
  readonly door: Door;
  /** Of the intercom. */
  readonly id: string;
  readonly params: AcceptParams;
  readonly signal: AbortSignal;
  readonly report: StepReport;
  /** Asks whoever is there; waits no longer than `waitSeconds`. */
  ask(words: string, choices: AcceptancePrompt['choices']): OpenPrompt;
}

export type RunCheck = (context: CheckContext) => Promise<Verdict>;
export type CheckTable = Readonly<Record<Check, RunCheck>>;

/** Seconds of milliseconds, to a tenth. */
export const tenths = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** "0.4 s". */
export const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
