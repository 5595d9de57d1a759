import type { FirmwareRow } from '../../../shared/contract/firmware';
import type { Verdict } from '../../../shared/device/firmware-decision';

/** What the preview comes to, with what the technician chose. */
export interface FirmwarePlan {
  /** Rows that take part, in their order; the one that goes first is `first`. */
  readonly taking: readonly FirmwareRow[];
  /** Rows among `taking` whose verdict needs a confirmation. */
  readonly confirmed: readonly FirmwareRow[];
  /** Rows that could take part when they are confirmed, and do not. */
  readonly open: readonly FirmwareRow[];
  /** Rows that stay as they are. */
  readonly left: readonly FirmwareRow[];
  /** Goes first, alone; undefined where nobody takes part. */
  readonly first: FirmwareRow | undefined;
}

interface Chosen {
  readonly included: readonly string[];
  readonly canary: string | null;
}

/** Who takes part, who stays as it is, and who goes first. */
export function firmwarePlan(rows: readonly FirmwareRow[], chosen: Chosen): FirmwarePlan {
  const { included, canary } = chosen;
  const takes = (row: FirmwareRow) =>
    row.allowed === 'yes' || (row.allowed === 'with-confirmation' && included.includes(row.id));
  const taking = rows.filter(takes);
  const left = rows.filter((row) => !takes(row));
  return {
    taking,
    left,
    confirmed: taking.filter(({ allowed }) => allowed === 'with-confirmation'),
    open: left.filter(({ allowed }) => allowed === 'with-confirmation'),
    first: taking.find(({ id }) => id === canary) ?? taking[0],
  };
}

const WEIGHT = { 'with-confirmation': 0, yes: 1, no: 2 } as const;

/** What needs a decision first, then what runs, then what stays; each in its own order. */
export function inOrderOfCare(rows: readonly FirmwareRow[]): readonly FirmwareRow[] {
  return [...rows].sort((a, b) => WEIGHT[a.allowed] - WEIGHT[b.allowed]);
}

/** How many rows have which verdict, in the order in which they come up. */
export function countVerdicts(
  rows: readonly FirmwareRow[],
): readonly { readonly verdict: Verdict; readonly count: number }[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => ({ verdict, count }));
}
