/** One line of CSV; cells with a comma, a quote or a line end are quoted. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(',')}\n`;
}

/** Rows of cells; LF or CRLF, an optional byte order mark, empty lines left out. */
export function csvRows(content: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    cell = '';
  };
  const chars = content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars.charAt(at);
    if (quoted && char === '"' && chars.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' && !quoted) endRow();
    else cell += char;
  }
  endRow();
  return rows;
}
