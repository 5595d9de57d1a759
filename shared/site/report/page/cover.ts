import { isWorded } from '../../said';
import type { Said } from '../../said/said';
import { html, type Html } from '../html';
import type { ReportFacts } from '../schema';
import { fill } from '../text';
import type { Words } from '../words';
import { factsList } from './table';

/** A part of the report, as the contents name it. */
export interface Part {
  /** Where the contents lead to. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** Begins on a new page. */
  readonly newPage?: boolean;
}

/** Characters of a name that still stand large on the cover. */
const LONG_NAME = 48;

/** Whether something of it was recorded in English only. What a person wrote is their own. */
function quotesEnglish({ doors, visits, security, leftToDo }: ReportFacts): boolean {
  const lacks = (text: string, said: readonly Said[] | undefined): boolean =>
    text !== '' && !isWorded(said);
  return (
    doors.some(({ acceptance }) =>
      acceptance?.results.some(({ evidence, said }) => lacks(evidence, said)),
    ) ||
    visits.some(
      ({ what, title, result, said }) =>
        !['note', 'handed-over'].includes(what) &&
        (lacks(title, said?.title) || lacks(result, said?.result)),
    ) ||
    leftToDo.some(({ detail, said }) => lacks(detail, said)) ||
    (security?.findings.some(({ title, said }) => lacks(title, said?.title)) ?? false)
  );
}

export function cover(facts: ReportFacts, words: Words, parts: readonly Part[]): Html {
  const { site, doors } = facts;
  const { text } = words;
  const { cover: labels } = text;
  const accepted = doors.filter(({ state }) => state === 'accepted').length;
  const sums: readonly (readonly [string, string])[] = [
    [labels.doors, words.count(doors.length)],
    [
      labels.accepted,
      fill(labels.ofAll, { done: words.count(accepted), all: words.count(doors.length) }),
    ],
    [labels.people, words.count(facts.peopleCount)],
    [labels.left, words.count(facts.leftToDo.length)],
  ];
  return html`<header class="cover">
    <p class="company">${site.technician.company}</p>
    <p class="title">${text.title} · ${text.subtitle}</p>
    <h1 class="${site.name.length > LONG_NAME ? 'long' : ''}">${site.name}</h1>
    <p class="address">${site.address}</p>
    <dl class="sums">
      ${sums.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${factsList([
      [labels.customer, words.or(site.customer.name)],
      [labels.contact, site.customer.contact],
      [labels.phone, site.customer.phone],
      [labels.email, site.customer.email],
      [labels.technician, words.or(site.technician.name)],
      [labels.company, site.technician.company],
      [labels.date, words.day(facts.madeAt)],
    ])}
    <nav class="contents">
      <h4>${text.contents}</h4>
      <ul>
        ${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
      ${words.language !== 'en' && quotesEnglish(facts) && html`<p class="small">${text.asRecorded}</p>`}
      <p class="small">${fill(text.madeWith, { version: facts.madeWith })}</p>
    </nav>
  </header>`;
}
