import type { TFunction } from 'i18next';
import { callTypeSchema, type LogKind } from '../../../../../shared/contract/diagnostics';

/** How a door log tells what became of it (device notes 1.4). */
const OUTCOMES: ReadonlySet<string> = new Set(['Succ', 'Failed'] as const);
/** How units spell the ways that Lintel names otherwise; the others are words already. */
const WAYS: ReadonlySet<string> = new Set(['Password', 'Public', 'Unknow'] as const);
const isWay = (value: string): value is 'Password' | 'Public' | 'Unknow' => WAYS.has(value);
const isOutcome = (value: string): value is 'Succ' | 'Failed' => OUTCOMES.has(value);

/** A value of a line in words; what Lintel does not know is shown as the intercom says it. */
export function wordFor(
  t: TFunction,
  {
    kind,
    field,
    value,
  }: { readonly kind: LogKind; readonly field: string; readonly value: string },
): string {
  if (kind === 'doorlog') {
    if (field === 'Type' && isWay(value)) return t(`diagnostics.rows.doorTypes.${value}`);
    return field === 'Status' && isOutcome(value) ? t(`diagnostics.rows.outcomes.${value}`) : value;
  }
  const type = callTypeSchema.safeParse(value);
  return field === 'Type' && type.success ? t(`diagnostics.rows.types.${type.data}`) : value;
}
