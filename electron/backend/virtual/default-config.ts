import { LETTERS, type Dialect } from './dialects';

/** What is set per SIP account (manual, Api sip get), without `Config.AccountN.`. */
const ACCOUNT: Readonly<Record<string, string>> = {
  'ANONYMOUS_CALL.Enable': '0',
  'ANONYMOUS_CALL.OffCode': '',
  'ANONYMOUS_CALL.OnCode': '',
  'ANONYMOUS_CALL.PrivacyHeaderValue': 'id',
  'AUTO_ANSWER.Enable': '1',
  'GENERAL.AuthName': '',
  'GENERAL.DisplayName': '',
  'GENERAL.EditEnable': '',
  'GENERAL.Enable': '0',
  'GENERAL.Label': '',
  'GENERAL.Pwd': '',
  'GENERAL.UserAgent': '',
  'GENERAL.UserName': '',
  'NAT.Rport': '0',
  'NAT.UdpKeepEnable': '1',
  'NAT.UdpKeepInterval': '30',
  'OUTPROXY.BakPort': '5060',
  'OUTPROXY.BakServer': '',
  'OUTPROXY.DHCPOption': '0',
  'OUTPROXY.Enable': '0',
  'OUTPROXY.Port': '5060',
  'OUTPROXY.Server': '',
  'REG.Timeout': '1800',
  'REJECT_ANONYMOUSCALL.Enable': '0',
  'REJECT_ANONYMOUSCALL.OffCode': '',
  'REJECT_ANONYMOUSCALL.OnCode': '',
  'SIP.ListenPortMax': '5062',
  'SIP.ListenPortMin': '5062',
  'SIP.Port': '5060',
  'SIP.Port2': '5060',
  'SIP.Server': '',
  'SIP.Server2': '',
  'SIP.TransType': '0',
  'STUN.Enable': '0',
  'STUN.Port': '3478',
  'STUN.Server': '',
};

/** Settings of every model: manual (config get, publiccode, log) and device notes 1.6 and 2. */
const COMMON: Readonly<Record<string, string>> = {
  'Config.DoorSetting.APIFCGI.Enable': '1',
  'Config.DoorSetting.APIFCGI.AuthMode': '4',
  'Config.DoorSetting.APIFCGI.UserName': 'admin',
  'Config.DoorSetting.APIFCGI.Password': 'httpapi',
  'Config.DoorSetting.APIFCGI.WhiteListIP01': '',
  'Config.DoorSetting.APIFCGI.WhiteListIP02': '',
  'Config.DoorSetting.APIFCGI.WhiteListIP03': '',
  'Config.DoorSetting.APIFCGI.WhiteListIP04': '',
  'Config.DoorSetting.APIFCGI.WhiteListIP05': '',
  'Config.DoorSetting.Action.CallNum': '',
  'Config.DoorSetting.Action.CallName': '',
  'Config.DoorSetting.CLOUDSERVER.DeviceCommunity': '',
  'Config.DoorSetting.CLOUDSERVER.Enable': '0',
  'Config.DoorSetting.CLOUDSERVER.GatePort': '0',
  'Config.DoorSetting.CLOUDSERVER.GateServer': '',
  'Config.DoorSetting.CLOUDSERVER.OpenDoorLimit': '',
  'Config.DoorSetting.CLOUDSERVER.Port': '',
  'Config.DoorSetting.CLOUDSERVER.RpsEnable': '1',
  'Config.DoorSetting.CLOUDSERVER.RpsServer': 'http://rps.akuvox.com:8080/redirect?mac=',
  'Config.DoorSetting.CLOUDSERVER.Server': '',
  'Config.DoorSetting.CLOUDSERVER.Token': '',
  'Config.DoorSetting.CLOUDSERVER.Type': '',
  'Config.DoorSetting.CLOUDSERVER.UploadPassword': '',
  'Config.DoorSetting.CLOUDSERVER.UploadUrl': '',
  'Config.DoorSetting.CLOUDSERVER.UploadUser': '',
  'Config.DoorSetting.DEVICENODE.Location': '',
  'Config.DoorSetting.DTMF.Enable': '1',
  'Config.DoorSetting.DTMF.Option': '0',
  'Config.DoorSetting.DTMF.Code1': '0',
  'Config.DoorSetting.DTMF.Code2': '1',
  'Config.DoorSetting.DTMF.Code3': '2',
  'Config.DoorSetting.DTMF.MultiCode1': '010',
  'Config.DoorSetting.DTMF.MultiCode2': '012',
  'Config.DoorSetting.DTMF.MultiCode3': '013',
  'Config.DoorSetting.PASSWORD.PublicKeyEnable': '0',
  'Config.DoorSetting.PASSWORD.PublicKey1': '33333333',
  'Config.DoorSetting.PASSWORD.PublicKey2': '',
  'Config.DoorSetting.PASSWORD.PublicKey3': '',
  'Config.DoorSetting.PASSWORD.PublicKeyBitsLimit': '0',
  'Config.Network.LAN.Type': '0',
  'Config.Network.LAN.StaticIP': '',
  'Config.Network.LAN.SubnetMask': '255.255.255.0',
  'Config.Network.LAN.DefaultGateway': '',
  'Config.Network.LAN.PrimaryDNS': '',
  'Config.Network.LAN.SecondaryDNS': '',
  'Config.Settings.LANGUAGE.ActiveLanguage': 'English',
  'Config.Settings.LANGUAGE.WebLang': '0',
  'Config.Settings.LOGLEVEL.Level': '3',
  'Config.Settings.LOGLEVEL.RemoteSyslog': '0',
  'Config.Settings.LOGLEVEL.RemoteServer': '',
  'Config.Settings.SNTP.Enable': '1',
  'Config.Settings.SNTP.NTPServer1': '0.pool.ntp.org',
  'Config.Settings.SNTP.NTPServer2': '1.pool.ntp.org',
  'Config.Settings.SNTP.TimeZone': '0',
  'Config.Autoprovision.MODE.Mode': '1',
  'Config.Autoprovision.PNP.Enable': '1',
  'Config.Autoprovision.SERVER.URL': '',
};

/** Switches that an input has, each with its factory value (manual, Api input get). */
const INPUT: Readonly<Record<string, string>> = {
  Enable: '1',
  Option: '0',
  Delay: '0',
  FtpEnable: '0',
  HttpEnable: '0',
  SipEnable: '0',
  SmtpEnable: '0',
  ActionUrl: '',
};

/**
 * Settings of a unit from the factory. Only keys of relays and inputs that the model has are there:
 * an A05 has no key of relay B (device notes 1.7).
 */
export function defaultConfig(dialect: Dialect, address: string): Map<string, string> {
  const config = new Map<string, string>();
  dialect.accountPrefixes.forEach((prefix, index) => {
    for (const [key, value] of Object.entries(ACCOUNT)) config.set(prefix + key, value);
    const port = String(5062 + index);
    config.set(`${prefix}SIP.ListenPortMax`, port).set(`${prefix}SIP.ListenPortMin`, port);
  });
  for (const [key, value] of Object.entries(COMMON)) config.set(key, value);
  config.set('Config.DoorSetting.APIFCGI.AuthMode', dialect.factoryAuthMode);
  config.set('Config.Network.LAN.IPAddress', address);
  for (const letter of LETTERS.slice(0, dialect.relays)) addRelay(config, dialect, letter);
  const relay = 'Config.DoorSetting.RELAY.';
  if (dialect.relayKeys === 'NameA')
    config.set(`${relay}HttpTrig`, '0').set(`${relay}UserName`, '').set(`${relay}Password`, '');
  else {
    config.set(`${relay}RelayOnWeb`, '0').set(`${relay}RelayOnWebUser`, '');
    config.set(`${relay}RelayOnWebPwd`, '').set(`${relay}InterLocking`, '0');
  }
  LETTERS.slice(0, dialect.inputs).forEach((letter, index) => {
    for (const [key, value] of Object.entries(INPUT))
      config.set(`Config.DoorSetting.INPUT.${key}${letter}`, value);
    const opens = String(Math.min(index + 1, dialect.relays));
    config.set(`Config.DoorSetting.INPUT.RelayId${letter}`, opens);
  });
  return config;
}

function addRelay(config: Map<string, string>, dialect: Dialect, letter: string): void {
  const relay = 'Config.DoorSetting.RELAY.';
  const values = { Type: '0', HoldDelay: '5', TriggerDelay: '0', Name: `Relay${letter}` };
  for (const [key, value] of Object.entries(values))
    if (dialect.relayKeys === 'NameA') config.set(relay + key + letter, value);
    else {
      const family = key === 'HoldDelay' ? 'Delay' : key;
      config.set(`${relay}Relay${letter}${family}`, value);
    }
}
