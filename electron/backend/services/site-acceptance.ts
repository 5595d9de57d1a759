import type { EventPayload } from '../../../shared/contract';
import type { Fleet } from '../../../shared/contract/fleet';
import { isAttended, UNATTENDED_CHECKS } from '../../../shared/site/acceptance';
import { AppError, toAppError } from '../../../shared/errors';
import type { EventHub } from '../event-hub';
import type { Services } from '../services';
import { createAcceptKind } from '../site/acceptance/kind';
import { ACCEPT_KIND } from '../site/acceptance/params';
import { createPrompts } from '../site/acceptance/prompts';
import { chosenDoors, unitOfDoor } from '../site/unit-of-door';
import type { Core } from './core';

type AcceptanceServices = Pick<
  Services,
  'acceptance.run' | 'acceptance.prompts' | 'acceptance.answer'
>;

/** The calls about proving doors, and the line that a run leaves in the history of its site. */
export function createSiteAcceptanceServices(core: Core, events: EventHub): AcceptanceServices {
  const { registry, sites, fleets, emit, log } = core;
  const prompts = createPrompts(emit);
  const kind = createAcceptKind({ core, prompts });
  fleets.register(kind);

  const note = async (fleet: Fleet): Promise<void> => {
    const told = fleet.tasks.flatMap(({ result, outcome, state }) =>
      typeof result['door'] === 'string'
        ? [{ door: result['door'], result: outcome, done: state !== 'failed' }]
        : [],
    );
    const site = fleet.tasks.map(({ result }) => result['site']).find((one) => one !== undefined);
    if (told.length === 0 || typeof site !== 'string') return;
    const well = told.filter(({ done }) => done).length;
    await sites.get(site).note({
      what: 'accepted',
      title: `Acceptance of ${told.length} ${told.length === 1 ? 'door' : 'doors'}`,
      result: `${well} of ${told.length} without a failed check.`,
      doors: told,
    });
  };
  const noted = new Set<string>();
  events.subscribe('site-acceptance', ({ name, payload }) => {
    if (name !== 'fleets.changed') return;
    const fleet = payload as EventPayload<'fleets.changed'>;
    const key = `${fleet.id} ${fleet.endedAt ?? 0}`;
    if (fleet.kind !== ACCEPT_KIND || fleet.endedAt === null || noted.has(key)) return;
    noted.add(key);
    note(fleet).catch((thrown: unknown) => {
      const { code } = toAppError(thrown);
      log('warn', 'The history of a site could not be written', { fleet: fleet.id, code });
    });
  });

  return {
    async 'acceptance.run'({ site, doors, checks = [...UNATTENDED_CHECKS], ...options }) {
      const open = sites.get(site);
      if (open.readOnly !== '') throw new AppError('site.read-only', open.readOnly);
      const chosen = chosenDoors(open.site, doors).map((door) => ({
        door,
        unit: unitOfDoor(registry, door),
      }));
      const ready = chosen.flatMap(({ door, unit }) =>
        unit.state === 'known' ? [{ door: door.id, intercom: unit.id }] : [],
      );
      const left = chosen.flatMap(({ door, unit }) =>
        unit.state === 'known' ? [] : [{ door: door.id, name: door.name, words: unit.words }],
      );
      if (ready.length === 0)
        throw new AppError(
          'call.bad-input',
          `doors: ${left[0]?.words ?? 'there is no door to check.'}`,
          { details: { field: 'doors' } },
        );
      const fleet = await fleets.start(
        kind,
        { site, name: open.site.name, doors: ready, checks, ...options },
        {
          targets: ready.map(({ intercom }) => ({ intercomId: intercom })),
          // Nobody stands at two doors at once.
          ...(checks.some(isAttended) && { width: 1 }),
        },
      );
      return { fleet, left };
    },
    'acceptance.prompts': () => ({ prompts: [...prompts.list()] }),
    'acceptance.answer': ({ answer, ...place }) => {
      prompts.answer(place, answer);
      return { prompts: [...prompts.list()] };
    },
  };
}
