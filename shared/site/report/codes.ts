/**
 * Who has which PIN and cards, as a page of its own that is sealed: what stands in it is encrypted,
 * and its script, which needs nothing from elsewhere, shows it to whoever knows the passphrase.
 */
import type { Site } from '../document';
import { CODES_SCRIPT } from './codes-script';
import { html, scriptElement, styleElement, toText } from './html';
import { doorsOfPerson } from './page/people';
import type { ReportFacts } from './schema';
import type { Words } from './words';

/** What is encrypted. Texts in the language of the report; codes as the site has them. */
export interface CodeSheet {
  readonly site: string;
  /** In words. */
  readonly at: string;
  readonly people: readonly {
    readonly name: string;
    readonly flat: string;
    readonly doors: string;
    readonly pins: readonly string[];
    readonly cards: readonly string[];
  }[];
}

/**
 * How a browser opens it: PBKDF2 with SHA-256 makes a key of 256 bits out of the passphrase, and
 * AES in Galois/Counter mode opens what is sealed (with its tag of 16 bytes at the end) and proves it.
 */
export interface SealedSheet {
  readonly rounds: number;
  /** Base64, all three. */
  readonly salt: string;
  readonly iv: string;
  readonly sealed: string;
}

/** OWASP's least for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
export const CODE_ROUNDS = 600_000;

/** The people of an unlocked site who have a PIN or a card, by name. */
export function codeSheet(site: Site, facts: ReportFacts, words: Words): CodeSheet {
  const order = new Intl.Collator(words.language, { numeric: true });
  const people = site.people.flatMap(({ name, flat, pins, cards }, at) => {
    const known = facts.people[at];
    if (known === undefined || pins.length + cards.length === 0) return [];
    return [{ name, flat, doors: doorsOfPerson(known, facts, words), pins, cards }];
  });
  return {
    site: site.name,
    at: words.moment(facts.madeAt),
    people: people.sort((one, other) => order.compare(one.name, other.name)),
  };
}

const STYLE = `
@page { size: auto; margin: 16mm; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 10mm 6mm; color: #111; background: #fff;
  font: 11pt/1.45 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 18pt; margin: 0 0 1mm; }
p { margin: 0 0 4mm; }
form { display: flex; flex-wrap: wrap; gap: 3mm; align-items: end; margin: 6mm 0; }
label { display: grid; gap: 1mm; font-weight: 600; }
input { font: inherit; width: 90mm; max-width: 100%; height: 44px; padding: 0 3mm;
  border: 1pt solid #555; border-radius: 1mm; }
button { font: inherit; font-weight: 600; height: 44px; padding: 0 5mm; color: #fff; background: #1f3b57;
  border: 0; border-radius: 1mm; }
button:disabled { background: #777; }
#said { font-weight: 600; min-height: 1.5em; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 3mm 1.2mm 0; border-bottom: 0.4pt solid #bbb; }
th { border-bottom: 0.9pt solid #111; }
.code { font-variant-numeric: tabular-nums; white-space: pre-line; }
@media print { form, .screen { display: none; } }`;

export interface CodesPageOptions {
  readonly words: Words;
  readonly siteName: string;
  /** Base64 of SHA-256 of the script: no other one may run in the page. */
  readonly scriptHash: string;
}

/** The page with its sealed part. */
export function codesPage(sealed: SealedSheet, options: CodesPageOptions): string {
  const { words, siteName, scriptHash } = options;
  const { codes, column, signatures } = words.text;
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  const heads = [signatures.name, column.flat, column.doors, column.pins, column.cards];
  const said = {
    opening: codes.opening,
    wrong: codes.wrong,
    cannot: codes.cannot,
    none: codes.none,
  };
  return toText(
    html`<html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width" />
        <title>${codes.title}: ${siteName}</title>
        ${styleElement(STYLE)}
      </head>
      <body>
        <h1>${codes.title}</h1>
        <p>${siteName}</p>
        <p class="screen">${codes.intro}</p>
        <form>
          <label>${codes.passphrase}<input type="password" autocomplete="off" autofocus /></label>
          <button>${codes.open}</button>
        </form>
        <p id="said" role="status"></p>
        <section hidden>
          <p id="at"></p>
          <table>
            <thead>
              <tr>
                ${heads.map((head) => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody></tbody>
          </table>
          <p class="screen">${codes.close}</p>
        </section>
        <template id="sealed">${JSON.stringify({ ...sealed, said })}</template>
        ${scriptElement(CODES_SCRIPT)}
      </body>
    </html>`,
  );
}
