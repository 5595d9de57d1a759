import type { Row } from './types';

export interface SavedTable {
  readonly rows: readonly Row[];
  readonly nextId: number;
}

/** Rows with an ID that the intercom gives; an ID is never given twice. */
export class RecordTable {
  private list: Row[] = [];

  constructor(private nextId: number) {}

  get rows(): readonly Row[] {
    return this.list;
  }

  get(id: string): Row | undefined {
    return this.list.find((row) => row['ID'] === id);
  }

  /** Adds a row under a new ID (whatever ID the caller sent) and returns it as stored. */
  add(row: Readonly<Record<string, string>>): Row {
    const stored: Row = { ...row, ID: String(this.nextId) };
    this.nextId += 1;
    this.list.push(stored);
    return stored;
  }

  /** Puts a row in under its own ID: factory rows, and rows of an import. */
  restore(row: Row): void {
    this.list.push(row);
    this.nextId = Math.max(this.nextId, Number(row['ID'] ?? 0) + 1);
  }

  /** Replaces the row of this ID as a whole; what is not sent is blank afterwards. */
  replace(id: string, row: Row): boolean {
    const index = this.list.findIndex((other) => other['ID'] === id);
    if (index < 0) return false;
    this.list[index] = { ...row, ID: id };
    return true;
  }

  /** Takes out every row for which `chosen` holds and returns them. */
  remove(chosen: (row: Row) => boolean): readonly Row[] {
    const gone = this.list.filter(chosen);
    this.list = this.list.filter((row) => !gone.includes(row));
    return gone;
  }

  clear(): void {
    this.list = [];
  }

  save(): SavedTable {
    return { rows: [...this.list], nextId: this.nextId };
  }

  load(saved: SavedTable): void {
    this.list = [...saved.rows];
    this.nextId = saved.nextId;
  }
}
