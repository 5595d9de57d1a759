import { readFile } from 'node:fs/promises';
import { MAX_CAPTURE, type CaptureStatus } from '../../../../shared/contract/diagnostics';
import { AppError, isAppError } from '../../../../shared/errors';
import { readCapture } from '../../../../shared/pcap/packets';
import { buildLadder } from '../../../../shared/sip/ladder';
import type { Driver } from '../../driver/types';
import { keepDownload } from '../../files/passing';
import type { Services } from '../../services';
import type { Core } from '../core';
import { fileNameFor, renamed } from './file-name';

type CaptureServices = Pick<
  Services,
  'capture.start' | 'capture.status' | 'capture.stop' | 'capture.export' | 'capture.open'
>;

/** `stop` in the manual (Api pcap status); what runs is not named there. */
const AT_REST = /^(stop(ped)?|idle|ready|finish(ed)?|done|0)?$/i;

async function statusOf(driver: Driver, signal?: AbortSignal): Promise<CaptureStatus> {
  const { data } = await driver.call('pcap/status', {}, { signal });
  const status = (data.Status ?? '').trim();
  return { running: !AT_REST.test(status), size: data.FileSize ?? 0, status };
}

/** A refusal to hand the file over means that there is none, or that it still runs. */
function nothingThere(error: unknown): unknown {
  if (!isAppError(error, 'device.refused')) return error;
  return new AppError('device.refused', 'The intercom has no capture to give.', {
    hint: 'Start a capture, let happen what you want to see, and stop it.',
    details: error.details,
    cause: error,
  });
}

/** The calls about packet captures. */
export function createCaptureServices(core: Core): CaptureServices {
  const { registry, drivers, files, clock } = core;
  return {
    'capture.start': ({ id, seconds, filter, size }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const until =
            seconds === 0
              ? ({ type: 'manual' } as const)
              : ({ type: 'auto', time: String(seconds) } as const);
          const wanted = { ...until, filter, size: String(size) };
          await driver.call('pcap/start', wanted, { signal });
          // Without the signal, here and below: what was done is read, so that it can be said.
          return statusOf(driver);
        },
        { signal },
      ),
    'capture.status': ({ id }, { signal }) =>
      drivers.use(id, (driver) => statusOf(driver, signal), { signal, repeatable: true }),
    'capture.stop': ({ id }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          await driver.call('pcap/stop', {}, { signal });
          return statusOf(driver);
        },
        { signal },
      ),
    'capture.export': ({ id }, { signal, caller }) =>
      drivers.use(
        id,
        async (driver) => {
          const sent = await driver
            .download('pcap/export', {}, { signal })
            .catch((error: unknown) => {
              throw nothingThere(error);
            });
          const name = fileNameFor(registry.get(id), {
            what: 'capture',
            sent: sent.fileName,
            now: clock.now(),
          });
          return keepDownload({ files, caller, download: renamed(sent, name), signal });
        },
        { signal, repeatable: true },
      ),
    async 'capture.open'({ file }, { caller, signal }) {
      const { path, name, size } = await files.open(caller, file);
      if (size > MAX_CAPTURE)
        throw new AppError('file.too-large', `"${name}" is too large to be drawn.`, {
          hint: 'Save only the SIP packets of it (Wireshark: filter "sip", then Export).',
          details: { name, size, limit: MAX_CAPTURE },
        });
      const bytes = await readFile(path, { signal });
      const capture = readCapture(bytes);
      if (!capture)
        throw new AppError('file.bad-capture', `"${name}" is not a packet capture.`, {
          details: { name },
        });
      return buildLadder(capture);
    },
  };
}
