import { AppError, isAppError } from '../../../shared/errors';
import type { StepReport } from '../jobs/plan';
import { uploadSource } from '../files/passing';
import type { OpenedFile } from '../files/handles';
import { remember, type Upgrade } from './parts';

/** Refusals after which it is certain that the unit does not install anything. */
const NOT_TAKEN = [
  'device.wrong-md5',
  'device.refused',
  'device.busy',
  'device.unsupported',
  'net.refused',
  'net.unreachable',
  'net.timeout',
  'net.dropped',
] as const;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** Tells bytes, rate and time left as they change; the rate over the whole upload, so that it is calm. */
function teller(report: StepReport, now: () => number): (sent: number, total: number) => void {
  const began = now();
  return (sent, total) => {
    const seconds = Math.max(0.001, (now() - began) / 1000);
    const rate = sent / seconds;
    const left = Math.ceil((total - sent) / Math.max(1, rate));
    report.progress(sent / total);
    report.detail(
      `${megabytes(sent)} of ${megabytes(total)} MB, ${megabytes(rate)} MB/s, ${String(left)} s left.`,
    );
  };
}

function prepare({ context, core, id }: Upgrade): Promise<void> {
  const { signal } = context;
  return context.step('prepare', async (report) => {
    const once = (): Promise<unknown> =>
      core.drivers.use(id, (driver) => driver.call('firmware/prepare', {}), { signal });
    try {
      // Getting ready twice is getting ready: a lost answer is no reason to give up.
      await once().catch((error: unknown) => {
        if (!isAppError(error, 'device.unknown-outcome')) throw error;
        return once();
      });
      report.detail('Ready to receive the image.');
    } catch (error) {
      if (!isAppError(error, 'device.unsupported')) throw error;
      report.skip('This model has no such step.');
    }
  });
}

function uploadImage({ context, core, id }: Upgrade, file: OpenedFile): Promise<void> {
  const { signal, params } = context;
  return context.step('upload', async (report) => {
    const { clock, drivers } = core;
    const began = clock.now();
    const onProgress = teller(report, () => clock.now());
    const options = { params: { silent: params.silent ? '1' : '0' }, onProgress, signal };
    try {
      await drivers.use(
        id,
        (driver) => driver.upload('firmware/upload', uploadSource(file), options),
        { signal },
      );
    } catch (error) {
      if (!isAppError(error, 'device.unknown-outcome')) throw error;
      // Nothing is installed before the unit is told to: a broken upload has changed nothing.
      throw new AppError('net.dropped', `The upload broke off: ${error.message}`, {
        details: error.details,
        cause: error,
      });
    }
    const seconds = Math.max(0.1, (clock.now() - began) / 1000);
    report.detail(`${megabytes(file.size)} MB in ${seconds.toFixed(1)} s.`);
  });
}

type Told = 'accepted' | 'unknown' | 'wrong-md5';

/** Tells the unit to install. That it was told is on the disk before it is sent. */
function tell(upgrade: Upgrade, last: boolean): Promise<Told> {
  const { context, core, id } = upgrade;
  const { params } = context;
  return context.step('upgrade', async (report) => {
    await remember(upgrade, { toldAt: core.clock.now() });
    try {
      await core.drivers.use(id, (driver) => driver.call('firmware/upgrade', { md5: params.md5 }));
      report.detail('Accepted.');
      return 'accepted';
    } catch (error) {
      if (isAppError(error, 'device.unknown-outcome')) {
        report.warn('Sent, but the answer was lost. Watching the intercom tells whether it took.');
        return 'unknown';
      }
      if (isAppError(error, ...NOT_TAKEN)) await remember(upgrade, { toldAt: null });
      if (!isAppError(error, 'device.wrong-md5')) throw error;
      if (last)
        throw new AppError('device.wrong-md5', 'The image arrived damaged twice in a row.', {
          hint: 'Check the cable and the switch between this laptop and the intercom, then try again.',
          details: error.details,
          cause: error,
        });
      report.warn('The intercom computed another checksum: the image is uploaded once more.');
      return 'wrong-md5';
    }
  });
}

/**
 * Brings the image onto the unit and tells it to install. A wrong checksum is tried once more.
 *
 * @returns whether the unit said yes, or its answer was lost
 * @throws AppError before anything was installed
 */
export function send(upgrade: Upgrade): Promise<'accepted' | 'unknown'> {
  const { context, library } = upgrade;
  return context.heavily(async () => {
    for (const last of [false, true]) {
      const file = await library.intact(context.params.image);
      await prepare(upgrade);
      await uploadImage(upgrade, file);
      const told = await tell(upgrade, last);
      if (told !== 'wrong-md5') return told;
    }
    throw new AppError('device.wrong-md5', 'The image arrived damaged twice in a row.');
  });
}
