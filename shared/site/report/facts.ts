import type { Photo, Site } from '../document';
import { doorFacts } from './door-facts';
import { leftToDo, type KnownPlan } from './left-to-do';
import { REPORT_FORMAT, REPORT_VERSION, type ReportFacts, type ReportFinding } from './schema';

export interface ReportOptions {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Version of Lintel. */
  readonly madeWith: string;
  readonly withPeople: boolean;
  readonly withPhotos: boolean;
  /** How many visits, newest first. */
  readonly visits: number;
  /** Where intercoms were last met: by their door. */
  readonly addresses?: ReadonlyMap<string, string>;
  /** Where the plan was made lately. */
  readonly plan?: KnownPlan;
  /** Where the security page was looked at. */
  readonly security?: { readonly at: number; readonly findings: readonly ReportFinding[] };
}

/** How many people may open each door. */
function peopleByDoor(site: Site): (door: string) => number {
  let everywhere = 0;
  const byDoor = new Map<string, number>();
  for (const { doors } of site.people) {
    if (doors === 'all') everywhere += 1;
    else for (const id of new Set(doors)) byDoor.set(id, (byDoor.get(id) ?? 0) + 1);
  }
  return (door) => everywhere + (byDoor.get(door) ?? 0);
}

function peopleOf(site: Site, numbers: ReadonlyMap<string, number>): ReportFacts['people'] {
  const schedules = new Map(site.schedules.map(({ id, name }) => [id, name]));
  return site.people.map(({ name, flat, phone, doors, schedule, cards, pins }) => ({
    ...{ name, flat, phone },
    doors:
      doors === 'all'
        ? doors
        : doors.flatMap((id) => numbers.get(id) ?? []).sort((one, other) => one - other),
    schedule: schedules.get(schedule) ?? '',
    ...{ cards: cards.length, pins: pins.length },
  }));
}

/**
 * The facts of a report. No PIN, card number or password is among them, whether the site is
 * unlocked or not. Pure: the same site and options give the same facts.
 */
export function reportFacts(site: Site, options: ReportOptions): ReportFacts {
  const { at, madeWith, plan, security } = options;
  const numbers = new Map(site.doors.map(({ id }, index) => [id, index + 1]));
  const numberOf = (door: string): number | null => numbers.get(door) ?? null;
  const people = peopleByDoor(site);
  const photoOf = ({ door, caption, name, type, at: taken, data }: Photo) => ({
    ...{ door: numberOf(door), caption, name, type, at: taken, data },
  });
  return {
    ...{ format: REPORT_FORMAT, version: REPORT_VERSION, madeWith, madeAt: at },
    site: {
      ...{ name: site.name, address: site.address, notes: site.notes },
      ...{ customer: site.customer, technician: site.technician },
    },
    doors: site.doors.map((door, index) =>
      doorFacts(site, door, {
        ...{ number: index + 1, people: people(door.id) },
        met: options.addresses?.get(door.id) ?? '',
      }),
    ),
    peopleCount: site.people.length,
    people: options.withPeople ? peopleOf(site, numbers) : [],
    schedules: site.schedules.map(({ name, days, from, to }) => ({ name, days, from, to })),
    leftToDo: [
      ...leftToDo(site, {
        ...(plan && { plan }),
        ...(security && { findings: security.findings }),
      }),
    ],
    security: security ? { at: security.at, findings: [...security.findings] } : null,
    photos: options.withPhotos ? site.photos.map(photoOf) : [],
    visits: [...site.history]
      .sort((one, other) => other.at - one.at)
      .slice(0, options.visits)
      .map(({ at: when, by, what, title, result, said, doors }) => ({
        ...{ at: when, by, what, title, result },
        ...(said && { said }),
        doors: doors.flatMap(({ door, result: ended, done }) => {
          const number = numberOf(door);
          return number === null ? [] : [{ door: number, result: ended, done }];
        }),
      })),
  };
}
