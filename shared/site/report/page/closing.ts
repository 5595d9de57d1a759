/** Photos, the history of visits, and the lines to sign on. */
import { html, type Html } from '../html';
import type { ReportFacts, ReportPhoto } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { table } from './table';

function figure(photo: ReportPhoto, { doors, site }: ReportFacts, words: Words): Html {
  const door = doors.find(({ number }) => number === photo.door);
  const place = door ? words.door(door) : site.name;
  const caption = photo.caption === '' ? photo.name : photo.caption;
  return html`<figure>
    <img src="data:${photo.type};base64,${photo.data}" alt="${caption}" />
    <figcaption>
      <span class="strong">${place}</span><br />${caption}<br />
      <span class="small">${words.moment(photo.at)}</span>
    </figcaption>
  </figure>`;
}

/** Two beside each other. */
export function photosPart(facts: ReportFacts, words: Words): Html {
  const ordered = [...facts.photos].sort(
    (one, other) => (one.door ?? 0) - (other.door ?? 0) || one.at - other.at,
  );
  const rows = ordered.flatMap((photo, at) => (at % 2 === 0 ? [[photo, ordered[at + 1]]] : []));
  return html`${rows.map(
    (row) =>
      html`<div class="photos">${row.map((photo) => photo && figure(photo, facts, words))}</div>`,
  )}`;
}

type Visit = ReportFacts['visits'][number];
type Lines = readonly string[];

/** What happened at a visit, as paragraphs of plain text. */
export function visitLines({ title, result, said, doors }: Visit, words: Words): Lines {
  const { visits } = words.text;
  const numbers = (done: boolean): string =>
    words.doors(doors.filter((door) => door.done === done).map(({ door }) => door));
  const [reached, missed] = [numbers(true), numbers(false)];
  return [
    words.recorded(title, said?.title),
    words.recorded(result, said?.result),
    reached === '' ? '' : fill(visits.doors, { doors: reached }),
    missed === '' ? '' : fill(visits.notDone, { doors: missed }),
  ].filter((line) => line !== '');
}

/** Milliseconds within which doors that are bound one after the other are one piece of work. */
const TOGETHER_MS = 15 * 60_000;

/** Doors that one person bound one after the other, together, newest first. */
function together(visits: readonly Visit[]): readonly (readonly Visit[])[] {
  const rows: Visit[][] = [];
  for (const visit of visits) {
    const [newest] = rows.at(-1) ?? [];
    const same = newest?.what === 'bound' && visit.what === 'bound' && newest.by === visit.by;
    if (same && newest.at - visit.at <= TOGETHER_MS) rows.at(-1)?.push(visit);
    else rows.push([visit]);
  }
  return rows;
}

/** A line for each door of several that were bound together. */
function boundLines(visits: readonly Visit[], { doors }: ReportFacts, words: Words): Lines {
  return visits.map(({ title, result, said, doors: [bound] }) => {
    const door = doors.find(({ number }) => number === bound?.door);
    const name = door ? words.door(door) : words.recorded(title, said?.title);
    return `${name}: ${words.recorded(result, said?.result)}`;
  });
}

export function visitsPart(facts: ReportFacts, words: Words): Html {
  const { column, history } = words.text;
  const linesOf = (visits: readonly Visit[]): Lines =>
    visits.length > 1
      ? boundLines(visits, facts, words)
      : visits.flatMap((visit) => visitLines(visit, words));
  return table(
    [
      { head: column.date, cell: ([visit]) => visit && words.moment(visit.at), width: '19%' },
      { head: column.by, cell: ([visit]) => visit?.by, width: '15%' },
      {
        head: column.what,
        cell: ([visit]) => visit && history[visit.what],
        ...{ look: 'strong', width: '19%' },
      },
      {
        head: column.detail,
        cell: (visits) => linesOf(visits).map((line, at) => html`${at > 0 && html`<br />`}${line}`),
      },
    ],
    together(facts.visits),
  );
}

export function signaturesPart({ site }: ReportFacts, words: Words): Html {
  const { signatures: labels } = words.text;
  const side = (title: string, name: string): Html =>
    html`<div>
      <h4>${title}</h4>
      <p class="given">${name}</p>
      <p class="line">${labels.name}</p>
      <p class="line">${labels.placeAndDate}</p>
      <p class="line">${labels.signature}</p>
    </div>`;
  const { customer, technician } = site;
  return html`<div class="signatures">
    <p>${labels.statement}</p>
    <div class="pair">
      ${side(labels.customer, customer.contact === '' ? customer.name : customer.contact)}
      ${side(labels.technician, technician.name)}
    </div>
  </div>`;
}
