import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeCards, guessKind, withRoutes } from '../../../electron/backend/discovery/cards';
import { networkCardSchema } from '../../../shared/contract/discovery';

function v4(cidr: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
  return {
    address: cidr.split('/')[0]!,
    netmask: '255.255.255.0',
    family: 'IPv4',
    mac: '3c:52:82:11:22:33',
    internal: false,
    cidr,
    ...more,
  } as NetworkInterfaceInfo;
}

const v6: NetworkInterfaceInfo = {
  address: 'fe80::1',
  netmask: 'ffff:ffff:ffff:ffff::',
  family: 'IPv6',
  mac: '3c:52:82:11:22:33',
  internal: false,
  cidr: 'fe80::1/64',
  scopeid: 2,
};

describe('guessKind', () => {
  it.each([
    ['eth0', 'wired'],
    ['enp3s0', 'wired'],
    ['eno1', 'wired'],
    ['enx00e04c680001', 'wired'],
    ['Ethernet', 'wired'],
    ['Ethernet 2', 'wired'],
    ['LAN-Verbindung', 'wired'],
    ['Local Area Connection', 'wired'],
    ['wlan0', 'wireless'],
    ['wlp2s0', 'wireless'],
    ['Wi-Fi', 'wireless'],
    ['WLAN 3', 'wireless'],
    ['tun0', 'vpn'],
    ['wg0', 'vpn'],
    ['utun4', 'vpn'],
    ['OpenVPN TAP-Windows6', 'vpn'],
    ['Tailscale', 'vpn'],
    ['docker0', 'virtual'],
    ['br-1f2e', 'virtual'],
    ['vEthernet (WSL)', 'virtual'],
    ['VMware Network Adapter VMnet8', 'virtual'],
    ['VirtualBox Host-Only Network', 'virtual'],
    ['virbr0', 'virtual'],
    ['en0', 'unknown'],
  ] as const)('%s is %s', (name, kind) => {
    expect(guessKind(name, '3c:52:82:11:22:33', false)).toBe(kind);
  });

  it('goes by the MAC where the name says nothing', () => {
    expect(guessKind('if7', '02:42:ac:11:00:02', false)).toBe('virtual');
    expect(guessKind('if7', '00:00:00:00:00:00', false)).toBe('vpn');
    expect(guessKind('Loopback Pseudo-Interface 1', '00:00:00:00:00:00', true)).toBe('loopback');
  });
});

describe('describeCards', () => {
  it('gives each card its subnet, in the form of the contract', () => {
    const cards = describeCards({
      eth0: [v6, v4('192.168.1.10/24')],
      lo: [v4('127.0.0.1/8', { internal: true })],
    });
    for (const card of cards) expect(networkCardSchema.parse(card)).toEqual(card);
    expect(
      cards.map(({ name, subnet, hosts, searched }) => [name, subnet, hosts, searched]),
    ).toEqual([
      ['eth0', '192.168.1.0/24', 254, true],
      ['lo', '127.0.0.0/8', 16_777_214, false],
    ]);
    expect(cards[0]).toMatchObject({ mac: '3C:52:82:11:22:33', kind: 'wired', problem: '' });
  });

  it('lists both addresses of a card that has two', () => {
    const cards = describeCards({ eth0: [v4('192.168.1.10/24'), v4('10.0.0.4/28')] });
    expect(cards.map(({ subnet }) => subnet)).toEqual(['192.168.1.0/24', '10.0.0.0/28']);
    expect(cards.every(({ problem }) => problem === '')).toBe(true);
  });

  it.each([
    ['a card without IPv4', { eth0: [v6] }, /no IPv4 address/],
    ['an address of its own making', { eth0: [v4('169.254.7.9/16')] }, /No DHCP server answered/],
    [
      'a subnet that is too large',
      { eth0: [v4('10.1.2.3/16')] },
      /65534 addresses.*Type the range/,
    ],
    [
      'two cards in one subnet',
      { eth0: [v4('192.168.1.10/24')], wlan0: [v4('192.168.1.11/24')] },
      /wlan0 has the same subnet 192\.168\.1\.0\/24/,
    ],
    [
      'a VPN within the subnet',
      { eth0: [v4('192.168.0.10/22')], tun0: [v4('192.168.1.11/24')] },
      /VPN tun0 takes the route to 192\.168\.1\.0\/24/,
    ],
  ])('says what is wrong with %s', (_, interfaces, problem) => {
    expect(describeCards(interfaces)[0]?.problem).toMatch(problem);
  });

  it('does not search what has no address, is too large, or is the computer itself', () => {
    const cards = describeCards({
      eth0: [v6],
      eth1: [v4('10.1.2.3/16')],
      eth2: [v4('10.9.0.1/20')],
      tun0: [v4('10.8.0.2/32')],
      lo: [v4('127.0.0.1/24', { internal: true })],
    });
    expect(cards.filter(({ searched }) => searched).map(({ name }) => name)).toEqual(['eth2']);
  });

  it('leaves tunnels without IPv4 out, which nobody could mend', () => {
    expect(describeCards({ utun0: [v6], awdl0: [v6] })).toEqual([]);
  });

  it('says which card takes the route, and keeps a problem that was there before', () => {
    const cards = describeCards({
      eth0: [v4('192.168.1.10/24')],
      tun0: [v4('10.8.0.2/24')],
      eth1: [v4('169.254.1.1/16')],
    });
    const taken = new Map([
      ['192.168.1.10', '10.8.0.2'],
      ['169.254.1.1', '10.8.0.2'],
    ]);
    const problems = withRoutes(cards, taken).map(({ problem }) => problem);
    expect(problems[0]).toContain('The VPN tun0 takes the route to 192.168.1.0/24');
    expect(problems[1]).toBe('');
    expect(problems[2]).toContain('No DHCP');
  });
});
