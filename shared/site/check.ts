/**
 * What would go wrong with a site, before anything of it is at a door: what stands twice, what is
 * missing, what does not exist, and the rules of every model on the site. Pure.
 */
import { checkDoors } from './check-doors';
import { checkPeople } from './check-people';
import { createComplaints, createTwins, type Complaints, type SiteProblem } from './check-result';
import { doorsMeet, type DoorChoice, type Site } from './document';
import { isHidden } from './secrets';

export interface SiteCheck {
  /** Errors first; of the same kind in the order of the site. */
  readonly problems: readonly SiteProblem[];
  /** Whether PINs and cards are hidden, so that they could not be checked. */
  readonly codesHidden: boolean;
}

const MINUTES = /^(\d\d):([0-5]\d)$/;

/** Minutes since midnight; undefined where it is no time of a day. */
function minutesOf(time: string): number | undefined {
  const [, hours = '', minutes = ''] = MINUTES.exec(time) ?? [];
  return hours === '' || Number(hours) > 23 ? undefined : Number(hours) * 60 + Number(minutes);
}

function checkSchedules({ schedules }: Site, complain: Complaints): void {
  const names = createTwins<string>();
  for (const { id, name, from, to, days } of schedules) {
    complain.about('schedules', id, name);
    if (names(name.toLowerCase(), id))
      complain.error('name', 'Another schedule has the same name.');
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    if (begin === undefined) complain.error('from', 'From: a time from 00:00 to 23:59.');
    if (end === undefined) complain.error('to', 'To: a time from 00:00 to 23:59.');
    if (begin !== undefined && end !== undefined && begin >= end)
      complain.error('to', 'It ends before it begins. Over midnight takes two schedules.');
    if (!days.includes('1')) complain.warning('days', 'It holds on no day of the week.');
  }
}

function checkServers({ servers, presets }: Site, complain: Complaints): void {
  for (const { id, name, server, proxyServer } of servers) {
    complain.about('servers', id, name || server || id);
    if (server.trim() === '') complain.error('server', 'This SIP server has no address.');
    for (const [field, host] of [
      ['server', server],
      ['proxyServer', proxyServer],
    ] as const)
      if (!/^[\w.:[\]-]*$/.test(host.trim()))
        complain.error(field, 'Write an address such as 10.0.0.5 or sip.example.org.');
  }
  const names = createTwins<string>();
  for (const { id, name } of presets) {
    complain.about('presets', id, name);
    if (names(name.toLowerCase(), id))
      complain.warning('name', 'Another preset has the same name.');
  }
}

function checkDialRules({ dialRules, doors }: Site, complain: Complaints): void {
  const known = new Set(doors.map(({ id }) => id));
  const byPrefix = new Map<string, DoorChoice[]>();
  for (const { id, prefix, doors: choice, replacements } of dialRules) {
    complain.about('dialRules', id, prefix || id);
    if (prefix.trim() === '') complain.error('prefix', 'The number that is dialled is missing.');
    if (replacements.every((one) => one.trim() === ''))
      complain.error('replacements', 'What is dialled instead is missing.');
    if (choice !== 'all' && choice.some((door) => !known.has(door)))
      complain.error('doors', 'A door of this dial rule is not on the site any more.');
    const others = byPrefix.get(prefix.trim()) ?? [];
    if (others.some((other) => doorsMeet(other, choice)))
      complain.error('prefix', 'Another dial rule has the same number at the same door.');
    byPrefix.set(prefix.trim(), [...others, choice]);
  }
}

/** Checks a whole site; 50,000 people take well under a second. */
export function checkSite(site: Site): SiteCheck {
  const complain = createComplaints();
  checkDoors(site, complain);
  checkSchedules(site, complain);
  checkServers(site, complain);
  checkDialRules(site, complain);
  checkPeople(site, complain);
  const { found } = complain;
  const of = (severity: SiteProblem['severity']) =>
    found.filter((one) => one.severity === severity);
  return {
    problems: [...of('error'), ...of('warning')],
    codesHidden: site.people.some(({ pins, cards }) => [...pins, ...cards].some(isHidden)),
  };
}
