import type { SettingField } from './setting-fields';

type Words = Pick<SettingField, 'label' | 'help' | 'kind' | 'choices' | 'unit' | 'min' | 'max'>;

/** Areas in words: the second part of a key. SIP accounts are numbered and named elsewhere. */
export const AREA_WORDS: Readonly<Record<string, string>> = {
  DoorSetting: 'Door',
  Network: 'Network',
  Settings: 'General',
  Autoprovision: 'Provisioning',
  OnvifServer: 'ONVIF',
};

/** Sections in words, by area and section. */
export const SECTION_WORDS: Readonly<Record<string, string>> = {
  'Account.ADVANCED': 'Advanced',
  'Account.ANONYMOUS_CALL': 'Anonymous calls out',
  'Account.AUTO_ANSWER': 'Automatic answer',
  'Account.GENERAL': 'User',
  'Account.NAT': 'NAT',
  'Account.OUTPROXY': 'Outbound proxy',
  'Account.REG': 'Registration',
  'Account.REJECT_ANONYMOUSCALL': 'Anonymous calls in',
  'Account.SIP': 'Server',
  'Account.STUN': 'STUN',
  'DoorSetting.APIFCGI': 'HTTP API',
  'DoorSetting.Action': 'Call by an input',
  'DoorSetting.CLOUDSERVER': 'Cloud',
  'DoorSetting.DEVICENODE': 'Place',
  'DoorSetting.DTMF': 'Opening by telephone key',
  'DoorSetting.INPUT': 'Inputs',
  'DoorSetting.PASSWORD': 'Public codes',
  'DoorSetting.RELAY': 'Relays',
  'Network.LAN': 'IP address',
  'Settings.LANGUAGE': 'Language',
  'Settings.LOGLEVEL': 'System log',
  'Settings.SNTP': 'Clock',
  'Settings.WEB_LOGIN': 'Web page',
  'Autoprovision.MODE': 'When it fetches',
  'Autoprovision.PNP': 'Plug and play',
  'Autoprovision.SERVER': 'Server',
  'OnvifServer.DEVICE': 'Access',
};

const plain =
  (kind: 'text' | 'switch' | 'number' | 'secret') =>
  (label: string, help = '') =>
    ({ label, help, kind }) as const;
const text = plain('text');
const onOff = plain('switch');
const number = plain('number');
const secret = plain('secret');
const choice = (label: string, choices: Readonly<Record<string, string>>, help = ''): Words => ({
  label,
  help,
  kind: 'choice',
  choices: Object.entries(choices).map(([value, name]) => ({ value, label: name })),
});

function section(name: string, keys: Readonly<Record<string, Words>>): readonly [string, Words][] {
  return Object.entries(keys).map(([key, words]) => [`Config.${name}.${key}`, words]);
}

const port = (label: string): Words => ({ ...number(label), min: 1, max: 65535 });
const listed = (n: number): [string, Words] => [
  `WhiteListIP0${n}`,
  text(`Listed address ${n}`, 'May ask without a password in the mode "Listed addresses only".'),
];

/** Keys beyond those of doors, codes and accounts: manual, Api config; device notes 1.6, 2 and 3. */
export const NAMED_KEYS: readonly (readonly [string, Words])[] = [
  ...section('Account', {
    'ADVANCED.ShowMissedCall': onOff('Show missed calls'),
    'ANONYMOUS_CALL.Enable': onOff('Call without a name'),
    'AUTO_ANSWER.Enable': onOff('Answer calls by itself'),
    'GENERAL.UserAgent': text('User agent', 'How it names itself to the registrar.'),
    'OUTPROXY.BakPort': port('Port of the second proxy'),
    'OUTPROXY.BakServer': text('Second outbound proxy'),
    'REG.Timeout': { ...number('Registers again after'), unit: 's' },
    'REJECT_ANONYMOUSCALL.Enable': onOff('Refuse calls without a name'),
    'SIP.ListenPortMax': port('Local port, highest'),
    'SIP.ListenPortMin': port('Local port, lowest'),
    'SIP.Port2': port('Port of the second server'),
    'SIP.Server2': text('Second SIP server'),
  }),
  ...section('DoorSetting.APIFCGI', {
    Enable: onOff(
      'HTTP API',
      'Off cuts Lintel off: then only its web page can switch it on again.',
    ),
    AuthMode: choice(
      'How it lets programs in',
      {
        '0': 'Anybody, without a password',
        '1': 'Basic',
        '2': 'Listed addresses only',
        '4': 'Digest',
        '5': 'Basic or Digest',
      },
      'The numbers differ between makers. Lintel signs in again after the change to see what it does.',
    ),
    UserName: text('User name of the HTTP API'),
    Password: secret('Password of the HTTP API'),
    ...Object.fromEntries([1, 2, 3, 4, 5].map(listed)),
  }),
  ...section('DoorSetting.CLOUDSERVER', {
    Enable: onOff('Managed by a cloud', 'A cloud may overwrite what is set here.'),
    Server: text('Cloud server'),
    Port: text('Port of the cloud server'),
    RpsEnable: onOff('Asks the maker where its cloud is'),
    RpsServer: text('Where it asks for its cloud'),
    Token: secret('Token of the cloud'),
    UploadUrl: text('Address for uploads'),
    UploadUser: text('User for uploads'),
    UploadPassword: secret('Password for uploads'),
    GateServer: text('Gate server'),
    GatePort: text('Port of the gate server'),
  }),
  ...section('DoorSetting', {
    'DEVICENODE.Location': text('Place', 'Shown on telephones and in logs.'),
    'RELAY.InterLocking': onOff('Never two relays at once'),
  }),
  ...section('Network.LAN', {
    Type: choice('Address from', { '0': 'DHCP', '1': 'fixed by hand' }),
    IPAddress: text('Address now'),
    StaticIP: text('Fixed address'),
    SubnetMask: text('Subnet mask'),
    DefaultGateway: text('Gateway'),
    PrimaryDNS: text('First DNS server'),
    SecondaryDNS: text('Second DNS server'),
  }),
  ...section('Settings', {
    'LANGUAGE.ActiveLanguage': text('Language of the unit'),
    'LANGUAGE.WebLang': text('Language of its web page'),
    'LOGLEVEL.RemoteSyslog': onOff('Sends its log to a server'),
    'LOGLEVEL.RemoteServer': text('Server for the log'),
    'SNTP.Enable': onOff('Sets its clock by the network'),
    'SNTP.NTPServer1': text('First time server'),
    'SNTP.NTPServer2': text('Second time server'),
    'SNTP.TimeZone': text('Time zone'),
    'WEB_LOGIN.User': text('User of the web page'),
    'WEB_LOGIN.Password': secret('Password of the web page'),
  }),
  ...section('Autoprovision', {
    'MODE.Mode': text('When it fetches its settings'),
    'PNP.Enable': onOff('Looks for a provisioning server by itself'),
    'SERVER.URL': text('Provisioning server', 'May overwrite what is set here.'),
  }),
  ...section('OnvifServer.DEVICE', {
    Mode: onOff('Can be found by ONVIF'),
    User: text('User for ONVIF'),
    Pwd: secret('Password for ONVIF'),
  }),
];
