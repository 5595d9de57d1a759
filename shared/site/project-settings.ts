import type { Settings } from '../contract/settings';
import { SIP_FIELDS } from '../device/sip-account';
import { accountPrefix, wantedSettings } from '../device/sip-settings';
import type { Door, DoorAccount, DoorNetwork, Site } from './document';
import type { DoorRead } from './door-read';
import { isHidden } from './secrets';
import { keyOn } from './setting-spelling';

/** Where a wanted value stands in the site; the later ones win. */
export type SettingSource = 'predecessor' | 'login' | 'preset' | 'account' | 'network' | 'door';

export interface WantedSetting {
  /** As this intercom spells it. */
  readonly key: string;
  /** In clear, as a person means it: the form of a password is the intercom's own business. */
  readonly value: string;
  readonly source: SettingSource;
}

/** A setting that this intercom cannot have, and why, in words. */
export interface RefusedSetting {
  readonly key: string;
  readonly reason: string;
}

const LAN = 'Config.Network.LAN.';

const API = 'Config.DoorSetting.APIFCGI.';

/** The sign-in of all intercoms of the site; what is empty is left as it is. */
function loginSettings({ username, password }: Site['login']): Settings {
  const values: Settings = { [`${API}UserName`]: username, [`${API}Password`]: password };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** The keys of an address (manual, Api config; device notes 2). What is empty is left as it is. */
function networkSettings(network: DoorNetwork): Settings {
  if (network.type === 'keep') return {};
  if (network.type === 'dhcp') return { [`${LAN}Type`]: '0' };
  const { address, mask, gateway, dns1, dns2 } = network;
  const values: Settings = {
    [`${LAN}Type`]: '1',
    [`${LAN}StaticIP`]: address,
    [`${LAN}SubnetMask`]: mask,
    [`${LAN}DefaultGateway`]: gateway,
    [`${LAN}PrimaryDNS`]: dns1,
    [`${LAN}SecondaryDNS`]: dns2,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** What the site says of an account, as the intercom keeps it; undefined where it has no such one. */
function accountSettings(site: Site, account: DoorAccount, read: DoorRead): Settings | string {
  const number = account.account;
  const server = site.servers.find(({ id }) => id === account.server);
  if (!server) return `Account ${number}: its SIP server is not on the site any more.`;
  if (accountPrefix(read.settings, number) === undefined)
    return `This intercom has no SIP account ${number}.`;
  return wantedSettings(
    {
      enabled: true,
      ...{ server: server.server, port: server.port, transport: server.transport },
      username: account.username,
      authName: account.authName || account.username,
      displayName: account.displayName,
      ...(account.password !== '' && { password: account.password }),
      proxyEnabled: server.proxyServer !== '',
      ...(server.proxyServer !== '' && {
        ...{ proxyServer: server.proxyServer, proxyPort: server.proxyPort },
      }),
    },
    read.settings,
    number,
  );
}

/** An intercom may take a password that it never shows; anything else it lacks it cannot keep. */
const isKept = (settings: Settings, key: string): boolean =>
  key in settings || key.endsWith(`.${SIP_FIELDS.password.key}`);

/** Settings of a door in the spelling of this intercom. Pure. */
export function projectSettings(
  site: Site,
  door: Door,
  read: DoorRead,
): { readonly wanted: readonly WantedSetting[]; readonly refused: readonly RefusedSetting[] } {
  const wanted = new Map<string, WantedSetting>();
  const refused = new Map<string, string>();
  const put = (values: Settings, source: SettingSource): void => {
    for (const [told, value] of Object.entries(values)) {
      const key = keyOn(read.settings, told);
      if (!isKept(read.settings, key)) {
        refused.set(key, 'This intercom has no such setting.');
        continue;
      }
      if (isHidden(value)) {
        refused.set(key, 'This value is sealed in the site and not known here.');
        continue;
      }
      wanted.set(key, { key, value, source });
      refused.delete(key);
    }
  };
  put(loginSettings(site.login), 'login');
  for (const id of door.presets) {
    const preset = site.presets.find((one) => one.id === id);
    if (preset) put(preset.values, 'preset');
    else refused.set(`preset/${id}`, 'A preset of this door is not on the site any more.');
  }
  for (const account of door.accounts) {
    const made = accountSettings(site, account, read);
    if (typeof made === 'string') refused.set(`Config.Account${account.account}.`, made);
    else put(made, 'account');
  }
  put(networkSettings(door.network), 'network');
  put(door.settings, 'door');
  return {
    wanted: [...wanted.values()],
    refused: [...refused].map(([key, reason]) => ({ key, reason })),
  };
}
