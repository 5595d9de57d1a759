import { describe, expect, it } from 'vitest';
import { apiRow, type ApiName } from '../../../electron/backend/driver/api';
import { parseLooseJson } from '../../../electron/backend/driver/loose-json';
import { parseEnvelope, parseReply } from '../../../electron/backend/driver/reply';
import { AppError } from '../../../shared/errors';

const parse = (name: ApiName, value: unknown) =>
  parseReply(apiRow(name), typeof value === 'string' ? value : JSON.stringify(value));

function failure(name: ApiName, value: unknown): AppError {
  try {
    parse(name, value);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was taken for a success.');
}

describe('return codes (device notes 1.1, lines 1 to 5)', () => {
  it.each([0, 1, '0', '1'])('takes %j for success', (retcode) => {
    expect(parse('user/add', { retcode, action: 'add', message: 'OK' }).retcode).toBe(
      Number(retcode),
    );
  });

  it('takes a positive code with "Api unsupported" for an error', () => {
    expect(
      failure('user/add', { retcode: 200, action: 'unknown', message: 'Api unsupported' }).code,
    ).toBe('device.unsupported');
  });

  it.each([
    ...['unsupport action', 'unsupported action', 'Unsupport Action', 'Api unsupported'],
    ...['No hanlders for this request', 'No handlers for this request', 'Invalid http request'],
  ])('maps %j to unsupported', (message) => {
    const error = failure('sip/get', { retcode: -1, action: 'unknow', message });
    expect(error.code).toBe('device.unsupported');
    expect(error.details).toMatchObject({ retcode: -1, reply: message });
  });

  it.each([
    [-100, 'error param'],
    [-1, 'Failed'],
    [-1, ''],
  ])('takes %i %j for a refusal with its code', (retcode, message) => {
    const error = failure('user/add', { retcode, message });
    expect(error.code).toBe('device.refused');
    expect(error.details).toMatchObject({ retcode, reply: message });
    expect(error.message).toContain(String(retcode));
  });

  it('names a wrong checksum, with both sums', () => {
    const data = { md5: 'a', md5_calc: 'b' };
    const error = failure('firmware/upgrade', { retcode: -1, message: 'Wrong MD5', data });
    expect(error.code).toBe('device.wrong-md5');
    expect(error.details).toMatchObject({ data });
  });

  it('names a busy intercom', () => {
    expect(failure('call/dial', { retcode: -1, message: 'System busy' }).code).toBe('device.busy');
  });
});

describe('rows (device notes 1.1, line 6)', () => {
  const item = (rows: readonly unknown[]) => ({ num: rows.length, item: rows });

  it('takes a positive Ret for the new ID where the call succeeded', () => {
    const rows = [
      { Ret: 1, ID: '1' },
      { Ret: 2, ID: '2' },
    ];
    expect(parse('rfkey/add', { retcode: 0, message: 'OK', data: item(rows) }).items).toHaveLength(
      2,
    );
  });

  it('takes a positive Ret for an error where the call failed', () => {
    const rows = [{ ID: '', Name: '', Ret: 14 }];
    const error = failure('group/add', { retcode: -1, message: 'Failed', data: item(rows) });
    expect(error.code).toBe('device.refused');
    expect(error.details['rows']).toEqual(rows);
  });

  it('names the refused rows of a call that succeeded as a whole', () => {
    const good = { Ret: 0, Code: '00B4161D', ID: '1', Name: 'Lucy' };
    const bad = { Ret: '-1', Code: '88888888', ID: '5', Name: 'Carol' };
    const error = failure('rfkey/del', { retcode: 0, message: 'OK', data: item([good, bad]) });
    expect(error.code).toBe('device.partial');
    expect(error.message).toContain('1 of 2');
    expect(error.message).toContain('Carol');
    const blanked = { rows: [{ ...bad, Code: '***' }], accepted: [{ ...good, Code: '***' }] };
    expect(error.details).toMatchObject(blanked);
  });

  it('tells no code of a row, not even of one without a name', () => {
    const rows = [
      { Ret: -1, Code: '471147', ID: '5' },
      { Ret: 0, PrivatePIN: 815 },
    ];
    for (const retcode of [0, -1]) {
      const error = failure('privatekey/add', { retcode, message: 'Failed', data: item(rows) });
      const told = error.message + JSON.stringify(error.details);
      expect(told).not.toMatch(/471147|815/);
      expect(told).toContain('"ID":"5"');
    }
  });

  it('tells no secret of a reply that was cut', () => {
    for (const cut of ['"Pwd":"geheim","x', '"Pwd":"geheim'])
      expect(
        JSON.stringify(failure('config/get', `{"retcode":0,"data":{${cut}`).toData()),
      ).not.toContain('geheim');
  });

  it.each([-4, -7])('takes Ret %i with code -1 for a refusal', (Ret) => {
    const error = failure('contact/set', { retcode: -1, message: 'Error', data: item([{ Ret }]) });
    expect(error.code).toBe('device.refused');
  });
});

describe('shapes (device notes 1.1, lines 9 and 10; 1.3)', () => {
  it.each([
    [{ retcode: 0, message: 'OK' }],
    [{ retcode: 0, message: 'OK', data: null }],
    [{ retcode: 0, message: 'OK', data: '' }],
    [{ retcode: 0, message: 'OK', data: [] }],
  ])('takes %j for no data', (reply) => {
    expect(parse('relay/trig', reply)).toEqual({ retcode: 0, message: 'OK', data: {}, items: [] });
  });

  it.each([
    ['item', { num: '1', item: [{ ID: 7 }] }],
    ['Item', { num: 1, Item: [{ ID: 7 }] }],
    ['a single row', { num: 1, item: { ID: 7 } }],
  ])('finds rows as %s', (_, data) => {
    const reply = parse('group/get', { retcode: 0, message: 'OK', data });
    expect(reply.items).toEqual([{ ID: '7' }]);
    expect(reply.total).toBe(1);
  });

  it('finds rows where data itself is the list', () => {
    const reply = parse('group/get', { retcode: 0, message: '', data: [{ ID: 7 }, 'odd'] });
    expect(reply.items).toEqual([{ ID: '7' }]);
  });

  it.each([undefined, null, 'none', 3])('takes %j in place of a list for an empty one', (item) => {
    const reply = parse('doorlog/get', { retcode: 0, message: 'OK', data: { num: 5, item } });
    expect(reply).toMatchObject({ items: [], total: 5 });
  });

  it('reads a flat system/info', () => {
    const flat = { retcode: 0, action: 'info', Status: { Model: 'X915S', MAC: 1 }, WebLang: 3 };
    expect(parse('system/info', flat).data).toMatchObject({
      Status: { Model: 'X915S', MAC: '1' },
      WebLang: 3,
    });
  });

  it('reads a reply without a return code', () => {
    expect(parse('system/status', { data: { UpTime: '3 days' } })).toMatchObject({
      retcode: 0,
      data: { UpTime: '3 days' },
    });
  });

  it.each(['message', 'msg', 'retmsg'])('reads the message from %s', (name) => {
    expect(failure('call/dial', { retcode: -1, [name]: 'Line in use' }).message).toContain(
      'Line in use',
    );
  });

  it('keeps fields that it does not know, and groups that are no groups', () => {
    const data = { item: [{ ID: 1, Schedule: ['1001-1'], BLE_KEY_ID: '-1' }], curPageNum: 1 };
    const reply = parse('user/get', { retcode: 0, message: 'OK', data });
    expect(reply.items[0]).toEqual({ ID: '1', Schedule: ['1001-1'], BLE_KEY_ID: '-1' });
    expect(reply.data).toMatchObject({ curPageNum: 1 });
    const info = { retcode: 0, data: { Account1: '', Status: { Model: 'A05' } } };
    expect(parse('system/info', info).data).toMatchObject({ Account1: {} });
  });

  it.each([
    ['trailing bytes', '{"retcode":0,"message":"OK"}\r\n--garbage}'],
    ['leading bytes', '\uFEFF\n{"retcode":0,"message":"OK"}'],
    ['NUL at the end', '{"retcode":0,"message":"OK"}\0\0'],
    ['a comma too many', '{"retcode":0,"message":"OK",}'],
    ['two commas', '{"retcode":0,"message":"OK",\n  ,\n}'],
    ['a comma too few', '{"retcode": 0\n "action": "get",\n "message": "OK"}'],
    ['a line break in a string', '{"retcode":0,"message":"OK","data":{"address":"/d/a.tgz\n "}}'],
  ])('reads JSON with %s', (_, text) => {
    expect(parse('call/hangup', text)).toMatchObject({ retcode: 0, message: 'OK' });
  });

  it('reads bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"retcode":0,"message":"OK","data":{"item":[{"ID":"1","Name":"Kuch'),
      Buffer.from([0xc4]),
      Buffer.from('"}]}}'),
    ]);
    expect(parseReply(apiRow('contact/get'), bytes).items[0]).toEqual({
      ID: '1',
      Name: 'Kuch\uFFFD',
    });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n'],
    ['a page', '<!DOCTYPE html><html><title>Login</title></html>'],
    ['text', 'Forbidden'],
    ['a list', '[1,2]'],
    ['cut off JSON', '{"retcode":0,"message":"OK","data":{"num":2,"item":[{"ID":"1"'],
    ['a cut off string', '{"retcode":0,"message":"O'],
    ['a code that is none', '{"retcode":"fine"}'],
    ['brackets', '['.repeat(100_000)],
  ])('refuses %s as no reply', (_, text) => {
    expect(failure('system/status', text).code).toBe('device.bad-reply');
  });

  it.each([
    [0, "<input id=hcSingleResult type=hidden value='0'>"],
    [-1, "<input id=hcSingleResult type=hidden value='-1'>"],
  ])('reads %i from the form that a relay URL answers', (retcode, text) => {
    expect(parseEnvelope(text).retcode).toBe(retcode);
  });
});

describe('parseLooseJson', () => {
  it('reads what JSON is as JSON', () => {
    const value = { a: [1, -2.5e3, true, null, 'x\\"\n\u00e9'], '': {} };
    expect(parseLooseJson(JSON.stringify(value))).toEqual(value);
    expect(parseLooseJson(`${JSON.stringify(value)} tail`)).toEqual(value);
  });

  it('keeps a name like __proto__ as a name', () => {
    const value = parseLooseJson('{"__proto__":{"polluted":1},}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['{"a":\\u00}', '{"a" 1}', '{a:1}', '{"a":"\\u00g0",}', '{"a":'])(
    'refuses %j',
    (text) => {
      expect(() => parseLooseJson(text)).toThrow(SyntaxError);
    },
  );
});
