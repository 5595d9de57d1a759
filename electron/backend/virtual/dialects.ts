import type { VirtualModel } from './types';

/** Answer to a target or action that the model does not have (device notes 1.1, row 3). */
export interface UnsupportedReply {
  readonly retcode: number;
  readonly action: string;
  readonly message: string;
}

/** How one model differs. Everything that depends on the model is a field here, never an `if`. */
export interface Dialect {
  readonly product: string;
  readonly firmware: string;
  readonly hardware: string;
  /** Relays and inputs by model: device notes 1.7. */
  readonly relays: number;
  readonly inputs: number;
  readonly lacks: readonly string[];
  readonly callLogNames: readonly string[];
  readonly unsupported: UnsupportedReply;
  readonly realm: 'HTTPAPI' | 'HTTP API';
  readonly server: string;
  /** AuthMode after a factory reset; 2 is an empty white list, the trap of newer firmware. */
  readonly factoryAuthMode: string;
  readonly page: { readonly size: number; readonly withoutPage: 'all' | 'first' } | undefined;
  readonly itemKey: 'item' | 'Item';
  readonly ids: 'text' | 'number';
  readonly counts: 'text' | 'number';
  readonly flatInfo: boolean;
  /** Bytes after the JSON. */
  readonly trailing: string;
  /** Retcode of a successful change of users. */
  readonly userRetcode: 0 | 1;
  readonly userSchedule: {
    readonly key: 'ScheduleRelay' | 'Schedule-Relay';
    readonly join: ',' | ';';
    readonly trailing: boolean;
    /** The same once more under `Schedule`, as a list. */
    readonly alsoAsList: boolean;
  };
  readonly userRequires: readonly string[];
  /** How a row of the cloud is told apart (device notes 1.5). */
  readonly userOrigin: 'SourceType' | 'Type';
  readonly contactDialType: boolean;
  readonly relayKeys: 'NameA' | 'RelayAName';
  readonly relayStatus: 'number' | 'word';
  readonly doorLogExtras: boolean;
  readonly emptyLogHasItem: boolean;
  /** Passwords are base64 in config/set and sip/set (device notes 1.6). */
  readonly base64Passwords: boolean;
  readonly ignoresUnknownKeys: boolean;
  readonly accountPrefixes: readonly string[];
  /** What the web interface tells without signing in (device notes 3). */
  readonly identify: 'web-system-info' | 'web-status' | undefined;
  readonly singleThreaded: boolean;
  readonly keepAlive: boolean;
  readonly targetRequired: boolean;
  /** Name of the action in the reply of user/scan; the manual has a misprint there. */
  readonly scanAction: 'scan' | 'scam';
}

const UNSUPPORT: UnsupportedReply = { retcode: -1, action: 'unknow', message: 'unsupport action' };
const TWO_ACCOUNTS = ['Config.Account1.', 'Config.Account2.'] as const;
const LINUX_AC_USER = ['Name', 'UserID', 'LiftFloorNum', 'WebRelay', 'ScheduleRelay'] as const;

/** A05 keeps to the manual in everything; the others are told as differences from it. */
const A05: Dialect = {
  product: 'A05',
  firmware: '105.30.1.218',
  hardware: '105.1',
  relays: 1,
  inputs: 1,
  lacks: [],
  callLogNames: ['callog', 'calllog'],
  unsupported: UNSUPPORT,
  realm: 'HTTPAPI',
  server: 'lighttpd/1.4.30',
  factoryAuthMode: '4',
  page: undefined,
  itemKey: 'item',
  ids: 'text',
  counts: 'number',
  flatInfo: false,
  trailing: '',
  userRetcode: 1,
  userSchedule: { key: 'ScheduleRelay', join: ';', trailing: false, alsoAsList: false },
  userRequires: LINUX_AC_USER,
  userOrigin: 'SourceType',
  contactDialType: true,
  relayKeys: 'NameA',
  relayStatus: 'number',
  doorLogExtras: false,
  emptyLogHasItem: true,
  base64Passwords: false,
  ignoresUnknownKeys: false,
  accountPrefixes: TWO_ACCOUNTS,
  identify: undefined,
  singleThreaded: true,
  keepAlive: false,
  targetRequired: false,
  scanAction: 'scam',
};

export const DIALECTS: Readonly<Record<VirtualModel, Dialect>> = {
  A05,
  A01: {
    ...A05,
    product: 'A01',
    firmware: '101.30.1.36',
    hardware: '101.1',
    inputs: 2,
    lacks: ['dialreplace', 'pcap'],
    callLogNames: ['calllog'],
    ids: 'number',
    flatInfo: true,
    userRetcode: 0,
    scanAction: 'scan',
  },
  A03: {
    ...A05,
    product: 'A03',
    firmware: '103.30.1.52',
    hardware: '103.1',
    inputs: 2,
    callLogNames: ['callog'],
    unsupported: { retcode: 200, action: 'unknown', message: 'Api unsupported' },
    itemKey: 'Item',
    trailing: '\n\u0000',
    scanAction: 'scan',
  },
  E18C: {
    ...A05,
    product: 'E18C',
    firmware: '18.30.11.21',
    hardware: '18.0.1',
    relays: 2,
    inputs: 3,
    callLogNames: ['calllog'],
    unsupported: { retcode: -1, action: 'unknow', message: 'No hanlders for this request' },
    realm: 'HTTP API',
    server: 'EasyHttpServer',
    factoryAuthMode: '2',
    page: { size: 10, withoutPage: 'all' },
    counts: 'text',
    userSchedule: { key: 'Schedule-Relay', join: ';', trailing: true, alsoAsList: false },
    userRequires: ['Schedule-Relay'],
    contactDialType: false,
    doorLogExtras: true,
    emptyLogHasItem: false,
    accountPrefixes: ['Config.Account.'],
    identify: 'web-status',
    targetRequired: true,
    scanAction: 'scan',
  },
  X916: {
    ...A05,
    product: 'X916',
    firmware: '916.30.10.114',
    hardware: '916.1.1',
    relays: 4,
    inputs: 4,
    unsupported: { retcode: -1, action: 'unknow', message: 'unsupported action' },
    realm: 'HTTP API',
    factoryAuthMode: '2',
    page: { size: 10, withoutPage: 'all' },
    userSchedule: { key: 'ScheduleRelay', join: ',', trailing: false, alsoAsList: false },
    userRequires: [],
    userOrigin: 'Type',
    contactDialType: false,
    relayStatus: 'word',
    doorLogExtras: true,
    singleThreaded: false,
    keepAlive: true,
    scanAction: 'scan',
  },
  S532: {
    ...A05,
    product: 'S532',
    firmware: '532.30.10.73',
    hardware: '532.1.1',
    relays: 2,
    inputs: 4,
    callLogNames: ['calllog'],
    unsupported: { retcode: -1, action: 'unknow', message: 'Invalid http request' },
    realm: 'HTTP API',
    server: 'EasyHttpServer',
    factoryAuthMode: '2',
    page: { size: 10, withoutPage: 'first' },
    userSchedule: { key: 'ScheduleRelay', join: ';', trailing: true, alsoAsList: true },
    userRequires: [],
    contactDialType: false,
    relayKeys: 'RelayAName',
    doorLogExtras: true,
    base64Passwords: true,
    ignoresUnknownKeys: true,
    identify: 'web-system-info',
    singleThreaded: false,
    keepAlive: true,
    scanAction: 'scan',
  },
  R29: {
    ...A05,
    product: 'R29S',
    firmware: '29.30.10.465',
    hardware: '29.3.0',
    relays: 3,
    inputs: 3,
    userRequires: [],
    realm: 'HTTP API',
    scanAction: 'scan',
  },
};

/** Letters of relays and inputs in the order of their numbers. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;
