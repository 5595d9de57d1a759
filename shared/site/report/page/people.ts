/** People and which doors they open. */
import { html, type Html } from '../html';
import type { ReportFacts, ReportPerson } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { table } from './table';

/** Up to so many doors they are named; beyond, their numbers are shorter and say the same. */
const NAMED_DOORS = 4;

/** The doors of a person in words. */
export function doorsOfPerson(
  { doors: chosen }: ReportPerson,
  { doors }: Pick<ReportFacts, 'doors'>,
  words: Words,
): string {
  const { people } = words.text;
  if (chosen === 'all') return people.allDoors;
  if (chosen.length === 0) return people.noDoor;
  if (doors.length > NAMED_DOORS) return words.doors(chosen);
  return chosen
    .map((number) => doors.find((door) => door.number === number)?.name ?? String(number))
    .join(', ');
}

export function scheduleWords(schedule: ReportFacts['schedules'][number], words: Words): string {
  const { name, days, from, to } = schedule;
  return fill(words.text.people.schedule, { name, days: words.days(days), from, to });
}

export function peoplePart(facts: ReportFacts, words: Words): Html {
  const { column, people: labels } = words.text;
  const order = new Intl.Collator(words.language, { numeric: true });
  const people = [...facts.people].sort((one, other) => order.compare(one.name, other.name));
  const times = facts.schedules.map((schedule) => scheduleWords(schedule, words));
  const count = (value: number): string => (value === 0 ? '' : words.count(value));
  return html`<p class="lead">
      ${facts.doors.length > NAMED_DOORS ? labels.intro : labels.introNames}
      ${times.length > 0 && `${labels.schedules}: ${times.join('; ')}.`}
    </p>
    ${table(
      [
        {
          head: words.text.signatures.name,
          cell: ({ name }) => name,
          look: 'strong',
          width: '30%',
        },
        { head: column.flat, cell: ({ flat }) => flat, width: '12%' },
        { head: column.phone, cell: ({ phone }) => phone, width: '13%' },
        { head: column.doors, cell: (person) => doorsOfPerson(person, facts, words) },
        {
          head: column.when,
          cell: ({ schedule }) => (schedule === '' ? labels.always : schedule),
          width: '13%',
        },
        { head: column.cards, cell: ({ cards }) => count(cards), look: 'number', width: '8%' },
        { head: column.pins, cell: ({ pins }) => count(pins), look: 'number', width: '9%' },
      ],
      people,
      'people',
    )}`;
}
