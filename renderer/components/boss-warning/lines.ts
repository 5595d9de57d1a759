import type { BossFinding, BossResult } from '../../../shared/contract/access';
import type { BossKind } from '../../../shared/device/bosses';

/** One line of the warning: the same about one intercom or about several. */
export interface BossLine {
  readonly finding: BossFinding;
  readonly ids: readonly string[];
}

/** What is said about the intercoms, the certain first; the same about several is said once. Pure. */
export function bossLines(results: readonly BossResult[]): readonly BossLine[] {
  const lines = new Map<string, BossLine>();
  for (const { id, bosses } of results)
    for (const finding of bosses) {
      const known = lines.get(finding.text);
      lines.set(finding.text, { finding, ids: [...(known?.ids ?? []), id] });
    }
  return [...lines.values()].sort((a, b) => Number(b.finding.certain) - Number(a.finding.certain));
}

export const kindsIn = (lines: readonly BossLine[]): readonly BossKind[] => [
  ...new Set(lines.map(({ finding }) => finding.kind)),
];

export const idsIn = (lines: readonly BossLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ ids }) => ids)),
];

/** Names what was agreed to: agreeing to one boss is not agreeing to the next. Pure. */
export const agreementOf = (lines: readonly BossLine[]): string =>
  lines
    .flatMap(({ finding, ids }) => ids.map((id) => `${id} ${finding.kind}`))
    .sort()
    .join(', ');
