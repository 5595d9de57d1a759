import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors';
import { parseHosts } from '../discovery/hosts-file';
import type { FileHandles } from '../files/handles';
import type { Services } from '../services';
import type { Core } from './core';

/** Bytes; a list of hosts longer than this is some other file. */
const MAX_LIST_BYTES = 4 * 1024 * 1024;

async function readHosts(
  files: FileHandles,
  caller: string,
  token: string,
): Promise<readonly string[]> {
  const { path, name, size } = await files.open(caller, token);
  if (size > MAX_LIST_BYTES)
    throw new AppError('file.too-large', `"${name}" is too large for a list of addresses.`, {
      details: { name, size },
    });
  return parseHosts(await readFile(path, 'utf8'));
}

type DiscoveryServices = Pick<
  Services,
  'discovery.scan' | 'discovery.get' | 'discovery.stop' | 'discovery.clear' | 'network.cards'
>;

/** The calls about finding intercoms. */
export function createDiscoveryServices({ discovery, files }: Core): DiscoveryServices {
  return {
    async 'discovery.scan'({ ranges, hostsFile, cards }, { signal, caller }) {
      const hosts = hostsFile === undefined ? undefined : await readHosts(files, caller, hostsFile);
      return discovery.scan(
        {
          ...(ranges !== undefined && { ranges }),
          ...(hosts !== undefined && { hosts }),
          ...(cards !== undefined && { cards }),
        },
        signal,
      );
    },
    'discovery.get': () => discovery.get(),
    'discovery.stop': () => discovery.stop(),
    'discovery.clear': ({ onlyLeft }) => discovery.clear({ onlyLeft }),
    'network.cards': () => ({ cards: [...discovery.cards()] }),
  };
}
