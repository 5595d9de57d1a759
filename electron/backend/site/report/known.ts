/** What is known of a site beside what somebody entered. */
import type { PlanHead } from '../../../../shared/contract/site-plan';
import type { Site } from '../../../../shared/site/document';
import type { KnownPlan } from '../../../../shared/site/report/left-to-do';
import { toAppError } from '../../../../shared/errors';
import { lookedAt } from '../../../../shared/site/security-looks';
import type { Services } from '../../services';
import { idOfMac } from '../../store/intercom-store';
import type { Core } from '../../services/core';

/** The plan as the report needs it; a door that could not be read is not among it. */
export function knownPlan({ at, doors }: PlanHead): KnownPlan {
  const read = doors.filter(({ state }) => state === 'read');
  return { at, changes: new Map(read.map(({ door, counts }) => [door, counts.todo])) };
}

/** Where this computer has last met the intercoms of the doors. */
export function knownAddresses(
  { doors }: Site,
  registry: Pick<Core['registry'], 'find'>,
): ReadonlyMap<string, string> {
  return new Map(
    doors.flatMap(({ id, bound }): [string, string][] => {
      const met = bound && registry.find((one) => one.id === idOfMac(bound.mac));
      return met ? [[id, met.address]] : [];
    }),
  );
}

/** The security check, whose answers are kept in the document, also for a report of the next day. */
export function remembering(
  services: Pick<Services, 'security.check'>,
  { sites, clock, log }: Pick<Core, 'sites' | 'clock' | 'log'>,
): Pick<Services, 'security.check'> {
  return {
    async 'security.check'(input, context) {
      const checked = await services['security.check'](input, context);
      const at = clock.now();
      try {
        const open = sites.get(input.site);
        // One that may not be changed is looked at all the same; its report then tells of earlier looks.
        if (open.readOnly === '')
          await open.edit((site) => ({ ...site, looks: lookedAt(site, checked.rows, at) }));
      } catch (thrown) {
        log('warn', 'What was found could not be kept in the site', {
          code: toAppError(thrown).code,
        });
      }
      return checked;
    },
  };
}
