/** Data that a function needs to answer OK on a unit from the factory. */
export const API_DATA: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'config/set': { 'Config.Settings.LOGLEVEL.Level': '5' },
  'relay/set': { 'Config.DoorSetting.RELAY.HoldDelayA': '8' },
  'relay/trig': { mode: 0, num: 1, level: 0, delay: 1 },
  'input/set': { 'Config.DoorSetting.INPUT.EnableA': '0' },
  'publiccode/set': { 'Config.DoorSetting.PASSWORD.PublicKey1': '1234' },
  'sip/set': { 'Config.Account1.GENERAL.UserName': '130' },
  'log/set': { 'Config.Settings.LOGLEVEL.Level': '7' },
  'privatekey/add': { item: [{ Name: 'Lucy', Code: '88888888' }] },
  'privatekey/set': { item: [{ ID: '1', Name: 'Lucy', Code: '12345678' }] },
  'privatekey/del': { item: [{ ID: '1' }] },
  'rfkey/add': { item: [{ Name: 'Lucy', Code: '00B4161D' }] },
  'rfkey/set': { item: [{ ID: '1', Name: 'Lucy', Code: '00B4161E' }] },
  'rfkey/del': { item: [{ ID: '1' }] },
  'contact/add': { item: [{ Name: 'Carol', Phone: '115' }] },
  'contact/set': { item: [{ ID: '1', Name: 'Carol', Phone: '116' }] },
  'contact/del': { item: [{ ID: '1' }] },
  'group/add': { item: [{ Name: 'FLOOR2' }] },
  'group/set': { item: [{ ID: '1', Name: 'FLOOR3' }] },
  'group/del': { item: [{ ID: '1' }] },
  'dialreplace/add': { item: [{ Prefix: '110', Replace1: '192.168.2.1' }] },
  'dialreplace/set': { item: [{ ID: '1', Prefix: '111' }] },
  'dialreplace/del': { item: [{ ID: '1' }] },
  'call/dial': { Phone: '192.168.1.58', DisplayName: 'Justa' },
  'callog/del': { ID: '1' },
  'calllog/del': { ID: '2' },
  'doorlog/del': { ID: '1' },
  'user/add': { item: [user('4321')] },
  'user/set': { item: [{ ...user('44'), ID: '1' }] },
  'user/del': { item: [{ ID: '1' }] },
  'schedule/add': { item: [{ Name: 'Weekdays', Week: '12345' }] },
  'schedule/set': { item: [{ ID: '1003', Name: 'Weekend', Week: '67' }] },
  'schedule/del': { item: [{ ID: '1003' }] },
};

function user(pin: string): object {
  const ScheduleRelay = '1001-1';
  return {
    Name: 'Ann',
    UserID: '2',
    PrivatePIN: pin,
    LiftFloorNum: '1',
    WebRelay: '0',
    ScheduleRelay,
  };
}

/** Uploads that are taken on a unit from the factory. */
export const API_UPLOADS: Readonly<Record<string, string>> = {
  'firmware/upload': 'an image',
  'privatekey/import': '<PrivateKey><Data Name="Lucy" Code="88888888" /></PrivateKey>',
  'rfkey/import': '<ICKey><Data Name="Lucy" Code="00B4161D" /></ICKey>',
  'contact/import': 'BEGIN:VCARD\r\nFN:Carol\r\nTEL;TYPE=WORK:115\r\nEND:VCARD\r\n',
  'dialreplace/import': '<DialReplace><Data Prefix="110" /></DialReplace>',
};
