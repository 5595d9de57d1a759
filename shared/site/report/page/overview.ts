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
      { head: column.address, cell: ({ address }) => address, width: '15%' },
      { head: column.mac, cell: ({ mac }) => mac, look: 'code', width: '20%' },
      {
        head: column.state,
        cell: ({ state }) => emphasis(doorStates[state], state !== 'accepted'),
        width: '17%',
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

export function leftToDoList({ leftToDo, doors, madeAt }: ReportFacts, words: Words): Html {
  const { text } = words;
  const lead = html`<p class="lead">${fill(text.leftAt, { date: words.moment(madeAt) })}</p>`;
  if (leftToDo.length === 0)
    return html`<p>${text.leftNothing}</p>
      ${lead}`;
  const nameOf = (number: number | null): string =>
    doors.find((door) => door.number === number)?.name ?? text.all;
  return html`${lead}${table(
    [
      { head: text.column.number, cell: ({ door }) => door ?? '', look: 'number', width: '6%' },
      { head: text.column.door, cell: ({ door }) => nameOf(door), width: '26%' },
      {
        head: text.column.point,
        cell: (point) =>
          html`${pointWords(point, words)}${point.kind !== 'security' && point.detail !== '' && html`<br /><span class="small">${words.recorded(point.detail, point.said)}</span>`}`,
      },
    ],
    leftToDo,
  )}`;
}
