import { RECORD_KINDS } from '../../../../shared/device/records';
import { AppError } from '../../../../shared/errors';
import { toCsv } from '../../files/export/spreadsheet';
import { guardText } from '../../../../shared/spreadsheet-text';
import { samplesOf } from '../../imports/content';
import { REASON_HEADER, signatureOf } from '../../imports/mapping';
import type { Services } from '../../services';
import type { Table } from '../../files/tables/table';
import type { ImportStore } from '../../store/import-store';
import type { Core } from '../core';
import type { RecordJobs } from '../record-jobs';
import { compare } from './comparing';
import { DEVICE_STEPS, importByDevice, importFunction } from './device-way';
import { createReader, type ImportedRows } from './reading';

type ImportServices = Pick<
  Services,
  'imports.open' | 'imports.preview' | 'imports.rejected' | 'imports.apply'
>;

/** Values of each column that a window shows beside the choice of its field. */
const SAMPLES = 5;
const SAMPLE_CHARS = 80;

/** A table as a window gets it to choose which column is what. */
export function tableHead(table: Table) {
  const { format, encoding, delimiter, hasHeader, headers, rows } = table;
  return {
    ...{ format, encoding, delimiter, hasHeader },
    columns: headers.map((header, at) => ({
      header: header.slice(0, SAMPLE_CHARS),
      samples: samplesOf(table, at, SAMPLES).map((value) => value.slice(0, SAMPLE_CHARS)),
    })),
    rows: rows.length,
  };
}

/** The file of rejected rows: as they came, with a column that says why. */
export function rejectedCsv(table: Table, reasons: ReadonlyMap<number, string>): string {
  const headers = table.headers.map((name, at) => guardText(name || `Column ${at + 1}`));
  const rows = table.rows.flatMap(({ cells }, index) => {
    const reason = reasons.get(index + 1);
    if (reason === undefined) return [];
    // As text, so that what a spreadsheet has not yet spoilt is not spoilt when it is mended.
    return [[...table.headers.map((_, at) => guardText(cells[at] ?? '')), guardText(reason)]];
  });
  return toCsv([[...headers, REASON_HEADER], ...rows]);
}

function nothingGood({ rows, refused }: ImportedRows): AppError {
  const [first] = refused;
  const why = first === undefined ? '' : ` Row ${first[0]}: ${first[1]}`;
  return new AppError(
    'call.bad-input',
    `No row of this file can be sent, of ${rows.length}.${why}`,
    {
      hint: 'Check which column is which, or mend the rows that are named.',
      details: { field: 'mapping' },
    },
  );
}

/** The calls about files that come in. */
export function createImportServices(
  core: Core,
  parts: { readonly recordJobs: RecordJobs; readonly store: ImportStore },
): ImportServices {
  const { drivers, registry, jobs, files, clock } = core;
  const { recordJobs, store } = parts;
  const reader = createReader(files, store);
  const modelOf = (id: string | undefined): string =>
    id === undefined ? '' : registry.get(id).model;

  return {
    async 'imports.open'(input, { caller }) {
      const { table, layout, remembered, needsMapping } = await reader.open(input, caller);
      const { mapping, notation } = layout;
      return { ...tableHead(table), remembered, needsMapping, mapping, notation };
    },

    async 'imports.preview'(input, { caller, signal }) {
      const { id, kind, removeOthers } = input;
      const read = await reader.rows(input, { caller, model: modelOf(id) });
      const { rows, problems, good, layout, table } = read;
      // Columns that a person chose and that give rows are worth keeping, whichever way these go.
      if (Object.keys(input.mapping).length > 0 && good.length > 0)
        await store.remember(signatureOf(table, kind), layout);
      const difference =
        id === undefined
          ? null
          : await drivers.use(
              id,
              (driver) => compare(read, { driver, model: modelOf(id), kind, removeOthers, signal }),
              { signal, repeatable: true },
            );
      return { rows: [...rows], problems: [...problems], difference };
    },

    async 'imports.rejected'(input, { caller, signal }) {
      const { id, kind } = input;
      const read = await reader.rows(input, { caller, model: modelOf(id) });
      const reasons = new Map(read.refused);
      if (id !== undefined) {
        const about = { model: modelOf(id), kind, removeOthers: false, signal };
        const { conflicting } = await drivers.use(
          id,
          (driver) => compare(read, { driver, ...about }),
          { signal, repeatable: true },
        );
        for (const { index, reason } of conflicting) reasons.set(index + 1, reason);
      }
      const name = `${read.source.name.replace(/\.\w{1,5}$/, '')} rejected.csv`;
      return await files.put(caller, name, Buffer.from(rejectedCsv(read.table, reasons)));
    },

    async 'imports.apply'(input, { caller }) {
      const { id, kind, removeOthers, way } = input;
      const read = await reader.rows(input, { caller, model: modelOf(id) });
      const { good, refused, layout, table } = read;
      const { one, many } = RECORD_KINDS[kind];
      const title = `Import ${good.length} ${good.length === 1 ? one : many} to ${recordJobs.doorOf(id)}`;
      if (way === 'device') {
        if (removeOthers)
          throw new AppError(
            'call.bad-input',
            "removeOthers: the intercom's own import only adds rows.",
            { details: { field: 'removeOthers' } },
          );
        importFunction(read, kind);
        return jobs.start({
          ...{ kind: 'imports.apply', title, intercomId: id, steps: DEVICE_STEPS },
          run: (context) =>
            drivers.use(
              id,
              (driver) =>
                importByDevice(context, { driver, clock, kind, read, model: modelOf(id) }),
              { signal: context.signal },
            ),
        });
      }
      if (good.length === 0) throw nothingGood(read);
      // A person whose row has a slip of the pen must not lose the card that works.
      if (removeOthers && refused.size > 0)
        throw new AppError(
          'call.bad-input',
          `removeOthers: ${refused.size} rows of the file cannot be read, and what they mean would be removed.`,
          { hint: 'Mend these rows first.', details: { field: 'removeOthers' } },
        );
      await store.remember(signatureOf(table, kind), layout);
      const rows = good.map(({ row }) => row);
      const plan = recordJobs.planOf({
        ...{ id, kind, title, job: 'imports.apply' },
        change: () => ({ mode: 'wanted', rows, removeOthers }),
      });
      return jobs.start({
        ...plan,
        async run(context) {
          context.result({ refused: refused.size });
          await plan.run(context);
        },
      });
    },
  };
}
