import { includesDoor, type DialRule, type Door, type Site } from './document';
import type { DoorRead } from './door-read';
import { refusedWhole, type Projected, type Refusal, type Subject, type WantedRow } from './wanted';

export const ruleSubject = ({ id, prefix }: DialRule): Subject => ({
  id: `rule/${id}`,
  label: prefix,
});

/** Dial rules of a door. Of two with the same prefix the first counts. */
export function projectDialRules(site: Site, door: Door, read: DoorRead): Projected {
  const rules = site.dialRules.filter(({ doors }) => includesDoor(doors, door.id));
  const whole = refusedWhole(read, 'dialreplace', rules.map(ruleSubject));
  if (whole) return { rows: [], refused: whole };
  const first = new Map<string, DialRule>();
  const refused: Refusal[] = [];
  for (const rule of rules) {
    const key = rule.prefix.trim();
    if (first.has(key)) {
      const reason = `There are two rules for ${key} at this door.`;
      refused.push({ kind: 'dialreplace', subject: ruleSubject(rule), reason });
    } else first.set(key, rule);
  }
  const rows = [...first.values()].map((rule): WantedRow => ({
    kind: 'dialreplace',
    subject: ruleSubject(rule),
    ...{ notes: [], pending: '' },
    row: {
      Prefix: rule.prefix.trim(),
      Line: rule.line,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((number) => [`Replace${number}`, rule.replacements[number - 1] ?? '']),
      ),
    },
  }));
  return { rows, refused };
}
