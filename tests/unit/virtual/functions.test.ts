import { expect, it } from 'vitest';
import { HANDLERS } from '../../../electron/backend/virtual/handlers/index';
import { API_DATA, API_UPLOADS } from '../../support/api-calls';
import { call, form, send, start, type Envelope } from './support/client';

/** Functions that end in a restart are tested where their restart is; an import needs its export. */
const ELSEWHERE = [
  'system/reboot',
  'firmware/upgrade',
  'config/import',
  'config/reset_factory',
  'user/import',
];

const ORDER = [
  'info',
  'status',
  'prepare',
  'upload',
  'get',
  'add',
  'set',
  'start',
  'stop',
  'trig',
  'dial',
];

/** Rows are added before they are changed, exported, deleted and cleared. */
function rank(action: string): number {
  const last = ['hangup', 'export', 'del', 'clear', 'import'];
  return ORDER.includes(action) ? ORDER.indexOf(action) : 100 + last.indexOf(action);
}

const FUNCTIONS = Object.entries(HANDLERS).flatMap(([target, actions]) =>
  Object.keys(actions)
    .sort((a, b) => rank(a) - rank(b))
    .map((action) => ({ target, action, name: `${target}/${action}` })),
);

it('has every function of the manual and the schedules', () => {
  expect(FUNCTIONS.length).toBeGreaterThanOrEqual(92);
});

it('answers every target and action of the manual on an A05', async () => {
  const intercom = await start();
  intercom.presentCard('00B4161D');
  const refused: string[] = [];
  for (const { target, action, name } of FUNCTIONS.filter(
    ({ name }) => !ELSEWHERE.includes(name),
  )) {
    // callog and calllog are one log: a second call gives the second name something to delete.
    if (name === 'calllog/get') {
      await call(intercom, 'call/hangup');
      await call(intercom, 'call/dial', { Phone: '192.168.1.59' });
    }
    if (name === 'user/scan') intercom.presentCard('99D78D72');
    const upload = API_UPLOADS[name];
    const field = name === 'firmware/upload' ? 'file' : 'config';
    const url = `${intercom.url}/api/${target}/${action}`;
    const body = JSON.stringify({ target, action, data: API_DATA[name] });
    const sent = upload === undefined ? { body } : form(field, 'test.zip', upload);
    const answer = await send(url, sent);
    const isFile = answer.headers['content-disposition']?.startsWith('attachment;filename=');
    if (isFile === true) continue;
    const { retcode } = JSON.parse(answer.text) as Envelope;
    if (answer.status !== 200 || retcode < 0) refused.push(`${name} ${answer.text}`);
  }
  expect(refused).toEqual([]);
});

it('takes GET where the manual does, and only there', async () => {
  const intercom = await start({ speed: { scanMs: 1 } });
  const told: string[] = [];
  for (const { target, action, name } of FUNCTIONS.filter(
    ({ name }) => !ELSEWHERE.includes(name),
  )) {
    const { text } = await send(`${intercom.url}/api/${target}/${action}`);
    if (text.includes('unsupport action')) told.push(name);
  }
  const posts = FUNCTIONS.filter(({ target, action }) => {
    return HANDLERS[target]?.[action]?.methods === 'post';
  }).map(({ name }) => name);
  expect(told).toEqual(posts.filter((name) => !ELSEWHERE.includes(name)));
  expect(posts).toContain('config/set');
});

it('takes a GET with its parameters in the query', async () => {
  const intercom = await start();
  await send(`${intercom.url}/api/relay/trig?mode=1&num=1&level=1&delay=5`);
  expect(intercom.state.relays).toEqual([1]);
});

it('takes /api, /api/ and a path that says something else than the body', async () => {
  const intercom = await start();
  const body = '{"target":"system","action":"status",}';
  for (const path of ['/api', '/api/', '/api/user/set']) {
    const answer = await send(intercom.url + path, {
      body,
      headers: { 'content-type': 'text/plain' },
    });
    expect(JSON.parse(answer.text)).toMatchObject({ retcode: 0, action: 'status' });
  }
});

it('breaks on Expect: 100-continue as real units do', async () => {
  const intercom = await start();
  const headers = { expect: '100-continue' };
  const { status } = await send(`${intercom.url}/api/`, { body: '{}', headers });
  expect(status).toBe(417);
});
