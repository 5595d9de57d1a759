import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCapture } from '../../../shared/pcap/packets';
import { ensurePackages } from '../../support/packages';
import {
  bytes,
  cooked,
  datagram,
  ETHER,
  ethernet,
  ipv4,
  ipv6,
  pcap,
  pcapng,
  segment,
  udp,
} from '../../unit/shared/pcap/capture-maker';

const run = promisify(execFile);
let folder = '';

beforeAll(async () => {
  await ensurePackages(['tshark']);
  folder = await mkdtemp(join(tmpdir(), 'lintel-tshark-'));
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const FIELDS = [
  ...['frame.number', 'ip.src', 'ipv6.src', 'ip.dst', 'ipv6.dst'],
  ...['udp.srcport', 'tcp.srcport', 'udp.dstport', 'tcp.dstport', 'udp.payload', 'tcp.payload'],
];

/** What Wireshark's own reader makes of the same bytes. */
async function byTshark(file: Buffer): Promise<readonly string[]> {
  const path = join(folder, 'capture.pcap');
  await writeFile(path, file);
  const { stdout } = await run('tshark', [
    ...['-r', path, '-Y', 'udp or tcp', '-T', 'fields', '-E', 'separator=|'],
    ...FIELDS.flatMap((field) => ['-e', field]),
    // Fragments are put together, but nothing is decoded above the ports.
    ...['--disable-protocol', 'sip', '--enable-protocol', 'ip'],
  ]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [number, v4, v6, to4, to6, uFrom, tFrom, uTo, tTo, uLoad, tLoad] = line.split('|');
      const pick = (a = '', b = '') => (a === '' ? b : a);
      return [
        ...[number, pick(v4, v6), pick(uFrom, tFrom), pick(to4, to6), pick(uTo, tTo)],
        pick(uLoad, tLoad),
      ].join(' ');
    });
}

function byLintel(file: Buffer): readonly string[] {
  return (readCapture(file)?.packets ?? []).map(({ index, from, fromPort, to, toPort, payload }) =>
    [index + 1, from, fromPort, to, toPort, Buffer.from(payload).toString('hex')].join(' '),
  );
}

const large = udp(bytes('m'.repeat(600)), { from: 40_000, to: 40_001 });
const part = (offset: number, end: number, more: boolean) => ({
  frame: ethernet(ETHER.ipv4, ipv4(large.subarray(offset, end), { offset, more, id: 77 })),
});

describe('Lintel and tshark read the same out of the same bytes', () => {
  const mixed = [
    { frame: datagram('one', { from: 40_000, to: 40_001 }), time: 1_795_000_000.5 },
    { frame: ethernet(ETHER.ipv4, ipv4(udp(bytes('tagged'))), [0x88a8, 0x8100]), time: 1 },
    { frame: segment(1000, 'stream', { from: 40_100, to: 40_101 }), time: 2 },
    { frame: ethernet(ETHER.ipv6, ipv6(udp(bytes('six'), { from: 7000, to: 7001 }))), time: 3 },
    { frame: ethernet(ETHER.ipv4, ipv4(udp(bytes('o')), { options: [1, 1, 1, 0] })), time: 4 },
  ];

  it.each([
    ['little-endian', pcap(mixed)],
    ['big-endian, nanoseconds', pcap(mixed, { big: true, nano: true })],
    ['pcapng', pcapng(mixed)],
    ['Linux cooked', pcap([{ frame: cooked(ETHER.ipv4, ipv4(udp(bytes('c')))) }], { link: 113 })],
    ['bare IP', pcap([{ frame: ipv4(udp(bytes('r'))) }], { link: 101 })],
    ['fragments', pcap([part(304, 608, false), part(0, 304, true)])],
  ])('%s', async (_name, file) => {
    const expected = await byTshark(file);
    expect(expected.length).toBeGreaterThan(0);
    expect(byLintel(file)).toEqual(expected);
  });

  it('a capture that text2pcap made', async () => {
    const text = join(folder, 'hex.txt');
    const made = join(folder, 'made.pcap');
    await writeFile(text, '0000 4f 50 54 49 4f 4e 53 20 73 69 70 3a 61\n');
    await run('text2pcap', ['-q', '-F', 'pcap', '-u', '5062,40001', text, made]);
    const file = await readFile(made);
    expect(byLintel(file)).toEqual(await byTshark(file));
    expect(byLintel(file)[0]).toContain(Buffer.from('OPTIONS sip:a').toString('hex'));
  });
});
