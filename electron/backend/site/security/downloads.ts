import { isAppError } from '../../../../shared/errors';
import type { Download } from '../../../../shared/site/security';
import type { Anonymous } from './anonymous';

/** Where exports stay behind on some firmware (device notes 7). */
const PATHS = { config: '/download/config.tgz', capture: '/download/phone.pcap' } as const;

/** Pages and error envelopes come with 200 as well (device notes 1.1): they are no file. */
const isFile = (start: Buffer): boolean =>
  start.length > 0 && !/^\s*[<{]/.test(start.subarray(0, 64).toString('latin1'));

async function look(anonymous: Anonymous, path: string): Promise<Download> {
  try {
    const { status, start } = await anonymous.get(path);
    return status === 200 && isFile(start) ? 'open' : 'closed';
  } catch (error) {
    if (!isAppError(error) || error.code === 'call.cancelled') throw error;
    return 'untold';
  }
}

/** Whether anybody can fetch what an export left behind. Only the first bytes are fetched. */
export async function lookForDownloads(
  anonymous: Anonymous,
): Promise<Readonly<Record<keyof typeof PATHS, Download>>> {
  const config = await look(anonymous, PATHS.config);
  return { config, capture: await look(anonymous, PATHS.capture) };
}
