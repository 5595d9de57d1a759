import { describe, expect, it } from 'vitest';
import {
  asCurl,
  fieldsOf,
  parseData,
} from '../../../renderer/screens/intercom/device/console-state';
import {
  filterSettings,
  settingsOf,
  treeAsText,
  treeRows,
} from '../../../renderer/screens/intercom/configuration/tree';

const exchange = {
  method: 'POST',
  path: '/api/config/set',
  requestHeaders: {},
  requestBody:
    '{"target":"config","data":{"Config.A.B.Password":"s3cret","Config.A.B.Name":"it\'s"}}',
  status: 200,
  replyHeaders: {},
  replyBody: '',
  milliseconds: 1,
} as const;

describe('the console', () => {
  it('reads data, and says why it cannot', () => {
    expect(parseData('')).toEqual({ ok: true, data: {} });
    expect(parseData('{"a":1}')).toEqual({ ok: true, data: { a: 1 } });
    expect(parseData('[1]')).toMatchObject({ ok: false, reason: 'no-object' });
    expect(parseData('{')).toMatchObject({ ok: false, reason: 'no-json' });
  });

  it('makes fields of what is plain in a schema', () => {
    const properties = {
      num: { type: 'string' },
      kind: { enum: ['a', 'b'] },
      item: { type: 'array' },
    };
    expect(fieldsOf({ properties, required: ['num'] })).toEqual([
      { name: 'num', required: true, choices: [] },
      { name: 'kind', required: false, choices: ['a', 'b'] },
    ]);
    expect(fieldsOf({})).toEqual([]);
  });

  it('copies a command line without any password', () => {
    const line = asCurl(exchange, { address: '10.0.0.5', username: 'admin', auth: 'digest' });
    expect(line).toContain("--digest --user 'admin'");
    expect(line).toContain("'http://10.0.0.5/api/config/set'");
    expect(line).not.toContain('s3cret');
    expect(line).toContain(`it'\\''s`);
    const secure = asCurl(exchange, { address: 'https://x', username: null, auth: 'none' });
    expect(secure).toMatch(/^curl --insecure --header/);
  });
});

describe('the tree of settings', () => {
  const settings = settingsOf({
    'Config.Settings.LOGLEVEL.Level': '7',
    'Config.Network.LAN.Type': '0',
    'Config.DoorSetting.APIFCGI.Password': '••••••',
  });

  it('is searched by name, key and value in words', () => {
    const found = (typed: string) =>
      filterSettings(settings, { typed, section: '' }).map(({ info }) => info.key);
    expect(found('debug')).toEqual(['Config.Settings.LOGLEVEL.Level']);
    expect(found('lan dhcp')).toEqual(['Config.Network.LAN.Type']);
    expect(found('apifcgi')).toHaveLength(1);
    expect(found('•')).toEqual([]);
    expect(filterSettings(settings, { typed: '', section: 'Config.Network.LAN' })).toHaveLength(1);
  });

  it('has a heading for each section, and goes out as text', () => {
    const rows = treeRows(settings);
    expect(rows.filter(({ kind }) => kind === 'section')).toHaveLength(3);
    const text = treeAsText(rows, 'Front gate');
    expect(text).toContain('Config.Settings.LOGLEVEL.Level = 7  # Log level: Debug');
    expect(text).toContain('# Network › IP address');
  });
});
