import type { Fleet } from '../../../shared/contract/fleet';
import { isAttended, UNATTENDED_CHECKS } from '../../../shared/site/acceptance';
import { say } from '../../../shared/site/said';
import { AppError } from '../../../shared/errors';
import type { EventHub } from '../event-hub';
import type { Services } from '../services';
import { createAcceptKind } from '../site/acceptance/kind';
import { ACCEPT_KIND } from '../site/acceptance/params';
import { createPrompts } from '../site/acceptance/prompts';
import { keepJobHistory, type JobTold } from '../site/job-history';
import { chosenDoors, unitOfDoor } from '../site/unit-of-door';
import type { Core } from './core';

type AcceptanceServices = Pick<
  Services,
  'acceptance.run' | 'acceptance.prompts' | 'acceptance.answer'
>;

/** The calls about proving doors, and the line that a run leaves in the history of its site. */
export function createSiteAcceptanceServices(core: Core, events: EventHub): AcceptanceServices {
  const { registry, sites, fleets, emit } = core;
  const prompts = createPrompts(emit);
  const kind = createAcceptKind({ core, prompts });
  fleets.register(kind);

  const tell = (fleet: Fleet): JobTold | undefined => {
    const site = fleets.paramsOf(kind, fleet.id)?.site;
    const told = fleet.tasks.flatMap(({ result, outcome, state }) =>
      typeof result['door'] === 'string'
        ? [{ door: result['door'], result: outcome, done: state !== 'failed' }]
        : [],
    );
    if (told.length === 0 || site === undefined) return undefined;
    const well = told.filter(({ done }) => done).length;
    return {
      site,
      note: {
        what: 'accepted',
        title: `Acceptance of ${told.length} ${told.length === 1 ? 'door' : 'doors'}`,
        result: `${well} of ${told.length} without a failed check.`,
        said: {
          title: [say('accepted', { n: told.length })],
          result: [say('accepted-well', { well, n: told.length })],
        },
        doors: told,
      },
    };
  };
  keepJobHistory(core, events, { caller: 'site-acceptance', kinds: [ACCEPT_KIND], tell });
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
