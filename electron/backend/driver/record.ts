/** An object of a reply, of which nothing is known yet but that it is one. */
export type Row = Readonly<Record<string, unknown>>;
export type Rows = readonly Row[];

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
