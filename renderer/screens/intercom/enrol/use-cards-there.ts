import type { Intercom } from '../../../../shared/contract/intercoms';
import { useCodeOwners, type CodesThere } from '../codes/use-code-owners';
import type { EnrolTarget } from './change';

export interface CardsThere extends CodesThere {
  /** The lists of cards that this intercom has. */
  readonly targets: readonly EnrolTarget[];
  /** The list that cards go into unless told: the one that is in use. */
  readonly usual: EnrolTarget;
}

/** The cards that the intercom has now, in whichever of its lists. */
export function useCardsThere(intercom: Intercom): CardsThere {
  const there = useCodeOwners(intercom);
  const { lists, missing } = there;
  const filled = (target: EnrolTarget) => (lists[target].rows ?? []).length > 0;
  const usual = missing.rfkey || (!filled('rfkey') && filled('user')) ? 'user' : 'rfkey';
  return {
    ...there,
    targets: (['rfkey', 'user'] as const).filter((target) => !missing[target]),
    usual,
  };
}
