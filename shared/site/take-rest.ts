import type { RecordRow } from '../contract/records';
import type { DialRule, Site, SiteSchedule } from './document';
import type { LeftRow } from './list-work';
import type { LineSource } from './plan';
import { refusedBecause, withDoor, type TakeContext, type Taken } from './take-base';

const GONE = 'It is not on the site any more.';

/** The fields of a dial rule as a row has them. */
function ruleOf(row: RecordRow): Pick<DialRule, 'line' | 'replacements'> | undefined {
  const replacements = [1, 2, 3, 4, 5]
    .map((number) => (row[`Replace${number}`] ?? '').trim())
    .filter((value) => value !== '');
  const line = row['Line'] === '1' || row['Line'] === '2' ? row['Line'] : '0';
  return replacements.length === 0 ? undefined : { line, replacements };
}

export function takeRule(site: Site, source: LineSource, { door }: TakeContext): Taken {
  const id = (source.set[0]?.wanted ?? source.remove[0])?.subject.id.replace(/^rule\//, '');
  const rule = site.dialRules.find((one) => one.id === id);
  const row = source.set[0]?.before ?? source.remove[0]?.row;
  const fields = row && ruleOf(row);
  if (!rule) return refusedBecause(site, GONE);
  if (!fields) return refusedBecause(site, 'The rule of the intercom calls nobody.');
  const taken: DialRule = { ...rule, ...fields, doors: withDoor(rule.doors, door.id) };
  return {
    site: { ...site, dialRules: site.dialRules.map((one) => (one.id === id ? taken : one)) },
    refused: '',
  };
}

export function takeOtherRule(site: Site, { row }: LeftRow, { door, newId }: TakeContext): Taken {
  const fields = ruleOf(row);
  const prefix = (row['Prefix'] ?? '').trim();
  if (!fields || prefix === '')
    return refusedBecause(site, 'The rule of the intercom calls nobody.');
  const rule: DialRule = { id: newId(), prefix, ...fields, doors: [door.id], edited: 0 };
  return { site: { ...site, dialRules: [...site.dialRules, rule] }, refused: '' };
}

/** When somebody may come in, as a row of a schedule says it; undefined for one between two dates. */
export function timesOfSchedule(
  row: RecordRow,
): Pick<SiteSchedule, 'days' | 'from' | 'to'> | undefined {
  const days =
    row['Type'] === '2'
      ? '1111111'
      : row['Type'] === '1'
        ? Array.from('1234567', (day) => ((row['Week'] ?? '').includes(day) ? '1' : '0')).join('')
        : undefined;
  const from = row['TimeStart'] ?? '';
  const to = row['TimeEnd'] ?? '';
  const isTime = (text: string): boolean => /^\d\d:\d\d$/.test(text);
  return days === undefined || !isTime(from) || !isTime(to) ? undefined : { days, from, to };
}

export function takeSchedule(site: Site, source: LineSource): Taken {
  const [change] = source.set;
  const id = change?.wanted.subject.id.replace(/^schedule\//, '');
  const times = change && timesOfSchedule(change.before);
  if (!change || !site.schedules.some((one) => one.id === id)) return refusedBecause(site, GONE);
  if (!times)
    return refusedBecause(site, 'The site has no schedules between two dates, only weekly ones.');
  return {
    site: {
      ...site,
      schedules: site.schedules.map((one) => (one.id === id ? { ...one, ...times } : one)),
    },
    refused: '',
  };
}
