import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { apiRow, type ApiName } from '../../../electron/backend/driver/api';
import { identify } from '../../../electron/backend/driver/identify';
import { parseEnvelope, parseReply } from '../../../electron/backend/driver/reply';
import type { ErrorCode } from '../../../shared/errors';
import { open } from './support/open';
import { json, serve } from './support/server';

const folder = process.env['LINTEL_FIXTURES'] ?? resolve('../shared/fixtures');

function listFixtures(): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`Replies of real units are missing: ${folder} (or set LINTEL_FIXTURES).`, {
      cause: error,
    });
  }
}
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));

/** Replies, by the start of their name: the function they answer and how many rows, or the error. */
const REPLIES: Readonly<Record<string, readonly [ApiName, number | ErrorCode]>> = {
  'any.data-null': ['relay/trig', 0],
  'calllog.get': ['calllog/get', 2],
  'config.get.apifcgi': ['config/get', 0],
  'config.get.relay-keys': ['config/get', 0],
  'contact.del.missing-id': ['contact/del', 'device.refused'],
  'contact.get': ['contact/get', 2],
  'contact.set.add': ['contact/add', 1],
  'doorlog.get': ['doorlog/get', 2],
  'error.no-handlers': ['sip/get', 'device.unsupported'],
  'error.param-minus100': ['user/add', 'device.refused'],
  'error.unsupport-action': ['sip/get', 'device.unsupported'],
  'error.user-add-failed': ['user/add', 'device.refused'],
  'fcgi.opendoor.highsec': ['relay/trig', 0],
  'group.add.empty-name': ['group/add', 'device.refused'],
  'group.del.missing-id': ['group/del', 1],
  'group.get': ['group/get', 2],
  'group.set.missing-id': ['group/set', 'device.refused'],
  'relay.status': ['relay/status', 0],
  'schedule.get': ['schedule/get', 1],
  'schedule.set.add': ['schedule/add', 0],
  'user.get.empty-page': ['user/get', 0],
  'user.get.pylocal': ['user/get', 2],
  'user.set.ok': ['user/set', 0],
  'web.login.login': ['system/status', 0],
  'web.login.set': ['system/status', 0],
  'web.status.get': ['firmware/status', 0],
  'web.system.info': ['system/info', 0],
};

/** Answers of the relay URL, by name: the return code in them. */
const FORMS: Readonly<Record<string, number>> = {
  'fcgi.opendoor.ok': 0,
  'fcgi.opendoor.badcreds': -1,
};

/** Status and headers of whole answers: what the identify tree makes of a unit that sends them. */
const HEADERS: Readonly<Record<string, object>> = {
  'auth.401': { kind: 'wants-password', scheme: 'digest', realm: 'HTTP API' },
  'auth.403': { kind: 'api-disabled' },
  'redirect.308': { kind: 'not-an-intercom' },
};

/** Files that a unit hands out: they must arrive as they are. */
const FILES = [
  ...['DoorSchedule.', 'userdata.', 'UserData.tgz', 'user-export.', 'autop.', 'syslog.'],
];

const named = <T>(table: Readonly<Record<string, T>>, file: string): T | undefined =>
  Object.entries(table).find(([start]) => file.startsWith(start))?.[1];

function parseHead(text: string): { status: number; headers: Record<string, string> } {
  const [first = '', ...lines] = text.split(/\r?\n/).filter(Boolean);
  const pairs = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)!.slice(1));
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(pairs) as Record<string, string>,
  };
}

describe('every fixture of a real unit', () => {
  const files = listFixtures().filter((name) => name !== 'INDEX.md');

  it('is there', () => expect(files.length).toBeGreaterThan(35));

  it.each(files)('%s is understood', async (file) => {
    const reply = named(REPLIES, file);
    const form = named(FORMS, file);
    const head = named(HEADERS, file);
    if (reply !== undefined) {
      const [name, outcome] = reply;
      const parse = () => parseReply(apiRow(name), bytesOf(file));
      if (typeof outcome === 'number') expect(parse().items).toHaveLength(outcome);
      else expect(parse).toThrow(expect.objectContaining({ code: outcome }) as Error);
    } else if (form !== undefined) expect(parseEnvelope(bytesOf(file)).retcode).toBe(form);
    else if (head !== undefined) {
      const { status, headers } = parseHead(bytesOf(file).toString('utf8'));
      const server = await serve(({ url }, response) => {
        if (url !== '/api/system/info') json(response, '', 404);
        else response.writeHead(status, headers).end();
      });
      await expect(identify(server.address, { timeoutMs: 15_000 })).resolves.toMatchObject(head);
    } else if (FILES.some((start) => file.startsWith(start))) await expectToArrive(file);
    else throw new Error(`Nothing reads ${file}: add it to this test.`);
  });
});

async function expectToArrive(file: string): Promise<void> {
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-disposition': `attachment;filename=${file}` });
    response.end(bytesOf(file));
  });
  const download = await open(server.address).download('config/export');
  expect(download.fileName).toBe(file);
  expect(await buffer(download.stream)).toEqual(bytesOf(file));
}
