import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../electron/backend/virtual/index';
import { call, digest, form, send, signed, start } from './support/client';
import { fixture } from './support/fixtures';

const INFO = '/api/system/info';

async function challenge(url: string): Promise<string> {
  return (await send(url)).headers['www-authenticate'] ?? '';
}

describe('signing in to a virtual intercom', () => {
  it('lets a right digest in and counts the nonce up', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = intercom.url + INFO;
    const asked = await challenge(url);
    expect(asked).toMatch(/^Digest realm="HTTPAPI",qop="auth,auth-int",nonce="[^"]+", opaque="/);
    for (const count of [1, 2, 5]) {
      const authorization = digest(asked, { url, method: 'GET', count });
      expect((await send(url, { headers: { authorization } })).status).toBe(200);
    }
    expect(intercom.requests.map(({ status }) => status)).toEqual([401, 200, 200, 200]);
    expect(intercom.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: INFO,
      target: 'system',
      action: 'info',
      authorization: 'digest',
    });
  });

  it('calls a repeated count stale', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = intercom.url + INFO;
    const authorization = digest(await challenge(url), { url, method: 'GET' });
    await send(url, { headers: { authorization } });
    const again = await send(url, { headers: { authorization } });
    expect(again.status).toBe(401);
    expect(again.headers['www-authenticate']).toContain('stale=true');
    expect(intercom.state.counts.staleNonces).toBe(1);
  });

  it.each([
    ['another uri', { uri: '/api/system/reboot' }],
    ['another opaque', { opaque: 'x' }],
    ['another realm', { realm: 'x' }],
    ['another user', { username: 'user' }],
    ['a wrong response', { response: '0'.repeat(32) }],
    ['another algorithm', { algorithm: 'SHA-256' }],
  ])('refuses %s', async (_, forge) => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = intercom.url + INFO;
    const authorization = digest(await challenge(url), { url, method: 'GET', forge });
    expect((await send(url, { headers: { authorization } })).status).toBe(401);
    expect(intercom.state.counts.rejectedPasswords).toBe(1);
  });

  it('refuses a list as the chosen qop, and takes auth-int with the hash of the body', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = `${intercom.url}/api/`;
    const asked = await challenge(url);
    const body = '{"target":"system","action":"info"}';
    const echoed = digest(asked, { url, method: 'POST' }).replace(
      'qop=auth',
      'qop="auth,auth-int"',
    );
    expect((await send(url, { body, headers: { authorization: echoed } })).status).toBe(401);
    const whole = { url, method: 'POST', qop: 'auth-int', body } as const;
    const authorization = digest(asked, whole);
    expect((await send(url, { body, headers: { authorization } })).status).toBe(200);
    const other = digest(await challenge(url), { ...whole, body: `${body} ` });
    expect((await send(url, { body, headers: { authorization: other } })).status).toBe(401);
  });

  it('takes a digest without qop only where none is offered', async () => {
    const old = await start({ auth: { mode: 'digest', qop: '' } });
    const url = old.url + INFO;
    const authorization = digest(await challenge(url), { url, method: 'GET', qop: '' });
    expect((await send(url, { headers: { authorization } })).status).toBe(200);
    const modern = await start({ auth: { mode: 'digest' } });
    const there = modern.url + INFO;
    const bare = digest(await challenge(there), { url: there, method: 'GET', qop: '' });
    expect((await send(there, { headers: { authorization: bare } })).status).toBe(401);
  });

  it('lets nonces age by use and by time', async () => {
    const clock = createManualClock();
    const auth = { mode: 'digest', nonceUses: 2, nonceMs: 60_000 } as const;
    const intercom = await start({ auth, clock });
    const url = intercom.url + INFO;
    const used = await challenge(url);
    const statuses = [];
    for (const count of [1, 2, 3]) {
      const authorization = digest(used, { url, method: 'GET', count });
      statuses.push((await send(url, { headers: { authorization } })).status);
    }
    expect(statuses).toEqual([200, 200, 401]);
    const aged = await challenge(url);
    clock.advance(60_001);
    const authorization = digest(aged, { url, method: 'GET' });
    const late = await send(url, { headers: { authorization } });
    expect(late.headers['www-authenticate']).toContain('stale=true');
  });

  it('takes Basic, and locks after as many wrong passwords as it was told', async () => {
    const intercom = await start({ auth: { mode: 'basic', lockAfter: 2 } });
    const ask = async (password: string): Promise<number> => {
      const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
      return (await send(intercom.url + INFO, { headers: { authorization } })).status;
    };
    expect((await send(intercom.url + INFO)).headers['www-authenticate']).toBe(
      'Basic realm="HTTPAPI"',
    );
    expect(await ask('httpapi')).toBe(200);
    expect([await ask('a'), await ask('b'), await ask('httpapi')]).toEqual([401, 401, 401]);
  });

  it('answers 403 without a challenge when switched off or not on the white list', async () => {
    const off = await start({ model: 'S532', auth: { mode: 'disabled' } });
    const refused = await send(off.url + INFO);
    expect(refused.status).toBe(403);
    expect(refused.headers['www-authenticate']).toBeUndefined();
    const real = fixture('auth.403.headers.pyakuvox.txt').toString();
    expect(real).toContain(`Server: ${String(refused.headers.server)}`);
    const strange = await start({ auth: { mode: 'whitelist', whitelist: ['192.168.1.10'] } });
    expect((await send(strange.url + INFO)).status).toBe(403);
    const listed = await start({ auth: { mode: 'whitelist', whitelist: ['127.0.0.1'] } });
    expect((await send(listed.url + INFO)).status).toBe(200);
  });

  it('sends the headers of a real unit with its 401', async () => {
    const intercom = await start({ model: 'X916', auth: { mode: 'digest' } });
    const { headers } = await send(intercom.url + INFO);
    const real = fixture('auth.401.headers.pyakuvox.txt').toString();
    expect(real).toContain(`Server: ${String(headers.server)}`);
    expect(headers['www-authenticate']).toContain('Digest realm="HTTP API"');
  });

  it('changes its sign-in through the API at once', async () => {
    const intercom = await start();
    const key = 'Config.DoorSetting.APIFCGI.';
    const change = { [`${key}AuthMode`]: '4', [`${key}Password`]: 'new' };
    await call(intercom, 'config/set', change);
    expect((await send(intercom.url + INFO)).status).toBe(401);
    expect((await signed(intercom.url + INFO)).status).toBe(401);
  });

  it('reads a large body to its end, so that its 401 arrives', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = `${intercom.url}/api/firmware/upload`;
    const upload = form('file', 'x.rom', Buffer.alloc(8 * 1024 * 1024));
    expect((await send(url, upload)).status).toBe(401);
  });

  it('lets nobody in with mode 3, whatever they send', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    intercom.state.config.set('Config.DoorSetting.APIFCGI.AuthMode', '3');
    expect((await signed(intercom.url + INFO)).status).toBe(401);
  });
});
