import { CHECKS, type Check } from '../acceptance';
import type { Door, Site } from '../document';
import { lastRun } from './door-facts';
import type { LeftToDo, ReportFinding } from './schema';

/** What the plan said when it was last made, where it was made. */
export interface KnownPlan {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Changes that are still to be written, by the ID of a door that could be read. */
  readonly changes: ReadonlyMap<string, number>;
}

export interface LeftToDoOptions {
  readonly plan?: KnownPlan;
  readonly findings?: readonly ReportFinding[];
}

const item = (kind: LeftToDo['kind'], door: number, more: Partial<LeftToDo> = {}): LeftToDo => ({
  ...{ kind, door, checks: [], detail: '', count: null },
  ...more,
});

interface Written {
  readonly at: number;
  readonly done: boolean;
  readonly result: string;
}

/** When the plan was last written to a door and how that ended; undefined: never, or undone since. */
function lastWritten(site: Site): ReadonlyMap<string, Written> {
  const written = new Map<string, Written>();
  const oldestFirst = [...site.history].sort((a, b) => a.at - b.at);
  for (const { what, at, doors } of oldestFirst)
    for (const { door, done, result } of doors) {
      if (what === 'applied') written.set(door, { at, done, result });
      else if ((what === 'undone' && done) || what === 'replaced') written.delete(door);
    }
  return written;
}

/** When something that concerns a door was last edited: the door, its people, what it shares. */
function lastEdited(site: Site): (door: Door) => number {
  let everywhere = 0;
  const byDoor = new Map<string, number>();
  for (const { doors, edited } of [...site.people, ...site.dialRules]) {
    if (doors === 'all') everywhere = Math.max(everywhere, edited);
    else for (const id of doors) byDoor.set(id, Math.max(byDoor.get(id) ?? 0, edited));
  }
  const shared = new Map(
    [...site.presets, ...site.servers].map(({ id, edited }) => [id, edited] as const),
  );
  return (door) =>
    Math.max(
      ...[door.edited, everywhere, byDoor.get(door.id) ?? 0],
      ...[...door.presets, ...door.accounts.map(({ server }) => server)].map(
        (id) => shared.get(id) ?? 0,
      ),
    );
}

/** Checks that make sense at this door: an account that is not planned cannot register. */
function wantedChecks(door: Door): readonly Check[] {
  const has = (account: number): boolean => door.accounts.some((one) => one.account === account);
  return CHECKS.filter((check) => {
    const account = /-(\d)$/.exec(check)?.[1];
    return account === undefined || has(Number(account));
  });
}

function ofAcceptance(site: Site, door: Door, number: number): readonly LeftToDo[] {
  const run = lastRun(site, door);
  if (!run) return [item('not-accepted', number)];
  const done = new Set(run.results.map(({ check }) => check));
  const missing = wantedChecks(door).filter((check) => !done.has(check));
  return [
    ...run.results
      .filter(({ state }) => state === 'fail')
      .map(({ check, evidence, said }) =>
        item('check-failed', number, { checks: [check], detail: evidence, ...(said && { said }) }),
      ),
    ...(missing.length > 0 ? [item('checks-not-run', number, { checks: [...missing] })] : []),
  ];
}

function ofWriting(
  written: Written | undefined,
  edited: number,
  number: number,
): readonly LeftToDo[] {
  if (!written) return [item('not-applied', number)];
  if (!written.done) return [item('apply-failed', number, { detail: written.result })];
  return edited > written.at ? [item('changed-since', number)] : [];
}

/** What the plan knows of a door, unless it was edited or written after the plan was made. */
function plannedChanges(
  plan: KnownPlan | undefined,
  door: Door,
  since: number,
): number | undefined {
  return plan && plan.at >= since ? plan.changes.get(door.id) : undefined;
}

/** What is left to do, door by door in the order of the site. A plan wins over guesses by time. */
export function leftToDo(
  site: Site,
  { plan, findings = [] }: LeftToDoOptions,
): readonly LeftToDo[] {
  const written = lastWritten(site);
  const editedOf = lastEdited(site);
  return site.doors.flatMap((door, index) => {
    const number = index + 1;
    if (door.bound === null) return [item('not-bound', number)];
    const [last, edited] = [written.get(door.id), editedOf(door)];
    const count = plannedChanges(plan, door, Math.max(edited, last?.at ?? 0));
    const ofPlan =
      count === undefined
        ? ofWriting(last, edited, number)
        : count > 0
          ? [item('plan-changes', number, { count })]
          : [];
    return [
      ...ofPlan,
      ...ofAcceptance(site, door, number),
      ...findings
        .filter((finding) => finding.door === number && finding.now)
        .map(({ title, said }) =>
          item('security', number, { detail: title, ...(said && { said: said.title }) }),
        ),
    ];
  });
}
