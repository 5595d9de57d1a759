import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row,
  type SortingState,
} from '@tanstack/react-table';
import { useEffect, useMemo } from 'react';
import { compareValues, type Column } from './column';
import { createSearch, type Entry } from './search';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});
type Features = typeof features;

interface Options<T> {
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly typed: string;
  readonly hidden: readonly string[];
  readonly sorting: SortingState;
}

export interface Model<T> {
  /** Searched and sorted. */
  readonly rows: readonly Entry<T>[];
  /** The columns that are shown. */
  readonly columns: readonly Column<T>[];
}

/** Rows and columns as they are to be shown, by the table library's models. */
export function useModel<T extends object>(options: Options<T>): Model<T> {
  const { rows, columns, rowKey, typed, hidden, sorting } = options;
  const defs = useMemo(() => columns.map((column) => toDef(column)), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const columnVisibility = Object.fromEntries(hidden.map((id) => [id, false]));
  const table = useTable<Features, T>({
    features,
    columns: defs,
    data,
    getRowId: rowKey,
    state: { sorting, columnVisibility },
  });
  const shown = new Set(table.getVisibleLeafColumns().map((column) => column.id));
  // The same array until rows or sorting change: typing only searches in what is sorted already.
  const { rows: sorted } = table.getRowModel();
  const all = useMemo(() => sorted.map((row) => ({ key: row.id, row: row.original })), [sorted]);
  const search = useMemo(() => createSearch(all, columns), [all, columns]);
  useEffect(() => search.ahead(), [search]);
  const found = useMemo(() => search.find(typed), [search, typed]);
  return { rows: found, columns: columns.filter((column) => shown.has(column.id)) };
}

function toDef<T extends object>(column: Column<T>): ColumnDef<Features, T> {
  const value = column.sort ?? column.text;
  return {
    id: column.id,
    accessorFn: value,
    header: column.title,
    enableHiding: !column.actions,
    enableSorting: !column.actions,
    sortFn: (a: Row<Features, T>, b: Row<Features, T>) =>
      compareValues(value(a.original), value(b.original)),
  };
}
