import { useEffect } from 'react';
import type { Intercom } from '../../../shared/contract/intercoms';
import { api } from '../../api';
import { CAPABILITY_GROUPS, capabilityOf } from './capability';

/** Units that were asked since the window was opened; an upgrade makes another one of them. */
const asked = new Set<string>();

const FUNCTIONS = CAPABILITY_GROUPS.flatMap(({ functions }) => [...functions]);

/**
 * Finds out once what an intercom with this firmware can do, so that what it lacks is grey before
 * somebody looks for it. What was found comes as an event; where it fails, the next visit asks
 * again, and the part Device says that nothing is known yet.
 */
export function useProbe(intercom: Intercom): void {
  const { id, model, firmware, state } = intercom;
  const letsIn = state === 'ready' || state === 'open';
  const known = FUNCTIONS.every((name) => capabilityOf(intercom, name) !== 'unknown');
  useEffect(() => {
    const key = `${model} ${firmware}`;
    if (!letsIn || known || asked.has(key)) return;
    asked.add(key);
    api.call('intercoms.probe', { id }).catch(() => asked.delete(key));
  }, [id, model, firmware, letsIn, known]);
}
