/**
 * Times the search of a /24 in which most addresses are silent, beside nmap in the same network
 * namespaces in the same run. Needs root on Linux. Prints a table.
 */
import { execFileSync } from 'node:child_process';
import { ensurePackages } from '../support/packages';
import { namespacesMissing } from '../integration/discovery/namespaces';
import { openSite, type TestSite } from '../integration/discovery/site';

const ROUNDS = 3;
const SUBNET = '10.77.0.0/24';

interface Round {
  readonly seconds: number;
  /** Seconds until the first row, where the tool tells rows as they come. */
  readonly first?: number;
  /** What the tool counts: intercoms, or hosts. */
  readonly found: string;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const show = (seconds: number): string => (Number.isNaN(seconds) ? '-' : `${seconds.toFixed(2)} s`);

async function scan(test: TestSite, request: object): Promise<Round> {
  const { milliseconds, steps, discovery } = await test.scan({ request });
  return {
    seconds: milliseconds / 1000,
    first: steps[0] ? steps[0].after / 1000 : undefined,
    found: `${String(discovery.progress.found)} intercoms`,
  };
}

function nmap(test: TestSite, parameters: readonly string[]): Promise<Round> {
  const command = ['netns', 'exec', test.laptop.namespace, 'nmap', ...parameters, SUBNET];
  const began = performance.now();
  const output = execFileSync('ip', command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const hosts = output.match(/^Nmap scan report for/gm)?.length ?? 0;
  return Promise.resolve({
    seconds: (performance.now() - began) / 1000,
    found: `${String(hosts)} hosts`,
  });
}

async function main(): Promise<void> {
  const missing = namespacesMissing();
  if (missing !== '') {
    console.log(`The search is not timed here: ${missing}.`);
    return;
  }
  await ensurePackages(['iproute2', 'avahi-daemon', 'nmap']);
  const test = await openSite();
  try {
    const ways: readonly (readonly [string, () => Promise<Round>])[] = [
      ['Lintel, typed range: sweep and identify', () => scan(test, { ranges: [SUBNET] })],
      ['Lintel, one card: with mDNS and ONVIF', () => scan(test, { cards: ['eth0'] })],
      ['nmap -n -sn (ARP, root): hosts only', () => nmap(test, ['-n', '-sn'])],
      ['nmap -n -sT -p80,443 --open', () => nmap(test, ['-n', '-sT', '-p80,443', '--open'])],
    ];
    const table: Record<string, object> = {};
    for (const [name, run] of ways) {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Every round begins as a laptop that was just plugged in does.
        test.site.ip('-n', test.laptop.namespace, 'neigh', 'flush', 'all');
        rounds.push(await run());
      }
      table[name] = {
        'whole search': show(median(rounds.map(({ seconds }) => seconds))),
        'first row': show(median(rounds.map(({ first }) => first ?? Number.NaN))),
        found: rounds.at(-1)?.found,
      };
    }
    console.log(`A /24 of 254 addresses, 8 answer; median of ${String(ROUNDS)} rounds.`);
    console.table(table);
  } finally {
    await test.close();
  }
}

await main();
