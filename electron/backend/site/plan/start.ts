import type { CallParsed } from '../../../../shared/contract';
import { AppError } from '../../../../shared/errors';
import { othersOf } from '../../../../shared/site/plan';
import { shownRisks } from '../apply/confirmed';
import type { ApplyParams } from '../apply/params';
import type { KeptDoor, KeptPlan } from './book';

type Asked = Pick<CallParsed<'plan.apply'>, 'doors' | 'removeOthers' | 'confirmedRisks'>;

/** The door of a plan that can be written. @throws AppError `call.bad-input` */
function writable(
  { doors }: KeptPlan,
  id: string,
): KeptDoor & { made: NonNullable<KeptDoor['made']> } {
  const found = doors.find(({ head }) => head.door === id);
  if (!found?.made)
    throw new AppError(
      'call.bad-input',
      found ? `doors: ${found.head.name}: ${found.head.words}` : 'doors: one is not in this plan.',
      { details: { field: 'doors' } },
    );
  return { ...found, made: found.made };
}

/**
 * What an apply is started with: names and IDs only. Rows that the site does not know go only as the
 * plan has shown them.
 *
 * @throws AppError `call.bad-input` where a door is not in the plan, could not be read, or hangs twice
 */
export function applyParams(
  plan: KeptPlan,
  { doors, removeOthers, confirmedRisks }: Asked,
): ApplyParams {
  const chosen = [...new Set(doors)].map((id) => writable(plan, id));
  const targets = chosen.map(({ head, made }) => ({
    ...{ door: head.door, intercom: head.intercom ?? '' },
    shown: shownRisks(made.plan),
  }));
  if (new Set(targets.map(({ intercom }) => intercom)).size < targets.length)
    throw new AppError('call.bad-input', 'doors: two of them are bound to the same intercom.', {
      details: { field: 'doors' },
    });
  return {
    ...{ site: plan.head.site, name: plan.site.name, doors: targets, risks: [...confirmedRisks] },
    removeOthers: removeOthers.flatMap(({ door, kinds, only }) => {
      const others = othersOf(writable(plan, door).made.plan);
      return [...new Set(kinds)].map((kind) => ({
        ...{ door, kind },
        rows: others
          .filter((other) => other.kind === kind && other.locked === '')
          .filter(({ written }) => written || only === 'all')
          .map(({ row }) => ({ id: row['ID'] ?? '', name: row['Name'] ?? '' })),
      }));
    }),
  };
}
