import { describe, expect, it } from 'vitest';
import { RejectionCounter } from '../../../electron/backend/driver/auth/rejections';
import { ADMIN, open, skipping } from './support/open';
import { INFO, json, OK, serve, type Handler } from './support/server';
import { strictDigest, type StrictDigest } from './support/strict-auth';

const ok: Handler = (_, response) => json(response, OK);
const WRONG = { username: 'admin', password: 'wrong' } as const;

describe('Digest', () => {
  const cases: readonly (readonly [string, StrictDigest])[] = [
    ['qop=auth', { qop: 'auth' }],
    ['a list of qop, from which auth is chosen', { qop: 'auth,auth-int' }],
    ['auth-int alone', { qop: 'auth-int' }],
    ['no qop', {}],
    ['an opaque with a comma', { qop: 'auth', opaque: 'a,b=c' }],
    ['MD5-sess', { qop: 'auth', algorithm: 'MD5-sess' }],
    ['SHA-256', { qop: 'auth', algorithm: 'SHA-256' }],
    ['the realm of the manual', { qop: 'auth,auth-int', realm: 'HTTPAPI', opaque: 'x' }],
    ['Basic before it in one header', { qop: 'auth', also: 'Basic realm="x"' }],
    ['Basic in a header of its own', { qop: 'auth', also: 'Basic realm="x"', separate: true }],
  ];

  it.each(cases)('signs in with %s, and reuses the nonce', async (_, options) => {
    const guard = strictDigest(options, ok);
    const server = await serve(guard);
    const driver = open(server.address, { credentials: ADMIN });
    for (let count = 0; count < 4; count += 1)
      await driver.call('relay/trig', { num: 1, delay: count });
    await driver.call('calllog/get', { Type: 'Missed one' }, { method: 'GET' });
    expect(guard.refused).toBe(0);
    // One challenge, then one round trip for each call.
    expect(server.seen).toHaveLength(6);
    expect(driver.auth).toBe('digest');
    expect(server.seen.every(({ headers }) => !/basic/i.test(headers.authorization ?? ''))).toBe(
      true,
    );
  });

  it('takes a stale nonce for what it is', async () => {
    const server = await serve(strictDigest({ qop: 'auth', uses: 2 }, ok));
    const rejections = new RejectionCounter();
    const driver = open(server.address, { credentials: ADMIN, rejections });
    for (let count = 0; count < 5; count += 1) await driver.call('call/hangup');
    expect(server.seen.length).toBe(5 + 3);
  });

  it('takes up the next nonce that the server names', async () => {
    const guard = strictDigest({ qop: 'auth', uses: 1, nextNonce: true }, ok);
    const server = await serve(guard);
    const driver = open(server.address, { credentials: ADMIN });
    for (let count = 0; count < 4; count += 1) await driver.call('call/hangup');
    expect(guard.refused).toBe(0);
    expect(server.seen).toHaveLength(5);
  });

  it('tries once more with a fresh nonce where a kept one is refused without a word', async () => {
    let forgetful = false;
    const guard = strictDigest({ qop: 'auth' }, ok);
    const server = await serve(async (request, response, raw) => {
      if (forgetful && request.headers.authorization !== undefined) {
        forgetful = false;
        response.setHeader('www-authenticate', 'Digest realm="HTTP API", qop="auth", nonce="new"');
        json(response, '', 401);
      } else if (request.headers.authorization?.includes('nonce="new"') === true)
        json(response, OK);
      else await guard(request, response, raw);
    });
    const rejections = new RejectionCounter();
    const driver = open(server.address, { credentials: ADMIN, rejections });
    await driver.call('call/hangup');
    forgetful = true;
    await driver.call('call/hangup');
    expect(server.seen).toHaveLength(4);
    expect(rejections.count([`127.0.0.1:${server.address.port}`])).toBe(0);
  });

  it('sends a wrong password once: a nonce of the same exchange is fresh already', async () => {
    const guard = strictDigest({ qop: 'auth' }, ok);
    const server = await serve(guard);
    const denied = { code: 'auth.denied', details: { rejected: 1, left: 2 } };
    await expect(
      open(server.address, { credentials: WRONG }).call('call/hangup'),
    ).rejects.toMatchObject(denied);
    expect(guard.refused).toBe(1);
  });

  it('shows a unit no more than three bad tries in a row when its password was changed', async () => {
    let password: string = ADMIN.password;
    const options: StrictDigest = {
      qop: 'auth',
      get password() {
        return password;
      },
    };
    const guard = strictDigest(options, ok);
    const server = await serve(guard);
    const rejections = new RejectionCounter();
    const driver = open(server.address, {
      credentials: ADMIN,
      rejections,
      clock: skipping(3000, []),
    });
    await driver.call('call/hangup');
    password = 'changed at the unit';
    for (const code of ['auth.denied', 'auth.locked', 'auth.locked'])
      await expect(driver.call('call/hangup')).rejects.toMatchObject({ code });
    expect(guard.refused).toBe(3);
  });

  it('uses no kept nonce after a refusal, so that one more try decides', async () => {
    const guard = strictDigest({ qop: 'auth' }, ok);
    const server = await serve(guard);
    const rejections = new RejectionCounter();
    const mac = '0C:11:05:00:00:01';
    const good = open(server.address, { credentials: ADMIN, rejections, mac });
    await good.call('call/hangup');
    const bad = open(server.address, { credentials: WRONG, rejections, mac });
    for (const rejected of [1, 2])
      await expect(bad.call('call/hangup')).rejects.toMatchObject({ details: { rejected } });
    expect(guard.refused).toBe(2);
    const before = server.seen.length;
    await good.call('call/hangup');
    expect(server.seen.slice(before).map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      expect.stringMatching(/^Digest/),
    ]);
    expect(rejections.count([mac])).toBe(0);
  });

  it('waits out a burst of 401 where the same password was good before (device notes 1.8)', async () => {
    let burst = 0;
    const guard = strictDigest({ qop: 'auth' }, ok);
    const server = await serve(async (request, response, raw) => {
      if (request.headers.authorization !== undefined && burst > 0) {
        burst -= 1;
        response.setHeader('www-authenticate', 'Digest realm="HTTP API", qop="auth", nonce="no"');
        json(response, '', 401);
      } else await guard(request, response, raw);
    });
    const slept: number[] = [];
    const rejections = new RejectionCounter();
    const clock = skipping(3000, slept);
    const driver = open(server.address, { credentials: ADMIN, rejections, clock });
    await driver.call('call/hangup');
    burst = 2;
    await driver.call('call/hangup');
    expect(slept).toEqual([3000]);
    expect(rejections.count([`127.0.0.1:${server.address.port}`])).toBe(0);
  });

  it('says auth.required without credentials, and auth.denied with wrong ones', async () => {
    const server = await serve(strictDigest({ qop: 'auth' }, ok));
    await expect(open(server.address).call('call/hangup')).rejects.toMatchObject({
      code: 'auth.required',
    });
    await expect(
      open(server.address, { credentials: WRONG }).call('call/hangup'),
    ).rejects.toMatchObject({ code: 'auth.denied', details: { rejected: 1, left: 2 } });
  });

  it('stops after three refused passwords, over several drivers, without any traffic', async () => {
    const server = await serve(strictDigest({ qop: 'auth' }, ok));
    const rejections = new RejectionCounter();
    const mac = '0C:11:05:00:00:01';
    for (const password of ['one', 'two', 'three'])
      await expect(
        open(server.address, {
          credentials: { username: 'admin', password },
          rejections,
          mac,
        }).call('call/hangup'),
      ).rejects.toMatchObject({ code: 'auth.denied' });
    const before = server.seen.length;
    const again = open(server.address, { credentials: ADMIN, rejections, mac });
    await expect(again.call('call/hangup')).rejects.toMatchObject({ code: 'auth.locked' });
    expect(server.seen).toHaveLength(before);
    // New credentials that a person entered on purpose are let through once.
    rejections.allowOneMore([mac, `127.0.0.1:${server.address.port}`]);
    await expect(again.call('call/hangup')).resolves.toMatchObject({ retcode: 0 });
    expect(rejections.count([mac])).toBe(0);
  });
});

describe('other ways in', () => {
  const basic: Handler = (request, response) => {
    if (request.headers.authorization === `Basic ${btoa('admin:httpapi')}`) json(response, OK);
    else {
      response.setHeader('www-authenticate', 'Basic realm="HTTP API"');
      json(response, '', 401);
    }
  };

  it('sends Basic only after it was asked for, then at once', async () => {
    const server = await serve(basic);
    const driver = open(server.address, { credentials: ADMIN });
    await driver.call('call/hangup');
    await driver.call('call/hangup');
    expect(server.seen.map(({ headers }) => headers.authorization !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    expect(driver.auth).toBe('basic');
  });

  it('sends a wrong Basic password once per call', async () => {
    const server = await serve(basic);
    await expect(
      open(server.address, { credentials: WRONG }).call('call/hangup'),
    ).rejects.toMatchObject({ code: 'auth.denied' });
    expect(server.seen).toHaveLength(2);
  });

  it('never sends credentials to an open intercom', async () => {
    const server = await serve(ok);
    const driver = open(server.address, { credentials: ADMIN });
    await driver.call('call/hangup');
    expect(driver.auth).toBe('none');
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('says which way of signing in it does not know', async () => {
    const server = await serve((_, response) => {
      response.setHeader('www-authenticate', 'Negotiate');
      json(response, '', 401);
    });
    const driver = open(server.address, { credentials: ADMIN });
    await expect(driver.call('call/hangup')).rejects.toMatchObject({
      code: 'auth.unsupported',
      details: { offered: ['Negotiate'] },
    });
  });

  it.each([
    ['auth.not-whitelisted', 401, ''],
    ['auth.not-whitelisted', 403, 'IP is not in WhiteList'],
    ['auth.api-disabled', 403, '<html>403 Forbidden</html>'],
  ])('says %s for %i %j', async (code, status, body) => {
    const server = await serve((_, response) => json(response, body, status));
    const driver = open(server.address, { credentials: ADMIN });
    const call = driver.call('system/info');
    await expect(call).rejects.toMatchObject({ code });
    if (code === 'auth.api-disabled')
      await expect(call).rejects.toHaveProperty('details.causes.length', 3);
  });
});

describe('what the console sees', () => {
  it('holds no secret', async () => {
    const server = await serve(
      strictDigest({ qop: 'auth' }, (_, response) => json(response, INFO)),
    );
    const seen: unknown[] = [];
    const onExchange = (exchange: unknown) => seen.push(exchange);
    const driver = open(server.address, { credentials: ADMIN, onExchange });
    await driver.call('sip/set', {
      'Config.Account1.GENERAL.Pwd': 'verysecret',
      'Config.DoorSetting.PASSWORD.PublicKey1': '33333333',
      'Config.Account1.GENERAL.UserName': '141',
    });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toMatchObject({ method: 'POST', path: '/api/sip/set', status: 200 });
    const text = JSON.stringify(seen);
    expect(text).not.toMatch(/verysecret|33333333|httpapi|Digest/);
    expect(text).toContain('141');
    expect(text).toContain('\\"retcode\\":0');
  });
});
