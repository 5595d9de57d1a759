import { describe, expect, it } from 'vitest';
import type { ApiName } from '../../../electron/backend/driver/api';
import { open } from './support/open';
import { INFO, json, OK, serve } from './support/server';

const UNSUPPORTED = { retcode: -1, action: 'unknow', message: 'unsupport action' };

describe('requests', () => {
  it('sends the whole envelope by POST, and the query by GET', async () => {
    const server = await serve((_, response) => json(response, OK));
    const driver = open(server.address);
    await driver.call('relay/trig', { mode: 1, num: 1, level: 1, delay: 5 });
    await driver.call(
      'call/dial',
      { Phone: '192.168.1.58', DisplayName: 'J & Co' },
      { method: 'GET' },
    );
    await driver.call('calllog/clear', { Type: 'Missed' }, { method: 'GET' });
    await driver.call('system/reboot');
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      [
        'POST',
        '/api/relay/trig',
        '{"target":"relay","action":"trig","data":{"mode":1,"num":1,"level":1,"delay":5}}',
      ],
      ['GET', '/api/call/dial?Phone=192.168.1.58&DisplayName=J%20%26%20Co', ''],
      ['GET', '/api/calllog/clear?type=Missed', ''],
      ['POST', '/api/system/reboot', '{"target":"system","action":"reboot"}'],
    ]);
    const { headers } = server.seen[0]!;
    expect(headers['content-length']).toBe('80');
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it.each([
    ['relay/trig', { num: 'A' }, 'data.num'],
    ['relay/set', {}, 'data'],
    ['rfkey/add', { item: [{ Name: 'Lucy' }] }, 'data.item.0.Code'],
    ['rfkey/del', { item: [{ Tags: '1' }] }, 'data.item.0'],
  ] as const)('refuses %s with %j, naming the field', async (name, data, field) => {
    const driver = open({ scheme: 'http', host: '127.0.0.1', port: 1 });
    await expect(driver.call(name as ApiName, data as never)).rejects.toMatchObject({
      code: 'call.bad-input',
      details: { field },
    });
  });

  it('refuses a form that the manual does not allow, without any traffic', async () => {
    const driver = open({ scheme: 'http', host: '127.0.0.1', port: 1 });
    await expect(
      driver.call('relay/set', { 'Config.X': '1' }, { method: 'GET' }),
    ).rejects.toMatchObject({ code: 'call.bad-input' });
    await expect(driver.call('user/edit')).rejects.toMatchObject({ code: 'device.unsupported' });
    await expect(
      driver.call('config/get', { item: ['Config.X'] }, { method: 'GET' }),
    ).rejects.toMatchObject({ code: 'call.bad-input', details: { field: 'data.item' } });
  });

  it('falls back to /api/ where the path is not known, and remembers it', async () => {
    const server = await serve(({ url }, response) =>
      url === '/api/' ? json(response, OK) : json(response, '', 404),
    );
    const driver = open(server.address);
    await driver.call('call/hangup');
    await driver.call('call/hangup');
    expect(server.seen.map(({ url }) => url)).toEqual(['/api/call/hangup', '/api/', '/api/']);
    expect(server.seen[1]?.body).toBe('{"target":"call","action":"hangup"}');
  });

  it('says that it is unsupported where both paths answer 404', async () => {
    const server = await serve((_, response) => json(response, '', 404));
    await expect(open(server.address).call('call/hangup')).rejects.toMatchObject({
      code: 'device.unsupported',
    });
  });

  it('tries both spellings of the call log, and remembers the one that works', async () => {
    const server = await serve(({ body }, response) =>
      json(response, body.includes('"callog"') ? OK : UNSUPPORTED),
    );
    const driver = open(server.address);
    await driver.call('calllog/del', { ID: '23' });
    await driver.call('calllog/clear');
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/api/calllog/del',
      '/api/callog/del',
      '/api/callog/clear',
    ]);
  });

  it.each([
    [405, 'device.unsupported'],
    [503, 'device.busy'],
    [400, 'device.refused'],
    [500, 'device.bad-reply'],
  ])('takes HTTP %i for %s', async (status, code) => {
    const server = await serve((_, response) => json(response, 'oops', status));
    await expect(open(server.address).call('sip/get')).rejects.toMatchObject({ code });
  });

  it('says that HTTPS is wanted where a plain request is refused for it', async () => {
    const server = await serve((_, response) =>
      json(response, 'The plain HTTP request was sent to HTTPS port', 400),
    );
    await expect(open(server.address).call('sip/get')).rejects.toMatchObject({
      code: 'tls.required',
    });
  });
});

describe('info', () => {
  it('reads the nested dialect', async () => {
    const server = await serve((_, response) => json(response, INFO));
    await expect(open(server.address).info()).resolves.toEqual({
      model: 'A05',
      mac: '0C:11:05:07:8B:71',
      firmware: '105.30.1.10',
      hardware: '105.0',
      lan: { IPAddress: '10.0.0.12', PortType: '0' },
      accounts: [{ SipServer: '10.0.0.2', Status: '2', UserName: '141' }],
    });
  });

  it('reads the flat dialect with a MAC as on the label', async () => {
    const flat = { retcode: 0, Status: { Model: 'X915S', MAC: '0c1105078b71' } };
    const server = await serve((_, response) => json(response, flat));
    await expect(open(server.address).info()).resolves.toMatchObject({
      model: 'X915S',
      mac: '0C:11:05:07:8B:71',
      firmware: '',
    });
  });

  it('refuses a reply that names nothing', async () => {
    const server = await serve((_, response) => json(response, OK));
    await expect(open(server.address).info()).rejects.toMatchObject({ code: 'device.bad-reply' });
  });
});

describe('list', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ ID: String(from + index) }));

  async function lister(answer: (page: number) => unknown) {
    const server = await serve(({ url, method, body }, response) => {
      const page =
        method === 'GET'
          ? Number(new URL(url, 'http://x').searchParams.get('page'))
          : (JSON.parse(body) as { data: { page: number } }).data.page;
      json(response, answer(page));
    });
    return { server, driver: open(server.address) };
  }
  const reply = (item: unknown, num?: unknown) => ({
    retcode: 0,
    message: 'OK',
    data: { num, item },
  });

  it.each([
    [
      'the total',
      25,
      (page: number) => reply(rows(page * 10 - 10, Math.min(25, page * 10)), 25),
      3,
    ],
    ['no total', 12, (page: number) => reply(rows(page * 10 - 10, Math.min(12, page * 10))), 3],
    [
      'a total of one page',
      25,
      (page: number) => reply(rows(page * 10 - 10, Math.min(25, page * 10)), 10),
      3,
    ],
    ['no paging at all', 35, () => reply(rows(0, 35), 35), 1],
    ['no paging and no total', 10, () => reply(rows(0, 10)), 2],
    ['nothing', 0, () => reply(undefined, 0), 1],
    [
      'an error past the end',
      10,
      (page: number) =>
        page === 1 ? reply(rows(0, 10), 10) : { retcode: -1, message: 'error param' },
      2,
    ],
  ])('reads every row from a unit that tells %s', async (_, count, answer, requests) => {
    const { server, driver } = await lister(answer);
    const { rows: list, missing } = await driver.list('user/get');
    expect(list.map(({ ID }) => ID)).toEqual(rows(0, count).map(({ ID }) => ID));
    expect(missing).toBe(0);
    expect(server.seen).toHaveLength(requests);
  });

  it('asks once more where fewer rows came than were counted, and tells what is missing', async () => {
    const { server, driver } = await lister((page) => reply(page === 1 ? rows(0, 4) : [], 9));
    const { rows: list, missing } = await driver.list('user/get');
    expect(list).toHaveLength(4);
    expect(missing).toBe(5);
    expect(server.seen).toHaveLength(4);
  });

  it('takes the list as whole that was read while rows went', async () => {
    let asked = 0;
    const { driver } = await lister(() => {
      asked += 1;
      return reply(rows(0, 4), asked === 1 ? 5 : 4);
    });
    await expect(driver.list('user/get')).resolves.toMatchObject({ missing: 0 });
  });

  it('goes by POST where GET is not supported', async () => {
    const server = await serve(({ method }, response) =>
      json(response, method === 'GET' ? UNSUPPORTED : reply(rows(0, 3), 3)),
    );
    await expect(open(server.address).list('rfkey/get')).resolves.toMatchObject({ missing: 0 });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('is an error, never empty, where the list does not exist', async () => {
    const server = await serve((_, response) => json(response, UNSUPPORTED));
    await expect(open(server.address).list('contact/get')).rejects.toMatchObject({
      code: 'device.unsupported',
    });
  });
});
