import { parseIpv4 } from '../device/ipv4';
import { normalizeMac } from '../device/mac';
import { modelFacts, modelsOfVersion, parseVersion } from '../device/models';
import type { Complaints } from './check-result';
import { createTwins } from './check-result';
import type { Door, DoorNetwork, Site } from './document';

const plain = (text: string): string => text.trim().toLowerCase();
export const doorLabel = ({ name, position, id }: Door): string => name || position || id;

/** A mask such as 255.255.255.0: ones, then zeros. */
function isMask(mask: number): boolean {
  const zeros = 2 ** 32 - mask;
  return mask > 0 && Number.isInteger(Math.log2(zeros));
}

function checkNetwork(network: DoorNetwork, complain: Complaints): void {
  if (network.type !== 'static') return;
  const { address, mask, gateway } = network;
  const [own, by, out] = [address, mask, gateway].map((one) => parseIpv4(one.trim()));
  if (own === undefined) complain.error('network.address', 'The fixed address is no IPv4 address.');
  if (by === undefined || !isMask(by))
    complain.error('network.mask', 'The subnet mask is none; a usual one is 255.255.255.0.');
  if (gateway !== '' && out === undefined)
    complain.error('network.gateway', 'The gateway is no IPv4 address.');
  else if (own !== undefined && by !== undefined && out !== undefined) {
    const size = 2 ** 32 - by;
    if (Math.floor(own / size) !== Math.floor(out / size))
      complain.warning('network.gateway', 'The gateway is not in the subnet of the address.');
  }
  for (const [field, value] of [
    ['dns1', network.dns1],
    ['dns2', network.dns2],
  ] as const)
    if (value !== '' && parseIpv4(value.trim()) === undefined)
      complain.error(`network.${field}`, 'The DNS server is no IPv4 address.');
}

/** A wanted version that is one of another model would never go onto the unit. */
function checkFirmware({ firmware, model }: Door, complain: Complaints): void {
  if (firmware === '') return;
  const version = parseVersion(firmware);
  if (!version) {
    complain.error('firmware', 'A firmware version has four numbers, such as 29.30.10.465.');
    return;
  }
  const names = modelsOfVersion(version.model);
  const own = modelFacts(model)?.name;
  if (own !== undefined && names.length > 0 && !names.includes(own))
    complain.error(
      'firmware',
      `${firmware} is a version for ${names.join(' and ')}, not for ${model}.`,
    );
}

function checkAccounts(door: Door, site: Site, complain: Complaints): void {
  const servers = new Set(site.servers.map(({ id }) => id));
  const seen = new Set<number>();
  for (const { account, server, username } of door.accounts) {
    if (seen.has(account)) complain.error('accounts', `SIP account ${account} stands here twice.`);
    seen.add(account);
    if (!servers.has(server))
      complain.error(
        'accounts',
        `The SIP server of account ${account} is not on the site any more.`,
      );
    if (username.trim() === '')
      complain.error('accounts', `SIP account ${account} has no user name.`);
  }
}

/** Rules for the doors of a site, each by itself and against the others. */
export function checkDoors(site: Site, complain: Complaints): void {
  const names = createTwins<Door>();
  const macs = createTwins<Door>();
  const addresses = createTwins<Door>();
  const users = createTwins<Door>();
  const presets = new Set(site.presets.map(({ id }) => id));

  for (const door of site.doors) {
    complain.about('doors', door.id, doorLabel(door));
    if (door.name.trim() === '') complain.error('name', 'This door has no name.');
    else if (names(plain(door.name), door))
      complain.error('name', 'Another door has the same name.');

    const planned = door.mac === '' ? undefined : normalizeMac(door.mac);
    const bound = door.bound ? normalizeMac(door.bound.mac) : undefined;
    if (door.mac !== '' && planned === undefined)
      complain.error('mac', 'This is no MAC: twelve digits 0-9 and A-F, as on the label.');
    if (planned !== undefined && bound !== undefined && planned !== bound)
      complain.warning('mac', 'It is bound to an intercom with another MAC than the planned one.');
    for (const mac of new Set([planned, bound])) {
      const other = mac === undefined ? undefined : macs(mac, door);
      if (other) complain.error('mac', `${doorLabel(other)} has the same MAC.`);
    }

    const fixed = door.network.type === 'static' ? plain(door.network.address) : '';
    for (const [field, address] of [
      ['address', plain(door.address)],
      ['network.address', fixed],
    ] as const) {
      const other = address === '' ? undefined : addresses(address, door);
      if (other && other !== door)
        complain.error(field, `${doorLabel(other)} has the same address.`);
    }
    checkNetwork(door.network, complain);

    if (door.model !== '' && !modelFacts(door.model))
      complain.warning('model', 'Nobody has described this model: its limits are not known.');
    checkFirmware(door, complain);
    checkAccounts(door, site, complain);
    for (const { server, username } of door.accounts) {
      const other = username === '' ? undefined : users(`${server} ${plain(username)}`, door);
      if (other && other !== door)
        complain.warning('accounts', `${doorLabel(other)} registers as the same SIP user.`);
    }
    if (door.presets.some((id) => !presets.has(id)))
      complain.error('presets', 'A preset of this door is not on the site any more.');
  }
}
