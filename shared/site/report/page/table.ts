import { html, type Html, type HtmlValue } from '../html';

/** A column: its head, and what its cells are made of. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => HtmlValue;
  /** `number` stands to the right, `code` stays on one line, `strong` is what one looks for. */
  readonly look?: 'number' | 'code' | 'strong';
  /** Share of the width, such as `12%`. */
  readonly width?: string;
}

/** A table whose head is repeated on each page and whose rows are never cut. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], look = ''): Html {
  return html`<table class="${look}">
    <colgroup>
      ${columns.map(({ width }) => (width === undefined ? html`<col />` : html`<col style="width: ${width}" />`))}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(({ head, look: kind }) => html`<th scope="col" class="${kind ?? ''}">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map(({ cell, look: kind }) => html`<td class="${kind ?? ''}">${cell(row)}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

/** A word that stands out where something is wrong: by its weight, because not all paper has colour. */
export function emphasis(word: string, wrong: boolean): HtmlValue {
  return wrong ? html`<span class="strong">${word}</span>` : word;
}

/** Labels with their values, three beside each other. Those without a value are left out. */
export function factsList(
  facts: readonly (readonly [label: string, value: string, wide?: 'wide'])[],
): Html {
  return html`<dl class="facts">
    ${facts
      .filter(([, value]) => value !== '')
      .map(
        ([label, value, wide]) =>
          html`<div class="${wide ?? ''}">
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;
}
