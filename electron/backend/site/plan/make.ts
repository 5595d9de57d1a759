import { setImmediate } from 'node:timers/promises';
import type { PlanDoor, PlanHead } from '../../../../shared/contract/site-plan';
import { bossesOf } from '../../../../shared/device/bosses';
import { AppError, toAppError } from '../../../../shared/errors';
import type { Door, Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import { countBy, planDoor, type DoorPlan } from '../../../../shared/site/plan';
import { forEachOf } from '../../services/for-each';
import type { OpenSite } from '../types';
import { unitOfDoor } from '../unit-of-door';
import { beforeOf } from './before';
import type { KeptDoor, KeptPlan } from './book';
import type { PlanDeps } from './deps';
import { readDoor } from './read-door';

const NOTHING = { todo: 0, refused: 0, same: 0, others: 0 };

/** A door of which there is no plan. */
function without(
  door: Door,
  told: Pick<PlanDoor, 'state' | 'words' | 'error' | 'intercom'> & { readonly address?: string },
): KeptDoor {
  return {
    head: {
      ...{ door: door.id, name: door.name, model: door.model, firmware: '', address: '' },
      ...{ counts: NOTHING, kinds: {}, risks: {}, bosses: [], notes: [] },
      ...told,
    },
  };
}

/** Clashes that a door names; more of them are told by their number. */
const NAMED = 20;

function clashNotes({ clashes }: DoorPlan): readonly string[] {
  const more = clashes.length - NAMED;
  return [
    ...clashes.slice(0, NAMED).map(({ text }) => text),
    ...(more > 0 ? [`${more} more codes are somebody else's or public too.`] : []),
  ];
}

function headOf(options: {
  readonly door: Door;
  readonly read: DoorRead;
  readonly plan: DoorPlan;
  readonly intercom: string;
  readonly address: string;
  readonly notes: readonly string[];
}): PlanDoor {
  const { door, read, plan, intercom, address, notes } = options;
  const unread = Object.values(read.unread);
  const firmware =
    door.firmware !== '' && door.firmware !== read.firmware
      ? [`Runs ${read.firmware}; the site wants ${door.firmware}. Upgrade it under Firmware.`]
      : [];
  return {
    ...{ door: door.id, name: door.name, state: 'read', words: '', error: null, intercom, address },
    ...{ model: read.model, firmware: read.firmware, counts: plan.counts },
    kinds: countBy(plan.lines, ({ kind }) => [kind]),
    risks: countBy(plan.lines, ({ risks }) => risks),
    bosses: bossesOf(read.settings).map(({ text }) => text),
    notes: [
      ...firmware,
      ...notes,
      ...clashNotes(plan),
      ...(unread.length > 0 ? [`Not everything could be read: ${unread.join(' ')}`] : []),
    ],
  };
}

async function planOne(
  deps: PlanDeps,
  about: {
    readonly site: Site;
    readonly door: Door;
    readonly signal: AbortSignal;
    readonly turn: () => Promise<void>;
  },
): Promise<KeptDoor> {
  const { site, door, signal, turn } = about;
  const { registry } = deps.core;
  const unit = unitOfDoor(registry, door);
  if (unit.state !== 'known')
    return without(door, {
      ...{ state: unit.state, words: unit.words, error: null },
      intercom: unit.id,
    });
  const { id } = unit;
  try {
    const read = await readDoor(deps, { id, site, door }, signal);
    const { predecessor, notes } = await beforeOf(deps.core.points, door);
    await turn();
    const plan = planDoor({ site, door, read, ...(predecessor && { before: predecessor }) });
    const { address } = registry.get(id);
    return {
      head: headOf({ door, read, plan, intercom: id, address, notes }),
      made: { plan, read },
    };
  } catch (thrown) {
    // A building is planned without the one that does not answer.
    signal.throwIfAborted();
    const error = toAppError(thrown);
    if (error.code === 'call.internal')
      deps.core.log('error', 'A door could not be planned', {
        door: door.id,
        error: error.message,
      });
    return without(door, {
      ...{ state: 'failed', words: error.message, error: error.toData(), intercom: id },
      // It may have been forgotten meanwhile.
      address: registry.find((one) => one.id === id)?.address ?? '',
    });
  }
}

const sum = (doors: readonly KeptDoor[]): Pick<PlanHead, 'counts' | 'kinds' | 'risks'> => {
  const counts = { ...NOTHING };
  const kinds: PlanHead['kinds'] = {};
  const risks: PlanHead['risks'] = {};
  const addTo = (into: Record<string, number | undefined>, from: object): void => {
    for (const [key, value] of Object.entries(from)) into[key] = (into[key] ?? 0) + Number(value);
  };
  for (const { head } of doors) {
    addTo(counts, head.counts);
    addTo(kinds, head.kinds);
    addTo(risks, head.risks);
  }
  return { counts, kinds, risks };
};

/**
 * Reads the doors of a site, several at once, and plans each.
 *
 * @throws AppError `site.locked`, `call.cancelled`
 */
export async function makePlan(
  deps: PlanDeps,
  open: OpenSite,
  about: { readonly doors?: readonly string[] | undefined; readonly signal: AbortSignal },
): Promise<Omit<KeptPlan, 'head'> & { readonly head: Omit<PlanHead, 'plan'> }> {
  const { clock, emit } = deps.core;
  const { site, revision } = open;
  const { signal } = about;
  if (open.locked)
    throw new AppError(
      'site.locked',
      'PINs, cards and passwords of this site are sealed: without them nothing can be compared.',
    );
  const chosen = site.doors.filter(({ id }) => about.doors?.includes(id) ?? true);
  let done = 0;
  let last: Promise<void> = Promise.resolve();
  // Comparing thousands of rows takes a while: between two doors the answers of others are heard.
  const turn = (): Promise<void> => (last = last.then(() => setImmediate()));
  const doors = await forEachOf(chosen, async (door) => {
    signal.throwIfAborted();
    // A signal for each, since they read many at a time.
    const own = AbortSignal.any([signal]);
    const kept = await planOne(deps, { site, door, signal: own, turn });
    done += 1;
    emit('plan.progress', {
      ...{ site: site.id, door: door.id, state: kept.head.state, done },
      total: chosen.length,
    });
    return kept;
  });
  return {
    ...{ site, doors },
    head: {
      ...{ site: site.id, revision, at: clock.now() },
      doors: doors.map(({ head }) => head),
      ...sum(doors),
    },
  };
}
