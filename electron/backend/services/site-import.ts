import { randomUUID } from 'node:crypto';
import type { CallParsed } from '../../../shared/contract';
import { AppError } from '../../../shared/errors';
import { say } from '../../../shared/site/said';
import type { Site } from '../../../shared/site/document';
import { importDoors } from '../../../shared/site/import-doors';
import { IMPORT_FIELDS, type ImportWhat } from '../../../shared/site/import-fields';
import { importPeople } from '../../../shared/site/import-people';
import type { ImportSource, SiteImport } from '../../../shared/site/import-rows';
import type { Table } from '../files/tables/table';
import { guessColumns, signatureOf } from '../imports/mapping';
import { readCells, refusals } from '../imports/rows';
import type { Services } from '../services';
import type { Sites } from '../site/types';
import type { ImportStore, Layout } from '../store/import-store';
import type { Core } from './core';
import { rejectedCsv, tableHead } from './imports';
import { checkColumns, layoutFits, openTable } from './imports/reading';

type SiteImportServices = Pick<
  Services,
  'siteImport.open' | 'siteImport.preview' | 'siteImport.rejected' | 'siteImport.apply'
>;
type Reading = CallParsed<'siteImport.rejected'>;

interface ReadFile {
  readonly name: string;
  readonly table: Table;
  readonly source: ImportSource;
}

const WORDS: Readonly<Record<ImportWhat, readonly [one: string, many: string]>> = {
  people: ['person', 'people'],
  doors: ['door', 'doors'],
};

/** What a file comes to on a site as it is now. */
function merged(site: Site, what: ImportWhat, source: ImportSource): SiteImport {
  const merge = what === 'people' ? importPeople : importDoors;
  return merge(site, source, randomUUID);
}

function countsOf({ rows }: SiteImport) {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** The calls about people and doors that come in from files. */
export function createSiteImportServices(
  { files }: Core,
  { sites, store }: { readonly sites: Sites; readonly store: ImportStore },
): SiteImportServices {
  /** Remembered apart from what intercoms import: the fields are others. */
  const signature = (table: Table, what: ImportWhat) => signatureOf(table, `site ${what}`);

  const layoutOf = (table: Table, what: ImportWhat): Layout & { remembered: boolean } => {
    const known = store.of(signature(table, what));
    if (layoutFits(known, table)) return { ...known, remembered: true };
    return { ...guessColumns(table, IMPORT_FIELDS[what]), remembered: false };
  };

  const read = async (reading: Reading, caller: string): Promise<ReadFile> => {
    const { what, file, hasHeader } = reading;
    const { source, table } = await openTable(files, caller, { file, hasHeader });
    const found = layoutOf(table, what);
    const chosen = Object.keys(reading.mapping).length > 0;
    const mapping = chosen ? reading.mapping : found.mapping;
    const notation = reading.notation ?? found.notation;
    checkColumns(mapping, table.headers.length);
    // Columns that a person chose are worth keeping, whichever way these rows go.
    if (chosen) await store.remember(signature(table, what), { mapping, notation });
    const cells = readCells({ table, fields: IMPORT_FIELDS[what], mapping, notation });
    return {
      ...{ name: source.name, table },
      source: { ...cells, mapped: new Set(Object.keys(mapping)) },
    };
  };

  return {
    async 'siteImport.open'({ site, what, file }, { caller }) {
      sites.get(site);
      const { table } = await openTable(files, caller, { file });
      return { ...tableHead(table), ...layoutOf(table, what), needsMapping: true };
    },

    async 'siteImport.preview'(input, { caller }) {
      const { source } = await read(input, caller);
      const found = merged(sites.get(input.site).site, input.what, source);
      const wanted = found.rows.filter(({ state }) => (input.state ?? state) === state);
      const rows = wanted.slice(input.offset, input.offset + input.limit);
      const shown = new Set(rows.map(({ row }) => row));
      return {
        rows,
        problems: found.problems.filter(({ row }) => shown.has(row)),
        counts: countsOf(found),
        warnings: found.problems.filter(({ severity }) => severity === 'warning').length,
      };
    },

    async 'siteImport.rejected'(input, { caller }) {
      const { source, table, name } = await read(input, caller);
      const { problems } = merged(sites.get(input.site).site, input.what, source);
      const content = rejectedCsv(table, refusals(problems));
      return files.put(
        caller,
        `${name.replace(/\.\w{1,5}$/, '')} rejected.csv`,
        Buffer.from(content),
      );
    },

    async 'siteImport.apply'(input, { caller }) {
      const { source, name } = await read(input, caller);
      const site = sites.get(input.site);
      let found = merged(site.site, input.what, source);
      const counts = countsOf(found);
      if (counts.refused === found.rows.length)
        throw new AppError(
          'call.bad-input',
          `No row of this file can be taken, of ${counts.refused}.`,
          {
            hint: 'Check which column is which, or mend the rows that are named.',
            details: { field: 'mapping' },
          },
        );
      await site.edit((now) => {
        // Against the site as it is when its turn comes.
        found = merged(now, input.what, source);
        return found.site;
      });
      const done = countsOf(found);
      const [one, many] = WORDS[input.what];
      const taken = done.added + done.changed;
      await site.note({
        what: 'imported',
        title: `${taken} ${taken === 1 ? one : many} taken in from ${name}`.slice(0, 255),
        result: `${done.added} added, ${done.changed} changed, ${done.unchanged} unchanged, ${done.refused} refused.`,
        said: {
          title: [say('imported', { name, n: taken })],
          result: [
            say('imported-counts', {
              ...{ added: done.added, changed: done.changed },
              ...{ unchanged: done.unchanged, refused: done.refused },
            }),
          ],
        },
        doors: [],
      });
      return { counts: done, revision: site.revision };
    },
  };
}
