import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/backend/files/tables/read-table';
import { guessMapping } from '../../../electron/backend/imports/mapping';
import { exampleCsv, expectedColumns } from '../../../renderer/screens/intercom/import/examples';
import type { EditableKind } from '../../../shared/contract/records';
import { RECORD_KINDS } from '../../../shared/device/records';

const KINDS = Object.keys(RECORD_KINDS) as readonly EditableKind[];

describe('the example that a person saves before an import', () => {
  it.each(KINDS)('of %s is read back with every column known by its heading', async (kind) => {
    const table = await readTable(Buffer.from(exampleCsv(kind)), { kind });
    const { mapping } = guessMapping(table, kind);
    expect(table.headers).toEqual(expectedColumns(kind).map(({ heading }) => heading));
    expect(Object.entries(mapping).sort()).toEqual(
      RECORD_KINDS[kind].fields.map(({ key }, column) => [key, column]).sort(),
    );
  });

  it.each(KINDS)('of %s names its columns as the lists do, and not by their keys', (kind) => {
    expect(expectedColumns(kind).map(({ heading }) => heading)).toEqual(
      RECORD_KINDS[kind].fields.map(({ label }) => label),
    );
  });
});
