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

/** What happened at a visit, as paragraphs of plain text. */
export function visitLines({ title, result, said, doors }: Visit, words: Words): readonly string[] {
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

export function visitsPart({ visits }: ReportFacts, words: Words): Html {
  const { column, history } = words.text;
  return table(
    [
      { head: column.date, cell: ({ at }) => words.moment(at), width: '19%' },
      { head: column.by, cell: ({ by }) => by, width: '15%' },
      { head: column.what, cell: ({ what }) => history[what], look: 'strong', width: '19%' },
      {
        head: column.detail,
        cell: (visit) =>
          visitLines(visit, words).map((line, at) => html`${at > 0 && html`<br />`}${line}`),
      },
    ],
    visits,
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
