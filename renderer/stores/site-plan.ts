import { create } from 'zustand';
import type { EditableKind } from '../../shared/contract/records';
import type { PlanHead } from '../../shared/contract/site-plan';
import { isAppError, toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';

/** Rows that the site does not know and that shall go: of a list, all or only those it wrote itself. */
export interface Removal {
  readonly kind: EditableKind;
  readonly only: 'all' | 'written';
}

interface PlanStore {
  /** Of this site is what stands here; null before any was asked for. */
  readonly site: string | null;
  readonly head: PlanHead | null;
  /** Doors read so far while a plan is being made; null while none is. */
  readonly making: { readonly done: number; readonly total: number } | null;
  /** Lists of which the rows that the site does not know shall go, by door; chosen by a person. */
  readonly removals: Readonly<Partial<Record<string, readonly Removal[]>>>;
  /** What could not be taken into the site the last time, and why. */
  readonly refused: readonly { readonly line: string; readonly reason: string }[];
  readonly problem: AppErrorData | null;
}

const NOTHING: PlanStore = {
  ...{ site: null, head: null, making: null, removals: {}, refused: [], problem: null },
};

export const usePlan = create<PlanStore>()(() => NOTHING);

/** Remembers which unknown rows of a door shall be removed when the plan is applied. */
export function chooseRemovals(door: string, chosen: readonly Removal[]): void {
  usePlan.setState(({ removals }) => ({ removals: { ...removals, [door]: chosen } }));
}

let stop: AbortController | null = null;

/** Gives up the plan that is being made. */
export function stopPlan(): void {
  stop?.abort();
}

/** Shows the plan of a site that is still at hand, if there is one. */
export async function loadPlan(site: string): Promise<void> {
  const { site: shown, making } = usePlan.getState();
  if (shown === site && making !== null) return;
  if (shown !== site) usePlan.setState({ ...NOTHING, site });
  try {
    const { head } = await api.call('plan.latest', { site });
    usePlan.setState({ site, head });
  } catch (error) {
    usePlan.setState({ problem: toAppError(error).toData() });
  }
}

/** Reads the intercoms and makes the plan anew; a newer wish takes the place of an older one. */
export async function makePlan(site: string, doors?: readonly string[]): Promise<void> {
  stop?.abort();
  const mine = new AbortController();
  stop = mine;
  usePlan.setState({ site, making: { done: 0, total: 0 }, refused: [], problem: null });
  const off = api.on('plan.progress', (progress) => {
    if (progress.site === site && stop === mine)
      usePlan.setState({ making: { done: progress.done, total: progress.total } });
  });
  try {
    const input = doors === undefined ? { site } : { site, doors: [...doors] };
    const head = await api.call('plan.make', input, { signal: mine.signal });
    // What was chosen to be removed was chosen by what the last plan showed.
    if (stop === mine) usePlan.setState({ head, making: null, removals: {} });
  } catch (error) {
    if (stop !== mine) return;
    const given = isAppError(error, 'call.cancelled');
    usePlan.setState({ making: null, problem: given ? null : toAppError(error).toData() });
  } finally {
    off();
  }
}

/** Takes what intercoms have into the site, and compares again. @throws AppError */
export async function takeOver(
  { plan, site }: Pick<PlanHead, 'plan' | 'site'>,
  lines: readonly string[],
): Promise<void> {
  const { refused } = await api.call('plan.takeOver', { plan, lines: [...lines] });
  await makePlan(site);
  usePlan.setState({ refused });
}
