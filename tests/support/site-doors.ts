/** Doors of a made-up site, what was proven at them, and the visits. */
import type {
  Acceptance,
  CheckResult,
  Door,
  HistoryEntry,
  Preset,
  SipServer,
} from '../../shared/site/document';

const DAY = 86_400_000;

interface Kind {
  readonly name: string;
  readonly model: string;
  readonly firmware: string;
  readonly position: string;
  readonly preset: string;
}

/** The doors of each house; five models, each of another dialect. */
const KINDS: readonly [Kind, ...Kind[]] = [
  {
    ...{ name: 'front door', model: 'X916', firmware: '916.30.10.114' },
    ...{ position: 'Street side, right of the door', preset: 'strike' },
  },
  {
    ...{ name: 'courtyard', model: 'R29S', firmware: '29.30.10.465' },
    ...{ position: 'Under the arch', preset: 'magnet' },
  },
  {
    ...{ name: 'cellar', model: 'A05', firmware: '105.30.1.218' },
    ...{ position: 'Basement, left of the lift', preset: 'strike' },
  },
  {
    ...{ name: 'bicycle room', model: 'E18C', firmware: '18.30.11.21' },
    ...{ position: 'Basement, ramp', preset: 'strike' },
  },
  {
    ...{ name: 'garage', model: 'S532', firmware: '532.30.10.73' },
    ...{ position: 'Gate to the ramp, on the post', preset: 'gate' },
  },
];

const macOf = (at: number): string =>
  `0C:11:05:${[(at * 7) % 256, (at * 31) % 256, (at + 17) % 256]
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
    .join(':')}`;

/** The last door in ten is planned and not yet bound. */
const isBound = (at: number): boolean => at % 10 !== 8;

interface Times {
  /** When the last visit was. */
  readonly at: number;
  readonly edited: number;
}

function doorOf(at: number, { at: when, edited }: Times): Door {
  const kind = KINDS[at % KINDS.length] ?? KINDS[0];
  const house = String.fromCharCode(65 + Math.floor(at / KINDS.length));
  const mac = macOf(at);
  return {
    ...{ id: `door-${at + 1}`, name: `House ${house}, ${kind.name}`, position: kind.position },
    ...{ model: kind.model, mac: isBound(at) ? mac : '', address: `10.20.0.${20 + at}` },
    network: {
      ...{ type: 'static', address: `10.20.0.${20 + at}`, mask: '255.255.255.0' },
      ...{ gateway: '10.20.0.1', dns1: '10.20.0.1', dns2: '' },
    },
    accounts: [
      {
        ...{ account: 1, server: 'pbx', username: String(100 + at), authName: '' },
        ...{ displayName: `House ${house}, ${kind.name}`, password: `sip-Secret-${8000 + at}` },
      },
    ],
    presets: ['all', kind.preset],
    settings: at % 5 === 0 ? { 'Config.DoorSetting.RELAY.HoldDelayA': '8' } : {},
    ...{
      firmware: kind.firmware,
      notes: at % 6 === 2 ? 'Cable is 60 m: injector in the riser.' : '',
    },
    bound: isBound(at)
      ? { mac, at: when - 2 * DAY, how: at % 3 === 0 ? 'press' : at % 3 === 1 ? 'list' : 'mac' }
      : null,
    predecessors: at % 12 === 3 ? [{ mac: macOf(at + 200), at: when - DAY, backup: '' }] : [],
    edited,
  };
}

export const doorsOf = (count: number, times: Times): readonly Door[] =>
  Array.from({ length: count }, (_, at) => doorOf(at, times));

export const serversOf = (edited: number): readonly SipServer[] => [
  {
    ...{ id: 'pbx', name: 'House telephone system', server: '10.20.0.5', port: 5060 },
    ...{ transport: 'udp', proxyServer: '', proxyPort: 5060, edited },
  },
];

const R = 'Config.DoorSetting.RELAY.';
const I = 'Config.DoorSetting.INPUT.';
const relay = (letter: string, [name, type, hold]: readonly [string, string, string]) => ({
  [`${R}Name${letter}`]: name,
  [`${R}Type${letter}`]: type,
  [`${R}HoldDelay${letter}`]: hold,
});

export const presetsOf = (edited: number): readonly Preset[] => [
  {
    ...{ id: 'all', name: 'All doors', edited },
    values: {
      'Config.DoorSetting.DTMF.Enable': '1',
      'Config.DoorSetting.DTMF.Code1': '5',
      'Config.DoorSetting.PASSWORD.PublicKeyEnable': '1',
      'Config.DoorSetting.PASSWORD.PublicKey1': '30917745',
      'Config.Settings.LOGLEVEL.Level': '3',
      'Config.Settings.SNTP.NTPServer1': '10.20.0.1',
    },
  },
  {
    ...{ id: 'strike', name: 'Electric strike', edited },
    values: {
      ...relay('A', ['Door', '1', '5']),
      ...{ [`${I}EnableA`]: '1', [`${I}OptionA`]: '0', [`${I}RelayIdA`]: '1' },
    },
  },
  {
    ...{ id: 'magnet', name: 'Magnet', edited },
    values: {
      ...relay('A', ['Arch', '0', '5']),
      ...relay('B', ['Waste room', '1', '3']),
      ...{ [`${I}EnableA`]: '1', [`${I}OptionA`]: '1', [`${I}RelayIdA`]: '1' },
    },
  },
  {
    ...{ id: 'gate', name: 'Garage gate', edited },
    values: relay('A', ['Gate', '1', '1']),
  },
];

function result(check: string, evidence: string, seconds: number): CheckResult {
  return { check, state: 'pass', evidence, seconds };
}

function resultsOf(door: Door, at: number): readonly CheckResult[] {
  const failing = at % 9 === 4;
  return [
    result('reachable', `Answered at ${door.address}.`, 0.08 + (at % 5) / 50),
    result('clock', 'Its clock is 1 s behind this laptop.', 0.11),
    result('firmware', `It runs ${door.firmware}, as wanted.`, 0.02),
    result('password', 'The default passwords are refused.', 0.9),
    failing
      ? {
          ...{ check: 'sip-1', state: 'fail', seconds: 8.2 },
          evidence: 'Account 1 is not registered. Check the password with the telephone system.',
        }
      : result('sip-1', `Account 1 is registered at 10.20.0.5 as ${100 + at}.`, 2.1),
    {
      ...{ check: 'sip-2', state: 'not-possible', seconds: 0 },
      evidence: 'No second account is planned.',
    },
    result('sip-login-1', `The registrar takes the account from this laptop: 200 OK.`, 0.3),
    result('call', 'The call to 2001 rang after 1.4 s and was ended.', 4.8),
    result('relay', 'Relay A opened and closed again after 5.1 s.', 5.6),
    result('input', 'Input A followed the button.', 3.4),
    ...(at % 4 === 3
      ? []
      : [
          result('card', 'The door log names Anna Adams for the card held to the reader.', 6.2),
          result('pin', 'The door log names Anna Adams for the PIN typed.', 7.1),
        ]),
    result('people', 'It holds as many people as the site plans.', 0.7),
  ];
}

/** A run at every bound door of the last day; every seventh was run the day before too. */
export function acceptancesOf(doors: readonly Door[], when: number): readonly Acceptance[] {
  return doors.flatMap((door, at) => {
    if (door.bound === null || at % 11 === 9) return [];
    const run = (id: string, moment: number): Acceptance => ({
      ...{ id, door: door.id, mac: door.mac, at: moment, by: 'Kim Larsen' },
      ...{ firmware: door.firmware, results: [...resultsOf(door, at)] },
    });
    const last = run(`run-${at + 1}`, when - 3_600_000 + at * 60_000);
    return at % 7 === 1 ? [run(`run-${at + 1}-before`, when - DAY), last] : [last];
  });
}

/** Office, two days of work and the hand-over. */
export function historyOf(doors: readonly Door[], when: number): readonly HistoryEntry[] {
  const bound = doors.filter((door) => door.bound !== null);
  const by = 'Kim Larsen';
  const each = (result: string) => bound.map(({ id }) => ({ door: id, result, done: true }));
  return [
    ...[{ id: 'h1', at: when - 20 * DAY, by, what: 'created' as const, title: 'Site made' }],
    {
      ...{ id: 'h2', at: when - 19 * DAY, by, what: 'imported' as const },
      ...{ title: 'People taken from residents.csv', result: 'All rows were taken.', doors: [] },
    },
    {
      ...{ id: 'h3', at: when - 2 * DAY, by, what: 'bound' as const, result: '' },
      ...{ title: `${bound.length} doors bound to their intercoms`, doors: each('Bound.') },
    },
    {
      ...{ id: 'h4', at: when - DAY, by, what: 'applied' as const },
      ...{ title: `Applied to ${bound.length} doors`, result: 'Written and read back at each.' },
      doors: each('Written and read back.'),
    },
    {
      ...{ id: 'h5', at: when - 3_600_000, by, what: 'accepted' as const },
      ...{ title: `Acceptance of ${bound.length} doors`, result: 'See the results of each door.' },
      doors: [],
    },
    {
      ...{ id: 'h6', at: when, by: 'Jo Meyer', what: 'note' as const, result: '', doors: [] },
      title: 'Caretaker shown how a lost card is blocked',
    },
  ].map((entry) => ({ result: '', doors: [], ...entry }));
}
