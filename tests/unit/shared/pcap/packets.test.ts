import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCapture, readCapture } from '../../../../shared/pcap/packets';
import type { Capture } from '../../../../shared/pcap/types';
import {
  bytes,
  cooked,
  cooked2,
  datagram,
  ETHER,
  ethernet,
  ipv4,
  ipv6,
  pcap,
  pcapng,
  segment,
  tcp,
  udp,
  type Bytes,
} from './capture-maker';

function read(file: Bytes): Capture {
  const capture = readCapture(file);
  if (!capture) throw new Error('This was expected to be a capture.');
  return capture;
}

const texts = (file: Bytes): string[] =>
  read(file).packets.map(({ payload }) => Buffer.from(payload).toString());

describe('the form of the file', () => {
  const frames = [{ frame: datagram('one'), time: 1_795_000_000.25 }];

  it.each([
    ['little-endian, microseconds', {}],
    ['big-endian, microseconds', { big: true }],
    ['little-endian, nanoseconds', { nano: true }],
    ['big-endian, nanoseconds', { big: true, nano: true }],
  ])('is read: %s', (_name, options) => {
    const { packets, frames: count, notes } = read(pcap(frames, options));
    expect(packets).toMatchObject([
      {
        ...{ index: 0, time: 1_795_000_000.25, transport: 'udp', cut: false },
        ...{ from: '10.0.0.12', fromPort: 5062, to: '10.0.0.5', toPort: 5060 },
      },
    ]);
    expect(count).toBe(1);
    expect(notes).toEqual([]);
  });

  it.each([false, true])('is read: pcapng, big-endian %s', (big) => {
    const capture = read(pcapng(frames, big));
    expect(capture.packets).toMatchObject([{ time: 1_795_000_000.25, fromPort: 5062 }]);
    expect(capture.notes).toEqual([]);
  });

  it('is refused where it is none', () => {
    expect(readCapture(bytes('PK is a zip file, and long enough to be one'))).toBeUndefined();
    expect(readCapture(new Uint8Array())).toBeUndefined();
    expect(isCapture(pcap([]).subarray(0, 23))).toBe(false);
    expect(read(pcap([])).packets).toEqual([]);
  });

  it('is read from the middle of a larger buffer', () => {
    const padded = Buffer.concat([Buffer.from('xyz'), pcap(frames)]);
    expect(texts(padded.subarray(3))).toEqual(['one']);
  });
});

describe('what a frame carries', () => {
  const packet = ipv4(udp(bytes('hello')));

  it.each([
    ['Ethernet', 1, ethernet(ETHER.ipv4, packet)],
    ['one VLAN tag', 1, ethernet(ETHER.ipv4, packet, [0x8100])],
    ['stacked VLAN tags', 1, ethernet(ETHER.ipv4, packet, [0x88a8, 0x8100, 0x9100])],
    ['Linux cooked', 113, cooked(ETHER.ipv4, packet)],
    ['Linux cooked, VLAN', 113, cooked(0x8100, bytes([0, 7, 8, 0], packet))],
    ['Linux cooked 2', 276, cooked2(ETHER.ipv4, packet)],
    ['Linux cooked 2, VLAN', 276, cooked2(0x8100, bytes([0, 7, 8, 0], packet))],
    ['bare IP', 101, packet],
    ['bare IPv6', 101, ipv6(udp(bytes('hello')))],
    ['IPv4 by its own number', 228, packet],
    ['the loopback of BSD', 0, bytes([2, 0, 0, 0], packet)],
    ['IPv6', 1, ethernet(ETHER.ipv6, ipv6(udp(bytes('hello'))))],
    [
      'IPv6 with extension headers',
      1,
      ethernet(
        ETHER.ipv6,
        ipv6(bytes([60, 0, 1, 4, 0, 0, 0, 0], [17, 1], new Uint8Array(14), udp(bytes('hello'))), 0),
      ),
    ],
    ['IPv4 options', 1, ethernet(ETHER.ipv4, ipv4(udp(bytes('hello')), { options: [1, 1, 1, 0] }))],
    ['padding of a short frame', 1, ethernet(ETHER.ipv4, bytes(packet, new Uint8Array(13)))],
  ])('is found in %s', (_name, link, frame) => {
    const { packets, notes } = read(pcap([{ frame }], { link }));
    expect(packets.map(({ payload, cut }) => [Buffer.from(payload).toString(), cut])).toEqual([
      ['hello', false],
    ]);
    expect(notes).toEqual([]);
  });

  it('writes IPv6 addresses short', () => {
    const frame = ethernet(ETHER.ipv6, ipv6(udp(bytes('x'))));
    expect(read(pcap([{ frame }])).packets).toMatchObject([{ from: 'fd00::12', to: 'fd00::5' }]);
  });

  it('passes over what is neither UDP nor TCP, and counts it', () => {
    const icmp = ethernet(ETHER.ipv4, ipv4(bytes('ping'), { protocol: 1 }));
    const arp = ethernet(0x0806, new Uint8Array(28));
    const capture = read(pcap([{ frame: icmp }, { frame: arp }, { frame: datagram('x') }]));
    expect(capture.frames).toBe(3);
    expect(capture.packets).toMatchObject([{ index: 2 }]);
  });

  it('gives TCP with its number; a SYN counts as one', () => {
    const file = pcap([
      { frame: segment(0xffff_ffff, '', { syn: true }) },
      { frame: segment(7, 'abc') },
    ]);
    expect(read(file).packets).toMatchObject([
      { transport: 'tcp', sequence: 0, opens: true },
      { transport: 'tcp', sequence: 7, opens: false },
    ]);
    const options = tcp(9, bytes('data'));
    options[12] = 0x60;
    const frame = ethernet(ETHER.ipv4, ipv4(options, { protocol: 6 }));
    expect(texts(pcap([{ frame }]))).toEqual(['']);
  });
});

describe('fragments', () => {
  const whole = udp(bytes('x'.repeat(100)));
  const part = (offset: number, end: number, more: boolean, id = 9) =>
    ethernet(ETHER.ipv4, ipv4(whole.subarray(offset, end), { offset, more, id }));

  it.each([
    ['in order', [part(0, 40, true), part(40, 80, true), part(80, 108, false)]],
    ['out of order', [part(80, 108, false), part(0, 40, true), part(40, 80, true)]],
    ['repeated', [part(0, 40, true), part(0, 40, true), part(40, 108, false)]],
    ['overlapping', [part(0, 48, true), part(40, 108, false)]],
  ])('are put together: %s', (_name, parts) => {
    const { packets } = read(pcap(parts.map((frame) => ({ frame }))));
    expect(packets).toHaveLength(1);
    expect(packets[0]?.payload).toHaveLength(100);
    expect(packets[0]?.cut).toBe(false);
  });

  it('give their beginning, cut, where one is missing', () => {
    const { packets } = read(pcap([{ frame: part(0, 40, true) }, { frame: part(80, 108, false) }]));
    expect(packets).toMatchObject([{ cut: true, fromPort: 5062 }]);
    expect(packets[0]?.payload).toHaveLength(32);
  });

  it('of different packets are kept apart', () => {
    const frames = [part(0, 40, true, 1), part(0, 40, true, 2), part(40, 108, false, 2)];
    const { packets } = read(pcap(frames.map((frame) => ({ frame }))));
    expect(packets.map(({ cut }) => cut)).toEqual([true, false]);
  });

  it('are put together over IPv6', () => {
    const v6 = (from: number, to: number, more: boolean) =>
      ethernet(
        ETHER.ipv6,
        ipv6(
          bytes(
            [17, 0, from >> 8, (from & 0xf8) | (more ? 1 : 0), 0, 0, 0, 5],
            whole.subarray(from, to),
          ),
          44,
        ),
      );
    const { packets } = read(pcap([{ frame: v6(0, 40, true) }, { frame: v6(40, 108, false) }]));
    expect(packets.map(({ payload, cut }) => [payload.length, cut])).toEqual([[100, false]]);
  });
});

describe('cut captures', () => {
  it('say which packets are not whole', () => {
    const { packets, notes } = read(pcap([{ frame: datagram('x'.repeat(100)), held: 60 }]));
    expect(packets).toMatchObject([{ cut: true }]);
    expect(notes).toEqual(['1 packet is not whole in the capture.']);
  });

  it('say that the end is missing', () => {
    const file = pcap([{ frame: datagram('first') }, { frame: datagram('second') }]);
    const cut = read(file.subarray(0, file.length - 3));
    expect(cut.packets).toHaveLength(2);
    expect(cut.notes[0]).toBe('The last packet is cut off: the capture was stopped by its size.');
    const header = read(file.subarray(0, 24 + 16 + datagram('first').length + 5));
    expect(header.packets).toHaveLength(1);
    expect(header.notes).toEqual(['The file ends in the middle of a packet header.']);
  });

  it('stop at a length that cannot be', () => {
    const file = pcap([{ frame: datagram('a') }, { frame: datagram('b') }]);
    file.writeUInt32LE(0x7fff_ffff, 24 + 16 + datagram('a').length + 8);
    const { packets, notes } = read(file);
    expect(packets).toHaveLength(1);
    expect(notes).toEqual(['Packet 2 is damaged; what follows it cannot be read.']);
  });
});

describe('damage', () => {
  const good = [
    pcap([{ frame: datagram('REGISTER sip:x SIP/2.0\r\n\r\n') }, { frame: segment(1, 'abc') }]),
    pcapng([{ frame: datagram('hello') }, { frame: ethernet(ETHER.ipv6, ipv6(udp(bytes('x')))) }]),
  ];

  it('never stops the reading, whatever is in the file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 40 }),
        fc.nat(400),
        (file, changes, length) => {
          const damaged = Buffer.from(file.subarray(0, length));
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          const capture = readCapture(damaged);
          for (const packet of capture?.packets ?? [])
            expect(packet.payload.length).toBeLessThanOrEqual(65_535);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is survived in frames of any content and kind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 8 }),
        fc.constantFrom(0, 1, 12, 101, 108, 113, 147, 228, 229, 276),
        (frames, link) => {
          const file = pcap(
            frames.map((frame) => ({ frame })),
            { link },
          );
          expect(readCapture(file)?.frames).toBe(frames.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
