import type { Settings } from '../contract/settings';
import { isSecretKey } from '../device/config-keys';
import { readAccount } from '../device/sip-settings';
import type { Door, DoorAccount, DoorNetwork, SipServer, Site } from './document';
import { projectSettings } from './project-settings';
import type { SettingChange } from './settings-work';
import type { TakeContext, Taken } from './take-base';

const LAN = 'Config.Network.LAN.';

const putDoor = (site: Site, door: Door): Site => ({
  ...site,
  doors: site.doors.map((one) => (one.id === door.id ? door : one)),
});

/** The server of the site that is meant, or a new one. */
function serverFor(
  site: Site,
  wanted: Omit<SipServer, 'id' | 'name' | 'edited'>,
  newId: () => string,
): { readonly site: Site; readonly id: string } {
  const known = site.servers.find(
    (one) =>
      one.server === wanted.server &&
      one.port === wanted.port &&
      one.transport === wanted.transport &&
      one.proxyServer === wanted.proxyServer &&
      (wanted.proxyServer === '' || one.proxyPort === wanted.proxyPort),
  );
  if (known) return { site, id: known.id };
  const server: SipServer = { id: newId(), name: wanted.server, ...wanted, edited: 0 };
  return { site: { ...site, servers: [...site.servers, server] }, id: server.id };
}

/** An account as the intercom has it, in the words of the site. */
function takeAccount(
  site: Site,
  door: Door,
  about: { readonly account: DoorAccount; readonly held: Settings; readonly newId: () => string },
): { readonly site: Site; readonly door: Door } {
  const { account, held, newId } = about;
  const { form } = readAccount(held, account.account);
  if (form.server === '') return { site, door };
  const found = serverFor(
    site,
    {
      ...{ server: form.server, port: form.port, transport: form.transport },
      proxyServer: form.proxyEnabled ? form.proxyServer : '',
      proxyPort: form.proxyPort,
    },
    newId,
  );
  const taken: DoorAccount = {
    ...account,
    server: found.id,
    username: form.username,
    authName: form.authName === form.username ? '' : form.authName,
    displayName: form.displayName,
  };
  const accounts = door.accounts.map((one) => (one.account === taken.account ? taken : one));
  return { site: found.site, door: { ...door, accounts } };
}

function takeNetwork(held: Settings): DoorNetwork {
  if (held[`${LAN}Type`] !== '1') return { type: 'dhcp' };
  const of = (key: string): string => held[LAN + key] ?? '';
  return {
    type: 'static',
    ...{ address: of('StaticIP'), mask: of('SubnetMask'), gateway: of('DefaultGateway') },
    ...{ dns1: of('PrimaryDNS'), dns2: of('SecondaryDNS') },
  };
}

/**
 * Settings as the intercom has them: an account and an address in the words of the site, whatever is
 * left as a setting of this door alone. What the door wants otherwise by its own settings is dropped
 * where a preset says the same.
 */
export function takeSettings(
  site: Site,
  changes: readonly SettingChange[],
  { door: asked, read, newId }: TakeContext,
): Taken {
  const door = site.doors.find(({ id }) => id === asked.id);
  if (!door) return { site, refused: 'This door is not on the site any more.' };
  const keys = changes.filter(({ key, held }) => !isSecretKey(key) && held !== undefined);
  if (keys.length === 0) return { site, refused: 'A password is not told by the intercom.' };
  const taken = new Map(keys.map(({ key, held = '' }) => [key, held]));
  let next = {
    site,
    door: {
      ...door,
      settings: Object.fromEntries(
        Object.entries(door.settings).filter(([key]) => !taken.has(key)),
      ),
    },
  };
  for (const account of door.accounts) {
    const ofIt = new RegExp(`^Config\\.Account${account.account === 1 ? '1?' : '2'}\\.`);
    if ([...taken.keys()].some((key) => ofIt.test(key)))
      next = takeAccount(next.site, next.door, { account, held: read.settings, newId });
  }
  if ([...taken.keys()].some((key) => key.startsWith(LAN)) && door.network.type !== 'keep')
    next = { ...next, door: { ...next.door, network: takeNetwork(read.settings) } };
  // What presets, accounts and the address do not say by now stands for this door alone.
  const wanted = new Map(
    projectSettings(putDoor(next.site, next.door), next.door, read).wanted.map(({ key, value }) => [
      key,
      value,
    ]),
  );
  const own = [...taken].filter(([key, held]) => {
    const value = wanted.get(key);
    return value !== undefined && value.trim() !== held.trim();
  });
  const settings = { ...next.door.settings, ...Object.fromEntries(own) };
  return { site: putDoor(next.site, { ...next.door, settings }), refused: '' };
}
