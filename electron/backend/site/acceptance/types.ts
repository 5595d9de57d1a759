import type { AcceptancePrompt } from '../../../../shared/contract/site-acceptance';
import type { Check } from '../../../../shared/site/acceptance';
import type { CheckResult, Door, Site } from '../../../../shared/site/document';
import type { StepReport } from '../../jobs/plan';
import type { Core } from '../../services/core';
import type { AcceptParams } from './params';
import type { OpenPrompt } from './prompts';

/** What a check found. `planned` false: it had nothing to look at, by plan. */
export type Verdict = Pick<CheckResult, 'state' | 'evidence'> & { readonly planned?: false };

export const pass = (evidence: string): Verdict => ({ state: 'pass', evidence });
export const fail = (evidence: string): Verdict => ({ state: 'fail', evidence });
export const notPossible = (evidence: string): Verdict => ({ state: 'not-possible', evidence });

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

/** "0.4 s". */
export const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
