import type { SecurityRow } from '../../../shared/contract/site-security';
import { toAppError } from '../../../shared/errors';
import type { Door } from '../../../shared/site/document';
import { judgeSecurity } from '../../../shared/site/security';
import { LIST_AS_OF } from '../../../shared/site/vulnerabilities';
import type { Services } from '../services';
import { readSecurity } from '../site/security/read';
import { chosenDoors, unitOfDoor } from '../site/unit-of-door';
import type { Core } from './core';
import { forEachOf } from './for-each';

/** The calls about how secure the doors of a site are. */
export function createSiteSecurityServices(core: Core): Pick<Services, 'security.check'> {
  const { registry, sites } = core;

  const check = async (door: Door, signal: AbortSignal): Promise<SecurityRow> => {
    const unit = unitOfDoor(registry, door);
    const row: SecurityRow = {
      ...{ door: door.id, name: door.name, state: 'read', words: unit.words, error: null },
      ...{ intercom: unit.id, address: '', model: '', firmware: '', findings: [], untold: [] },
    };
    if (unit.state !== 'known') return { ...row, state: unit.state };
    const { address, model, firmware } = registry.get(unit.id);
    try {
      const facts = await readSecurity(core, { id: unit.id, signal });
      const { findings, untold } = judgeSecurity(facts);
      return {
        ...{ ...row, address, model: facts.model, firmware: facts.firmware },
        ...{ findings: [...findings], untold: [...untold] },
      };
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted) throw error;
      const { message, hint } = error;
      const words = `${message} ${hint}`;
      return { ...row, address, model, firmware, state: 'failed', words, error: error.toData() };
    }
  };

  return {
    async 'security.check'({ site, doors }, { signal }) {
      const { site: document } = sites.get(site);
      const chosen = chosenDoors(document, doors);
      const rows = await forEachOf(chosen, (door) => check(door, signal));
      return { rows: [...rows], listOf: LIST_AS_OF };
    },
  };
}
