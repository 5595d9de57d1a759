import {
  decide,
  imageFacts,
  mayRun,
  type Decision,
} from '../../../shared/device/firmware-decision';
import { backUpWithin } from '../backup/within-step';
import { askWho, remember, type Upgrade } from './parts';

/** What the unit runs, and whether the image may go onto it. */
export interface Checked {
  readonly from: string;
  readonly decision: Decision;
  readonly goes: boolean;
}

/**
 * Reads the image on this computer once more, asks the unit what it runs now, and decides: by the
 * same rule as the preview, on what is true at this moment.
 *
 * @throws AppError `file.unreadable` of the image, `net.*`, `auth.*`, `device.*` of the unit
 */
export function check(upgrade: Upgrade): Promise<Checked> {
  const { context, library, id } = upgrade;
  const { params, signal } = context;
  return context.step('check', async (report) => {
    await library.intact(params.image);
    const { model, firmware } = await askWho(upgrade, signal);
    const decision = decide({ model, firmware }, imageFacts(params.fileName));
    report.detail(decision.reason);
    await remember(upgrade, { from: firmware });
    const goes = mayRun(decision, params.confirmed.includes(id));
    return { from: firmware, decision, goes };
  });
}

/**
 * Keeps what the unit holds now. Without it nothing is sent.
 *
 * @throws AppError of the driver, `file.unwritable`, `call.cancelled`
 */
export function keepPoint(upgrade: Upgrade): Promise<void> {
  const { context, core, points, id } = upgrade;
  const { params, signal } = context;
  return context.step('point', async (report) => {
    const reason = `Before the firmware ${params.version || params.fileName}`;
    const { name } = await backUpWithin(core, report, { id, reason, points, signal });
    await remember(upgrade, { point: name });
  });
}
