import { randomUUID } from 'node:crypto';
import type { PlanDoor, PlanHead, PlanLine } from '../../../../shared/contract/site-plan';
import { AppError } from '../../../../shared/errors';
import type { Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import type { LeftRow } from '../../../../shared/site/list-work';
import { othersOf, type DoorPlan, type PlannedLine } from '../../../../shared/site/plan';

/** Plans that are kept; the oldest makes room. Each holds every row of every door. */
const KEPT = 3;

/** The plan of one door, with what it was made of. */
export interface KeptDoor {
  readonly head: PlanDoor;
  /** Absent where the door could not be read. */
  readonly made?: { readonly plan: DoorPlan; readonly read: DoorRead };
}

export interface KeptPlan {
  readonly head: PlanHead;
  /** The document that it was made of. */
  readonly site: Site;
  readonly doors: readonly KeptDoor[];
}

/** Plans that were made, kept until the program ends: they hold codes and never get to the disk. */
export interface PlanBook {
  keep(plan: Omit<KeptPlan, 'head'> & { readonly head: Omit<PlanHead, 'plan'> }): PlanHead;
  /** @throws AppError `plan.not-found` */
  get(id: string): KeptPlan;
  latest(site: string): KeptPlan | undefined;
}

export function createPlanBook(): PlanBook {
  const plans = new Map<string, KeptPlan>();
  return {
    keep({ head: told, ...rest }) {
      const head: PlanHead = { plan: randomUUID(), ...told };
      plans.set(head.plan, { head, ...rest });
      const [oldest] = plans.keys();
      if (plans.size > KEPT && oldest !== undefined) plans.delete(oldest);
      return head;
    },
    get(id) {
      const found = plans.get(id);
      if (!found) throw new AppError('plan.not-found', 'This plan is not at hand any more.');
      return found;
    },
    latest: (site) => [...plans.values()].filter(({ head }) => head.site === site).at(-1),
  };
}

/** Whether the site says the same as when the plan was made, as far as a plan looks at it. Pure. */
export function isCurrent({ site: then }: KeptPlan, now: Site): boolean {
  return (
    then.doors === now.doors &&
    then.people === now.people &&
    then.schedules === now.schedules &&
    then.servers === now.servers &&
    then.presets === now.presets &&
    then.dialRules === now.dialRules &&
    then.login.username === now.login.username &&
    then.login.password === now.login.password
  );
}

/** A line with the door it is of and the number by which it is asked for. */
export function numbered(door: string, planned: PlannedLine, index: number): PlanLine {
  return { id: `${door}:${index + 1}`, door, ...planned.line };
}

/** All lines of a plan, door by door. */
export function* linesOf({ doors }: KeptPlan, door?: string): Generator<PlanLine> {
  for (const { head, made } of doors) {
    if (!made || (door !== undefined && head.door !== door)) continue;
    for (const [index, planned] of made.plan.lines.entries())
      yield numbered(head.door, planned, index);
  }
}

export const otherId = (door: string, { kind, row }: LeftRow): string =>
  `${door}/${kind}:${row['ID'] ?? ''}`;

export interface Found {
  readonly door: KeptDoor & { readonly made: NonNullable<KeptDoor['made']> };
  readonly line?: PlannedLine;
  readonly other?: LeftRow;
}

/** The lines and the rows that the site does not know, by their IDs. */
export function byId({ doors }: KeptPlan, ids: readonly string[]): ReadonlyMap<string, Found> {
  const wanted = new Set(ids);
  const found = new Map<string, Found>();
  for (const door of doors) {
    const { made, head } = door;
    if (!made) continue;
    for (const [index, line] of made.plan.lines.entries()) {
      const { id } = numbered(head.door, line, index);
      if (wanted.has(id)) found.set(id, { door: { ...door, made }, line });
    }
    for (const other of othersOf(made.plan)) {
      const id = otherId(head.door, other);
      if (wanted.has(id)) found.set(id, { door: { ...door, made }, other });
    }
  }
  return found;
}
