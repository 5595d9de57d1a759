/** The list of doors, and what is left to do. */
import { html, type Html } from '../html';
import type { LeftToDo, ReportFacts } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { emphasis, table } from './table';

export function doorList({ doors, site }: ReportFacts, words: Words): Html {
  const { column, doorStates } = words.text;
  const list = table(
    [
      { head: column.number, cell: ({ number }) => number, look: 'number', width: '6%' },
      {
        head: column.door,
        cell: ({ name, position }) =>
          html`<span class="strong">${name}</span
            >${position !== '' && html`<br /><span class="small">${position}</span>`}`,
      },
      { head: column.model, cell: ({ model }) => model, look: 'code', width: '10%' },
      { head: column.address, cell: ({ address }) => address, width: '19%' },
      { head: column.mac, cell: ({ mac }) => mac, look: 'code', width: '18%' },
      {
        head: column.state,
        cell: ({ state }) => emphasis(doorStates[state], state !== 'accepted'),
        width: '16%',
      },
    ],
    doors,
  );
  return site.notes === ''
    ? list
    : html`<p class="lead notes">${site.notes}</p>
        ${list}`;
}

/** A point in words, without the name of its door. */
export function pointWords(point: LeftToDo, words: Words): string {
  const { kind, checks, count } = point;
  const detail = words.recorded(point.detail, point.said);
  return fill(words.text.left[kind], {
    ...{ checks: words.checks(checks), detail },
    count: words.count(count ?? 0),
  });
}

interface SamePoint {
  readonly point: LeftToDo;
  readonly numbers: readonly LeftToDo['door'][];
}

/** Points that say the same of several doors, once: a building of thirty has few troubles of its own. */
function samePoints(points: readonly LeftToDo[], words: Words): readonly SamePoint[] {
  const found = new Map<string, { point: LeftToDo; numbers: LeftToDo['door'][] }>();
  for (const point of points) {
    const key = JSON.stringify([pointWords(point, words), point.detail]);
    const same = found.get(key);
    if (same) same.numbers.push(point.door);
    else found.set(key, { point, numbers: [point.door] });
  }
  return [...found.values()];
}

export function leftToDoList({ leftToDo, doors, madeAt }: ReportFacts, words: Words): Html {
  const { text } = words;
  const lead = html`<p class="lead">${fill(text.leftAt, { date: words.moment(madeAt) })}</p>`;
  if (leftToDo.length === 0)
    return html`<p>${text.leftNothing}</p>
      ${lead}`;
  const nameOf = (number: number | null): string =>
    doors.find((door) => door.number === number)?.name ?? text.all;
  const ofDoors = (numbers: readonly (number | null)[]): string => {
    const [first = null, ...others] = numbers;
    return others.length === 0
      ? nameOf(first)
      : fill(text.visits.doors, { doors: words.doors(numbers.filter((one) => one !== null)) });
  };
  return html`${lead}${table(
    [
      {
        head: text.column.number,
        cell: ({ numbers: [first, ...others] }) => (others.length === 0 ? (first ?? '') : ''),
        ...{ look: 'number', width: '6%' },
      },
      { head: text.column.door, cell: ({ numbers }) => ofDoors(numbers), width: '26%' },
      {
        head: text.column.point,
        cell: ({ point }) =>
          html`${pointWords(point, words)}${point.kind !== 'security' && point.detail !== '' && html`<br /><span class="small">${words.recorded(point.detail, point.said)}</span>`}`,
      },
    ],
    samePoints(leftToDo, words),
  )}`;
}
