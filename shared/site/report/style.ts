/** How the report looks, on paper (A4 or Letter) and in a browser. Nothing depends on colour. */
import type { Paper } from './choices';
import { cssString } from './html';
import { fill, type ReportText } from './text';

/** Six photos, three rows of two, fit on a page of either. */
const SIZES: Readonly<
  Record<Paper, { readonly size: string; readonly photo: string; readonly cover: string }>
> = {
  a4: { size: '210mm 297mm', photo: '60mm', cover: '256mm' },
  letter: { size: '8.5in 11in', photo: '54mm', cover: '238mm' },
};

export interface StyleOptions {
  readonly paper: Paper;
  readonly text: ReportText;
  /** Lines in the corners of every page but the first. */
  readonly top: string;
  readonly bottom: string;
}

/** A corner holds one line. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return Array.from(line).length > 70 ? `${Array.from(line).slice(0, 68).join('')}…` : line;
}

function pageNumber(text: ReportText): string {
  const [before = '', between = '', after = ''] = fill(text.page, {
    page: '\u0000',
    pages: '\u0000',
  }).split('\u0000');
  const [first, middle, last] = [before, between, after].map(cssString);
  return `${first} counter(page) ${middle} counter(pages) ${last}`;
}

/** Rules for `<style>`: the size of the paper, what stands in its margins, and the rest. */
export function styleOf({ paper, text, top, bottom }: StyleOptions): string {
  return `
@page {
  size: ${SIZES[paper].size};
  margin: 20mm 17mm 18mm;
  font: 8pt ${FONT};
  color: #444;
  @top-left { content: ${cssString(short(top))}; }
  @top-right { content: ${cssString(short(text.title))}; }
  @bottom-left { content: ${cssString(short(bottom))}; }
  @bottom-right { content: ${pageNumber(text)}; }
}
@page :first {
  @top-left { content: none; }
  @top-right { content: none; }
  @bottom-left { content: none; }
  @bottom-right { content: none; }
}
:root { --photo: ${SIZES[paper].photo}; --cover: ${SIZES[paper].cover}; }
${RULES}`;
}

const FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif';

const RULES = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; font: 9.5pt/1.4 ${FONT}; color: #111; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3, h4, p, dl, dd, figure, ul { margin: 0; padding: 0; }
h2 { font-size: 16pt; line-height: 1.2; font-weight: 600; margin: 0 0 4mm; padding-bottom: 2mm;
  border-bottom: 1.2pt solid #111; }
h3 { font-size: 11.5pt; line-height: 1.25; font-weight: 600; }
h4 { font-size: 9pt; font-weight: 600; margin: 0 0 1mm; }
h2, h3, h4, .lead { break-after: avoid; }
section { margin-top: 11mm; }
.lead { margin-bottom: 3mm; }
.notes { white-space: pre-line; }
.new-page { break-before: page; margin-top: 0; }
a { color: inherit; text-decoration: none; }
.small { font-size: 8.5pt; color: #444; }

table { width: 100%; border-collapse: collapse; font-size: 8.5pt; line-height: 1.3; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.1mm 2.4mm 1.1mm 0; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; vertical-align: bottom; border-bottom: 0.9pt solid #111; overflow-wrap: normal; }
td { border-bottom: 0.4pt solid #bbb; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.number, th.number { padding-right: 3.2mm; }
td.number:last-child, th.number:last-child { padding-right: 0; }
.code { white-space: nowrap; font-variant-numeric: tabular-nums; }
.strong { font-weight: 600; }
.people td { padding-top: 0.6mm; padding-bottom: 0.6mm; }

.cover { break-after: page; height: var(--cover); display: flex; flex-direction: column; }
.cover .company { font-size: 11pt; font-weight: 600; min-height: 6mm; }
.cover::before { content: ''; order: -1; flex: 0 1 42mm; }
.cover .company { order: -2; }
.cover .title { font-size: 11pt; color: #444; }
.cover h1 { font-size: 30pt; line-height: 1.15; font-weight: 600; margin-top: 2mm; }
.cover h1.long { font-size: 20pt; }
.cover .address { margin-top: 3mm; font-size: 12pt; white-space: pre-line; }
.cover .sums { display: flex; margin-top: 12mm; border-top: 1.2pt solid #111; }
.cover .sums div { flex: 1; padding: 3mm 3mm 3mm 0; border-bottom: 0.4pt solid #bbb; }
.cover .sums dd { font-size: 17pt; line-height: 1.2; font-weight: 600; }
.cover .facts { margin-top: 9mm; }
.cover .contents { margin-top: auto; padding-top: 8mm; }
.cover .contents ul { columns: 2; list-style: none; margin-bottom: 4mm; font-size: 9pt; line-height: 1.6; }
dt { font-size: 8pt; color: #444; line-height: 1.3; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2.4mm 5mm; break-inside: avoid; }
.facts .wide { grid-column: 1 / -1; }
.facts .wide dd { white-space: pre-line; }
.cover .facts { grid-template-columns: repeat(2, 1fr); }

.door { break-inside: avoid; margin-top: 8mm; padding-top: 3mm; border-top: 1.2pt solid #111; }
.door:first-of-type { margin-top: 0; border-top: 0; padding-top: 0; }
.door .head { display: flex; justify-content: space-between; align-items: baseline; gap: 5mm;
  break-inside: avoid; break-after: avoid; }
.door .keep { break-inside: avoid; }
.state { flex: none; font-size: 8.5pt; font-weight: 600; padding: 0.4mm 2mm; border: 0.6pt solid #111;
  border-radius: 1mm; }
.state.open { border-style: dashed; }
.door .facts { margin-top: 2.5mm; }
.door .block { margin-top: 4mm; }
.unplanned { margin-top: 1.5mm; }
.pair { display: flex; gap: 8mm; align-items: flex-start; break-inside: avoid; }
.pair > * { flex: 0 0 calc(50% - 4mm); }

.photos { display: flex; gap: 8mm; margin-bottom: 7mm; break-inside: avoid; }
.photos figure { flex: 0 0 calc(50% - 4mm); min-width: 0; }
.photos img { display: block; max-width: 100%; max-height: var(--photo); border: 0.4pt solid #bbb; }
figcaption { margin-top: 1.5mm; font-size: 8.5pt; line-height: 1.35; }

.signatures { break-inside: avoid; }
.signatures .pair { margin-top: 8mm; gap: 14mm; }
.signatures .pair > * { flex: 1; }
.signatures .line { margin-top: 11mm; padding-top: 1mm; border-top: 0.6pt solid #111; font-size: 8pt;
  color: #444; }
.signatures .given { min-height: 11mm; margin-bottom: -11mm; padding-top: 5.5mm; }

@media screen {
  body { max-width: 190mm; margin: 0 auto; padding: 12mm 8mm; }
  .cover { height: auto; }
  .new-page { margin-top: 14mm; }
}`;
