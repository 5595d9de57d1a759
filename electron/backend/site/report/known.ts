/** What is known of a site beyond its document, while this program runs. */
import type { PlanHead } from '../../../../shared/contract/site-plan';
import type { SecurityRow } from '../../../../shared/contract/site-security';
import type { Site } from '../../../../shared/site/document';
import type { KnownPlan } from '../../../../shared/site/report/left-to-do';
import type { ReportFinding } from '../../../../shared/site/report/schema';
import { sayFinding } from '../../../../shared/site/said';
import type { Finding } from '../../../../shared/site/security';
import type { Services } from '../../services';
import { idOfMac } from '../../store/intercom-store';
import type { Core } from '../../services/core';
import type { KnownOfSite } from './make';

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

interface Look {
  readonly mac: string;
  readonly findings: readonly Finding[];
}

/** The first and the last look at each door, so that a report can say what was mended. */
export interface SecurityLooks {
  /** Keeps what was found at the doors that could be read. */
  seen(site: Site, rows: readonly SecurityRow[], at: number): void;
  of(site: Site): KnownOfSite['security'];
}

const same = (one: Finding) => (other: Finding) => one.id === other.id && one.what === other.what;

function compared(first: Look, last: Look, door: number): readonly ReportFinding[] {
  const gone = first.findings.filter((finding) => !last.findings.some(same(finding)));
  return [...last.findings, ...gone].map((finding) => ({
    ...{ door, title: finding.what, before: first.findings.some(same(finding)) },
    said: { title: [...sayFinding(finding).what], detail: [...sayFinding(finding).todo] },
    ...(gone.includes(finding) ? { detail: '', now: false } : { detail: finding.todo, now: true }),
  }));
}

export function createSecurityLooks(): SecurityLooks {
  const sites = new Map<string, { at: number; doors: Map<string, { first: Look; last: Look }> }>();
  return {
    seen(site, rows, at) {
      if (!rows.some(({ state }) => state === 'read')) return;
      const kept = sites.get(site.id) ?? { at, doors: new Map<string, never>() };
      const macs = new Map(site.doors.map(({ id, bound }) => [id, bound?.mac ?? '']));
      for (const { door, state, findings } of rows) {
        if (state !== 'read') continue;
        const last = { mac: macs.get(door) ?? '', findings };
        const known = kept.doors.get(door);
        // Another unit hangs there now: what its predecessor had is not mended by that.
        const first = known?.first.mac === last.mac ? known.first : last;
        kept.doors.set(door, { first, last });
      }
      sites.set(site.id, { ...kept, at });
    },
    of(site) {
      const kept = sites.get(site.id);
      if (!kept || kept.doors.size === 0) return undefined;
      const findings = site.doors.flatMap(({ id, bound }, index) => {
        const looks = kept.doors.get(id);
        return looks && looks.last.mac === bound?.mac
          ? compared(looks.first, looks.last, index + 1)
          : [];
      });
      return { at: kept.at, findings };
    },
  };
}

/** The security check, whose answers the looks remember. */
export function remembering(
  services: Pick<Services, 'security.check'>,
  looks: SecurityLooks,
  options: { readonly siteOf: (id: string) => Site; readonly now: () => number },
): Pick<Services, 'security.check'> {
  return {
    async 'security.check'(input, context) {
      const checked = await services['security.check'](input, context);
      looks.seen(options.siteOf(input.site), checked.rows, options.now());
      return checked;
    },
  };
}
