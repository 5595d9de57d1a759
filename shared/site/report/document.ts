import { html, styleElement, toText, type Html } from './html';
import { photosPart, signaturesPart, visitsPart } from './page/closing';
import { cover, type Part } from './page/cover';
import { eachDoor } from './page/doors';
import { networkTable, securityPart, sipTable } from './page/network';
import { doorList, leftToDoList } from './page/overview';
import { peoplePart } from './page/people';
import type { ReportFacts } from './schema';
import { styleOf } from './style';
import { createWords, type Words, type WordsOptions } from './words';

/** The parts that this site has something for, in their order. */
function partsOf(facts: ReportFacts, words: Words): readonly Part[] {
  const { sections } = words.text;
  const { security } = facts;
  const part = (id: keyof typeof sections, body: Html, newPage = false): Part => ({
    ...{ id, title: sections[id], body, newPage },
  });
  const hasDoors = facts.doors.length > 0;
  return [
    part('doors', doorList(facts, words), true),
    part('left', leftToDoList(facts, words)),
    ...(hasDoors ? [part('details', eachDoor(facts, words), true)] : []),
    ...(hasDoors ? [part('network', networkTable(facts, words), true)] : []),
    ...(facts.doors.some(({ accounts }) => accounts.length > 0)
      ? [part('sip', sipTable(facts, words))]
      : []),
    ...(security ? [part('security', securityPart({ ...facts, security }, words))] : []),
    ...(facts.people.length > 0 ? [part('people', peoplePart(facts, words), true)] : []),
    ...(facts.photos.length > 0 ? [part('photos', photosPart(facts, words), true)] : []),
    ...(facts.visits.length > 0 ? [part('visits', visitsPart(facts, words), true)] : []),
    part('signatures', signaturesPart(facts, words)),
  ];
}

/**
 * The report as one HTML document: no script, nothing from elsewhere, made for paper and readable
 * in a browser. Pure: the same facts and options give the same text.
 */
export function reportPage(facts: ReportFacts, options: WordsOptions): string {
  const words = createWords(options);
  const { text } = words;
  const parts = partsOf(facts, words);
  const { site } = facts;
  const company = site.technician.company === '' ? site.technician.name : site.technician.company;
  const style = styleOf({
    ...{ paper: options.paper, text, top: site.name },
    bottom: [company, words.day(facts.madeAt)].filter((one) => one !== '').join(', '),
  });
  return toText(
    html`<html lang="${options.language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width" />
        <title>${text.title}: ${site.name}</title>
        ${styleElement(style)}
      </head>
      <body>
        ${cover(facts, words, parts)}
        <main>
          ${parts.map(
            ({ id, title, body, newPage }) =>
              html`<section id="${id}" class="${newPage === true ? 'new-page' : ''}">
                <h2>${title}</h2>
                ${body}
              </section>`,
          )}
        </main>
      </body>
    </html>`,
  );
}
