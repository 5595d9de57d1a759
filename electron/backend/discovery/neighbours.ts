import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Log } from '../ports';
import { normalizeMac } from '../../../shared/device/mac';
import { parseIpv4 } from '../../../shared/device/ipv4';

/** One line of the system's neighbour (ARP) table. */
export interface Neighbour {
  readonly host: string;
  /** Upper-case with colons. */
  readonly mac: string;
  /** Name of the card, or its IPv4 address on Windows; empty where the system does not tell. */
  readonly card: string;
}

/**
 * The MAC of a unit, upper-case with colons; undefined for zeros, broadcast and multicast, which
 * neighbour tables hold too. macOS writes bytes without leading zeros (`c:11:5:7:8b:71`).
 */
export function unitMac(text: string): string | undefined {
  const parts = text.trim().split(/[:-]/);
  const mac = normalizeMac(
    parts.length === 6 ? parts.map((part) => part.padStart(2, '0')).join(':') : text,
  );
  if (mac === undefined || mac === '00:00:00:00:00:00') return undefined;
  // The lowest bit of the first byte marks a group (multicast, broadcast), which is never a unit.
  return Number.parseInt(mac.slice(0, 2), 16) % 2 === 1 ? undefined : mac;
}

/** Reads `/proc/net/arp` of Linux; entries that are not complete (flag 0x2 missing) are left out. */
export function parseProcArp(text: string): readonly Neighbour[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [host = '', , flags = '', rawMac = '', , card = ''] = line.trim().split(/\s+/);
      const mac = unitMac(rawMac);
      const complete = (Number.parseInt(flags, 16) & 2) !== 0;
      return mac !== undefined && complete && parseIpv4(host) !== undefined
        ? [{ host, mac, card }]
        : [];
    });
}

/**
 * Reads what `arp -a` prints on Windows and `arp -an` on macOS and BSD. Words differ by language,
 * so only the shape of a line counts.
 */
export function parseArpCommand(text: string): readonly Neighbour[] {
  let card = '';
  return text.split(/\r?\n/).flatMap((line) => {
    // Windows: a heading such as "Interface: 192.168.1.10 --- 0x5", then rows below it.
    const heading = /^\S.*?(\d+\.\d+\.\d+\.\d+)\s+---\s+0x/.exec(line);
    if (heading) {
      card = heading[1] ?? '';
      return [];
    }
    const bsd = /\((\d+\.\d+\.\d+\.\d+)\) at ([0-9a-f:]+)(?: on (\S+))?/i.exec(line);
    const windows = /^\s+(\d+\.\d+\.\d+\.\d+)\s+([0-9a-f]{2}(?:-[0-9a-f]{2}){5})\b/i.exec(line);
    const host = bsd?.[1] ?? windows?.[1];
    const mac = unitMac(bsd?.[2] ?? windows?.[2] ?? '');
    return host !== undefined && mac !== undefined ? [{ host, mac, card: bsd?.[3] ?? card }] : [];
  });
}

/** Reads the neighbour table of this computer. Needs no special rights on any system. */
export async function readNeighbours(platform = process.platform): Promise<readonly Neighbour[]> {
  if (platform === 'linux') return parseProcArp(await readFile('/proc/net/arp', 'utf8'));
  const { stdout } = await promisify(execFile)('arp', [platform === 'win32' ? '-a' : '-an'], {
    timeout: 3000,
    windowsHide: true,
  });
  return parseArpCommand(stdout);
}

export interface NeighbourLookup {
  /** The MAC of `host`, which must have answered just now; empty where the system does not know it. */
  macOf(host: string, card: { readonly name: string; readonly address: string }): Promise<string>;
}

/** Looks MACs up, reading the table again only for a host that it did not have at the last reading. */
export function createNeighbourLookup(
  log: Log,
  read: () => Promise<readonly Neighbour[]> = readNeighbours,
): NeighbourLookup {
  let table: readonly Neighbour[] = [];
  let waiting: Promise<void> | undefined;
  let reading: Promise<void> = Promise.resolve();

  const refresh = (): Promise<void> => {
    // Whoever asks while a reading runs may have answered after it began: they share the next one.
    waiting ??= reading.then(() => {
      waiting = undefined;
      reading = read().then(
        (found) => {
          table = found;
        },
        (error: unknown) =>
          log('warn', 'The neighbour table could not be read', { error: String(error) }),
      );
      return reading;
    });
    return waiting;
  };

  return {
    async macOf(host, card) {
      const find = (): string => {
        const entries = table.filter((entry) => entry.host === host);
        const exact = entries.find(({ card: name }) => name === card.name || name === card.address);
        return (exact ?? entries.find((entry) => entry.card === ''))?.mac ?? '';
      };
      const known = find();
      if (known !== '') return known;
      await refresh();
      return find();
    },
  };
}
