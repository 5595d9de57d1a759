import type { Section, Written } from '../../../../shared/contract/settings';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import type { Changes, Slot } from './slots';

/** What became of the changes. */
export interface WriteReport {
  readonly written: readonly Written[];
  /** Keys that are on the intercom now, whether they were written or there already. */
  readonly settled: readonly string[];
  /** Why the rest could not be written. */
  readonly error: AppErrorData | null;
}

/** The changes of one section. */
function valuesFor(section: Section, slots: readonly Slot[], changes: Changes): Changes {
  const keys = slots.filter((slot) => slot.section === section).map(({ key }) => key);
  return Object.fromEntries(Object.entries(changes).filter(([key]) => keys.includes(key)));
}

/**
 * Writes section by section, each in one call that is read back; stops at the first that cannot be
 * written and says what is settled by then.
 */
export async function writeSlots(
  id: string,
  slots: readonly Slot[],
  changes: Changes,
): Promise<WriteReport> {
  const written: Written[] = [];
  const settled: string[] = [];
  const report = (error: AppErrorData | null): WriteReport => ({ written, settled, error });
  for (const section of new Set(slots.map((slot) => slot.section))) {
    const values = valuesFor(section, slots, changes);
    if (Object.keys(values).length === 0) continue;
    try {
      const answer = await api.call('settings.set', { id, section, values });
      written.push(...answer.written);
      settled.push(
        ...answer.unchanged,
        ...answer.written.filter(({ outcome }) => outcome !== 'not-stored').map(({ key }) => key),
      );
    } catch (error) {
      return report(toAppError(error).toData());
    }
  }
  return report(null);
}
