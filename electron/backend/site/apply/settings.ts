import { z } from 'zod';
import type { Settings } from '../../../../shared/contract/settings';
import { isSecretKey } from '../../../../shared/device/config-keys';
import { toAppError } from '../../../../shared/errors';
import type { DoorRead } from '../../../../shared/site/door-read';
import { valuesOf } from '../../../../shared/site/settings-work';
import { jobWithinStep } from '../../jobs/within-step';
import { applyConfig, applySteps } from '../../services/config/apply-job';
import { difference } from '../../services/settings/difference';
import { workOf, type Applying } from './applying';

const writtenSchema = z.array(z.object({ key: z.string(), outcome: z.string() }));

/** What was sent of the settings. */
export interface SettingsDone {
  /** Keys that were sent. */
  readonly sent: readonly string[];
  /** Passwords that were taken as far as the intercom tells, in clear. Never for the disk. */
  readonly passwords: Settings;
  readonly remarks: readonly string[];
}

/** The values to write: those whose risk was confirmed. */
function confirmedValues(applying: Applying, read: DoorRead): Settings {
  const { change } = workOf(applying, read).settings;
  return valuesOf(change.filter(applying.confirmed.setting));
}

const NOTHING: SettingsDone = { sent: [], passwords: {}, remarks: [] };

/**
 * Writes the settings that differ, what may cut the connection last, and signs in again. What was
 * there before is kept first.
 *
 * @throws AppError where the intercom is gone or lets us in no more
 */
export async function writeSettings(applying: Applying, read: DoorRead): Promise<SettingsDone> {
  const { deps, context, id, door } = applying;
  const values = confirmedValues(applying, read);
  if (Object.keys(values).length === 0) {
    context.skip('settings', 'Nothing differs.');
    return NOTHING;
  }
  return context.step('settings', async (report) => {
    const sent = difference(read.settings, values, read.model).write;
    const before = Object.fromEntries(Object.entries(read.settings).filter(([key]) => key in sent));
    const head = { fleet: context.fleetId, intercom: id, site: context.params.site, door: door.id };
    await deps.undo.add(head, { what: 'settings', before, sent });
    const inner = jobWithinStep({
      ...{ id, report, steps: applySteps(values) },
      // What was begun is seen through, so that it can be read back.
      signal: context.signal,
    });
    const remarks: string[] = [];
    try {
      await applyConfig(deps, inner.job, { id, values });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'device.not-stored') throw error;
      remarks.push(error.message);
    }
    remarks.push(...inner.remarks);
    if (remarks.length > 0) report.warn(remarks.join(' '));
    const told = writtenSchema.safeParse(inner.result()['written']);
    const taken = new Set(
      (told.success ? told.data : [])
        .filter(({ outcome }) => outcome === 'stored' || outcome === 'cannot-tell')
        .map(({ key }) => key),
    );
    return {
      ...{ sent: Object.keys(sent), remarks },
      passwords: Object.fromEntries(
        Object.entries(values).filter(([key]) => isSecretKey(key) && taken.has(key)),
      ),
    };
  });
}
