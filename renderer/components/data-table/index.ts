export { DataTable } from './data-table';
export type { Column, CellContext } from './column';
