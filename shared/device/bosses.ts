/**
 * Who else writes the settings of an intercom, and may so overwrite what Lintel writes: a cloud, a
 * provisioning server, the maker's redirection service. Read from its configuration. Pure.
 */
export const BOSS_KINDS = ['cloud', 'sip-account', 'provisioning', 'rps', 'pnp'] as const;
export type BossKind = (typeof BOSS_KINDS)[number];

export interface Boss {
  readonly kind: BossKind;
  /** True: it writes. False: it would, if somebody answered at its next look. */
  readonly certain: boolean;
  /** Who, as the subject of a sentence: "A cloud (cloud.example.com) manages this intercom". */
  readonly who: string;
  /** One line: who overwrites what, and when. */
  readonly text: string;
  /** Settings that switch it off. */
  readonly switchOff: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, string>>;

const CLOUD = 'Config.DoorSetting.CLOUDSERVER';
const SERVER_URL = 'Config.Autoprovision.SERVER.URL';
const PNP = 'Config.Autoprovision.PNP.Enable';
const ACCOUNTS = ['Config.Account1', 'Config.Account'] as const;

/** The sections and keys that tell it. */
export const BOSS_SECTIONS: readonly string[] = [
  CLOUD,
  SERVER_URL,
  PNP,
  'Config.Account1.GENERAL.Enable',
  'Config.Account1.SIP.Server',
];

/** A URL without user and password in it. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

const hostOf = (server: string): string =>
  server
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[:/].*$/, '')
    .toLowerCase();

/** The last two names of a host, by which servers of one cloud are told; an address is itself. */
const domainOf = (host: string): string =>
  /^[\d.]+$/.test(host) ? host : host.split('.').slice(-2).join('.');

function cloudOf(values: Values): Boss | undefined {
  if (values[`${CLOUD}.Enable`] !== '1') return undefined;
  const server = values[`${CLOUD}.Server`] ?? '';
  const who = `A cloud${server === '' ? '' : ` (${server})`} manages this intercom`;
  return {
    kind: 'cloud',
    certain: true,
    who,
    text: `A cloud${server === '' ? '' : ` (${server})`} overwrites users, cards, SIP and settings as soon as it connects.`,
    switchOff: { [`${CLOUD}.Enable`]: '0' },
  };
}

/** Account 1 is the cloud's own where its server is one of the cloud's, or of the maker's. */
function sipOf(values: Values, cloud: Boss | undefined): Boss | undefined {
  const account = ACCOUNTS.find((prefix) => `${prefix}.SIP.Server` in values);
  if (account === undefined || !cloud || values[`${account}.GENERAL.Enable`] !== '1')
    return undefined;
  const host = hostOf(values[`${account}.SIP.Server`] ?? '');
  const own = ['Server', 'GateServer'].map((key) => hostOf(values[`${CLOUD}.${key}`] ?? ''));
  const theirs = own.some((one) => one !== '' && domainOf(one) === domainOf(host));
  if (host === '' || !(theirs || domainOf(host) === 'akuvox.com')) return undefined;
  const who = `SIP account 1 belongs to the cloud (${host})`;
  return {
    kind: 'sip-account',
    certain: true,
    who,
    text: `${who}: it is overwritten at the next synchronisation.`,
    switchOff: cloud.switchOff,
  };
}

function provisioningOf(values: Values): Boss | undefined {
  const url = values[SERVER_URL] ?? '';
  if (url === '') return undefined;
  const who = `This intercom fetches its settings from a provisioning server (${withoutSecrets(url)})`;
  return {
    kind: 'provisioning',
    certain: true,
    who,
    text: `A provisioning server (${withoutSecrets(url)}) overwrites what its file names at each start and look.`,
    switchOff: { [SERVER_URL]: '' },
  };
}

function rpsOf(values: Values): Boss | undefined {
  if (values[`${CLOUD}.RpsEnable`] !== '1') return undefined;
  const who = 'This intercom asks the maker (RPS) for its provisioning server or cloud';
  return {
    kind: 'rps',
    certain: false,
    who,
    text: 'The maker (RPS) may overwrite settings at the next start with internet.',
    switchOff: { [`${CLOUD}.RpsEnable`]: '0' },
  };
}

function pnpOf(values: Values): Boss | undefined {
  if (values[PNP] !== '1') return undefined;
  const who = 'This intercom looks for a provisioning server in its network (PnP)';
  return {
    kind: 'pnp',
    certain: false,
    who,
    text: 'A telephone system in its network (PnP) may overwrite settings at the next start.',
    switchOff: { [PNP]: '0' },
  };
}

/** Everybody else who writes this intercom, those who certainly do first. Pure. */
export function bossesOf(values: Values): readonly Boss[] {
  const cloud = cloudOf(values);
  return [cloud, sipOf(values, cloud), provisioningOf(values), rpsOf(values), pnpOf(values)].filter(
    (boss) => boss !== undefined,
  );
}
