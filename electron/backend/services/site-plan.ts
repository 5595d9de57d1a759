import { randomUUID } from 'node:crypto';
import { rowLabel } from '../../../shared/compare/records';
import type { Fleet } from '../../../shared/contract/fleet';
import type { EditableKind } from '../../../shared/contract/records';
import type { OtherRow } from '../../../shared/contract/site-plan';
import { RECORD_KINDS } from '../../../shared/device/records';
import { AppError, toAppError } from '../../../shared/errors';
import type { LeftRow } from '../../../shared/site/list-work';
import { othersOf } from '../../../shared/site/plan';
import { otherDetail } from '../../../shared/site/plan-rows';
import { say } from '../../../shared/site/said';
import { takeLine, takeOther } from '../../../shared/site/take-over';
import type { Taken } from '../../../shared/site/take-base';
import type { Site } from '../../../shared/site/document';
import type { EventHub } from '../event-hub';
import type { FleetKind } from '../fleet/types';
import type { Services } from '../services';
import { createApplyKind } from '../site/apply/kind';
import { noteOf } from '../site/apply/notes';
import type { ApplyParams } from '../site/apply/params';
import { createUndoKind, type UndoParams } from '../site/apply/undo-kind';
import type { UndoStore } from '../site/apply/undo-store';
import { keepJobHistory, type JobTold } from '../site/job-history';
import { byId, isCurrent, linesOf, otherId, type PlanBook } from '../site/plan/book';
import { withoutBrought } from '../site/plan/before';
import type { PlanDeps } from '../site/plan/deps';
import { makePlan } from '../site/plan/make';
import { applyParams } from '../site/plan/start';
import type { WrittenPasswords } from '../site/plan/written-passwords';
import type { Core } from './core';
import type { Identify } from './intercoms/find-out';

type SitePlanServices = Pick<
  Services,
  | 'plan.make'
  | 'plan.latest'
  | 'plan.lines'
  | 'plan.others'
  | 'plan.apply'
  | 'plan.undo'
  | 'plan.takeOver'
>;

function shownOther(door: string, other: LeftRow): OtherRow {
  const { kind, row, words, locked, written } = other;
  return {
    ...{ id: otherId(door, other), kind, words, locked, written },
    label: rowLabel(RECORD_KINDS[kind], row),
    detail: otherDetail(other),
  };
}

function countKinds(others: readonly LeftRow[]): Partial<Record<EditableKind, number>> {
  const counts: Partial<Record<EditableKind, number>> = {};
  for (const { kind } of others) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function toldOf(
  fleet: Fleet,
  {
    applying,
    undoing,
    fleets,
    undo,
  }: Pick<Core, 'fleets'> & {
    readonly applying: FleetKind<ApplyParams>;
    readonly undoing: FleetKind<UndoParams>;
    readonly undo: UndoStore;
  },
): JobTold | undefined {
  const undone = fleets.paramsOf(undoing, fleet.id);
  const params = undone ?? fleets.paramsOf(applying, fleet.id);
  if (!params) return undefined;
  const sent = new Set(undo.of(fleet.id).map(({ intercom }) => intercom));
  const note = noteOf(fleet, params, sent);
  if (!undone) {
    // One that broke off and never ended has no line of its own.
    const same = fleets
      .list()
      .filter(
        ({ id, endedAt }) =>
          endedAt === null && fleets.paramsOf(applying, id)?.site === params.site,
      );
    const began = Math.min(fleet.startedAt, ...same.map(({ startedAt }) => startedAt));
    return { site: params.site, note: { ...note, began } };
  }
  const doors = note.doors.filter(({ done }) => done).map(({ door }) => door);
  const apply = fleets.list().find(({ id }) => id === undone.of);
  const back = (site: Site): Site => (apply ? withoutBrought(site, doors, apply) : site);
  return {
    ...{ site: params.site, note },
    async also(open) {
      if (back(open.site) !== open.site) await open.edit(back);
    },
  };
}

/** The calls about the plan of a site: made, read, applied, put back, taken into the site. */
export function createSitePlanServices(
  core: Core,
  own: {
    readonly identify: Identify;
    readonly written: WrittenPasswords;
    readonly undo: UndoStore;
    readonly events: EventHub;
    readonly book: PlanBook;
  },
): SitePlanServices {
  const { sites, fleets, log } = core;
  const { undo, written, identify, events, book } = own;
  const deps: PlanDeps = { core, identify, written, undo };
  const applying = createApplyKind(deps);
  const undoing = createUndoKind(deps);
  fleets.register(applying);
  fleets.register(undoing);
  const told = keepJobHistory(core, events, {
    ...{ caller: 'site-plan', kinds: [applying.kind, undoing.kind] },
    tell: (fleet) => toldOf(fleet, { applying, undoing, fleets, undo }),
  });

  const prune = (): void => {
    const known = new Set(fleets.list().map(({ id }) => id));
    undo
      .prune((fleet) => known.has(fleet))
      .catch((error: unknown) => {
        log('warn', 'What would put an old apply back could not be let go', {
          reason: toAppError(error).message,
        });
      });
  };
  prune();

  return {
    async 'plan.make'({ site, doors }, { signal }) {
      // The end of a job changes the site a moment later: the plan would be outdated at once.
      await told();
      return book.keep(await makePlan(deps, sites.get(site), { doors, signal }));
    },

    'plan.latest': ({ site }) => ({ head: book.latest(site)?.head ?? null }),

    'plan.lines'({ plan, door, kind, risk, state, text, offset, limit }) {
      const kept = book.get(plan);
      const words = text.trim().toLowerCase();
      const names = new Map(kept.head.doors.map((one) => [one.door, one.name.toLowerCase()]));
      const found = [...linesOf(kept, door)].filter(
        (line) =>
          (kind === undefined || line.kind === kind) &&
          (risk === undefined || line.risks.includes(risk)) &&
          (state === undefined || line.state === state) &&
          (words === '' ||
            line.text.toLowerCase().includes(words) ||
            (names.get(line.door) ?? '').includes(words)),
      );
      return { total: found.length, lines: found.slice(offset, offset + limit) };
    },

    'plan.others'({ plan, door, kind, offset, limit }) {
      const found = book.get(plan).doors.find(({ head }) => head.door === door);
      if (!found)
        throw new AppError('call.bad-input', 'door: it is not in this plan.', {
          details: { field: 'door' },
        });
      const others = found.made ? othersOf(found.made.plan) : [];
      const rows = others.filter((one) => kind === undefined || one.kind === kind);
      return {
        total: rows.length,
        kinds: countKinds(others),
        rows: rows.slice(offset, offset + limit).map((one) => shownOther(door, one)),
      };
    },

    async 'plan.apply'({ plan, ...asked }) {
      const kept = book.get(plan);
      const open = sites.get(kept.head.site);
      if (!isCurrent(kept, open.site))
        throw new AppError('plan.outdated', 'The site was changed since this plan was made.');
      const params = applyParams(kept, asked);
      prune();
      return fleets.start(applying, params, {
        targets: params.doors.map(({ intercom }) => ({ intercomId: intercom })),
      });
    },

    async 'plan.undo'({ fleet, doors }) {
      const { endedAt, state } = fleets.get(fleet);
      if (endedAt === null && state !== 'interrupted')
        throw new AppError('job.not-now', 'It still runs: stop it first, then undo it.');
      const heads = undo.of(fleet).filter(({ door }) => doors?.includes(door) ?? true);
      const [first] = heads;
      if (!first)
        throw new AppError(
          'job.cannot-undo',
          'Nothing is known of what was there before.',
          undo.persistent
            ? {}
            : {
                hint: 'This computer keeps it only until Lintel is closed. Use the restore points.',
              },
        );
      const params = {
        ...{ of: fleet, site: first.site },
        doors: heads.map(({ door, intercom }) => ({ door, intercom })),
      };
      return fleets.start(undoing, params, {
        targets: heads.map(({ intercom }) => ({ intercomId: intercom })),
      });
    },

    async 'plan.takeOver'({ plan, lines }) {
      const kept = book.get(plan);
      const open = sites.get(kept.head.site);
      if (!isCurrent(kept, open.site))
        throw new AppError('plan.outdated', 'The site was changed since this plan was made.');
      const found = byId(kept, lines);
      const refused: { line: string; reason: string }[] = [];
      const doors = new Set<string>();
      await open.edit((before) => {
        // It may be asked for again where somebody else was faster.
        refused.length = 0;
        let site = before;
        for (const line of lines) {
          const one = found.get(line);
          const door = one && site.doors.find(({ id }) => id === one.door.head.door);
          if (!one || !door) {
            refused.push({ line, reason: 'It is not in this plan.' });
            continue;
          }
          const context = { door, read: one.door.made.read, newId: randomUUID };
          let taken: Taken = { site, refused: 'It is not in this plan.' };
          if (one.line && one.line.line.noTakeOver !== '')
            taken = { site, refused: one.line.line.noTakeOver };
          else if (one.line) taken = takeLine(site, one.line.source, context);
          else if (one.other) taken = takeOther(site, one.other, context);
          if (taken.refused === '') doors.add(door.id);
          else refused.push({ line, reason: taken.refused });
          site = taken.site;
        }
        return site;
      });
      const taken = lines.length - refused.length;
      if (taken > 0)
        await open.note({
          what: 'taken-over',
          title: `${taken} ${taken === 1 ? 'value' : 'values'} of the building taken into the site`,
          result: '',
          said: { title: [say('taken-over', { n: taken })], result: [] },
          doors: [...doors].map((door) => ({ door, result: 'Taken into the site.', done: true })),
        });
      return { taken, refused };
    },
  };
}
