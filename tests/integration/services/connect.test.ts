import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atEnd, backend, intercom, signedIn } from './support';
import { createTestSecrets, noSecrets } from '../../support/secrets';

describe('signing in', () => {
  it('remembers an intercom by its MAC and says how it was let in', async () => {
    const { app, unit, known } = await signedIn({ model: 'A05' });
    expect(known).toMatchObject({
      id: unit.mac.replaceAll(':', ''),
      mac: unit.mac,
      model: 'A05',
      state: 'ready',
      auth: 'digest',
      username: 'admin',
      factoryPassword: true,
      address: unit.address,
      problem: null,
    });
    expect((await app.call('intercoms.list', {})).intercoms).toEqual([known]);
    expect(await app.event('intercoms.changed', ({ id }) => id === known.id)).toBeDefined();
    const { found } = await app.call('discovery.get', {});
    expect(found).toMatchObject([{ intercomId: known.id, state: 'ready', model: 'A05' }]);
  });

  it.each(['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'] as const)(
    'understands the dialect of an %s',
    async (model) => {
      const { known, unit } = await signedIn({ model });
      expect(known.mac).toBe(unit.mac);
      expect(known.firmware).toBe(unit.state.firmware);
    },
  );

  it('sends no password where none is asked for, and says so', async () => {
    const { known, unit } = await signedIn({ model: 'A05', auth: { mode: 'none' } });
    expect(known).toMatchObject({ state: 'open', auth: 'none', username: null });
    expect(unit.requests.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  it('uses Basic where that is what is asked for', async () => {
    const { known } = await signedIn({ model: 'A01', auth: { mode: 'basic' } });
    expect(known.auth).toBe('basic');
  });

  it('goes on at HTTPS where the intercom wants that', async () => {
    const { known } = await signedIn({ model: 'X916', https: 'redirect' });
    expect(known.address).toMatch(/^https:\/\//);
    expect(known.state).toBe('ready');
  });

  it.each([
    ['disabled', 'auth.api-disabled', 'api-disabled'],
    ['whitelist', 'auth.not-whitelisted', 'not-whitelisted'],
  ] as const)('tells %s apart from a wrong password', async (mode, code, state) => {
    const unit = await intercom({ model: 'E18C', auth: { mode, whitelist: ['192.0.2.1'] } });
    const app = await backend();
    const error = await app.failure('intercoms.connect', { address: unit.address });
    expect(['auth.api-disabled', 'auth.not-whitelisted']).toContain(error.code);
    if (mode === 'disabled') expect(error.code).toBe(code);
    expect(unit.requests.every(({ authorization }) => authorization === undefined)).toBe(true);
    const { found } = await app.call('discovery.get', {});
    expect([state, 'api-disabled']).toContain(found[0]?.state);
  });

  it('never sends a password to something that is no intercom', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(401, { 'www-authenticate': 'Digest realm="printer", nonce="1"' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    atEnd(
      () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(() => resolve());
        }),
    );
    const app = await backend();
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const error = await app.failure('intercoms.connect', {
      address,
      username: 'admin',
      password: 'httpapi',
    });
    expect(error.code).toBe('device.not-an-intercom');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((header) => header === undefined)).toBe(true);
  });

  it('names the address when nothing listens there', async () => {
    const unit = await intercom({ model: 'A05' });
    const { address } = unit;
    await unit.stop();
    const app = await backend();
    const error = await app.failure('intercoms.connect', { address });
    expect(error.code).toBe('net.refused');
    expect(error.message).toContain(address.split(':')[0]);
    expect((await app.failure('intercoms.connect', { address: '10.0.0.300' })).code).toBe(
      'net.bad-address',
    );
  });
});

describe('passwords', () => {
  const changed = { model: 'A03', auth: { mode: 'digest', password: 'site-2024' } } as const;

  it('tries a typed password alone', async () => {
    const unit = await intercom({ model: 'A05' });
    const app = await backend();
    const error = await app.failure('intercoms.connect', {
      address: unit.address,
      username: 'admin',
      password: 'wrong',
    });
    expect(error.code).toBe('auth.denied');
    expect(error.details).toMatchObject({ rejected: 1, left: 2, tried: ['admin'] });
    // It goes out once: its nonce was fresh.
    expect(unit.state.counts.rejectedPasswords).toBe(1);
    expect(app.log.text()).not.toContain('Factory');
  });

  it('stops after three refused passwords and asks nothing further', async () => {
    const unit = await intercom(changed);
    const app = await backend();
    for (const label of ['One', 'Two', 'Three', 'Four'])
      await app.call('credentials.add', { label, username: 'admin', password: `${label}-1` });
    const first = await app.failure('intercoms.connect', { address: unit.address });
    expect(first.code).toBe('auth.denied');
    expect(first.details).toMatchObject({ tried: ['Four', 'Three', 'Two'], rejected: 3, left: 0 });
    // The unit has seen as many bad tries as Lintel has counted.
    expect(unit.state.counts.rejectedPasswords).toBe(3);
    const second = await app.failure('intercoms.connect', { address: unit.address });
    expect(second.code).toBe('auth.locked');
    expect(unit.state.counts.rejectedPasswords).toBe(3);
    const { found } = await app.call('discovery.get', {});
    expect(found[0]?.state).toBe('locked');
  });

  it('lets a person try once more after that, and forgets the refusals when it fits', async () => {
    const unit = await intercom(changed);
    const app = await backend();
    for (const label of ['One', 'Two'])
      await app.call('credentials.add', { label, username: 'admin', password: label });
    await app.failure('intercoms.connect', { address: unit.address });
    const typed = { address: unit.address, username: 'admin' };
    const wrong = await app.failure('intercoms.connect', { ...typed, password: 'nearly' });
    expect(wrong.code).toBe('auth.denied');
    const known = await app.call('intercoms.connect', { ...typed, password: 'site-2024' });
    expect(known).toMatchObject({ state: 'ready', factoryPassword: false });
    const again = await app.failure('intercoms.connect', { ...typed, password: 'no' });
    expect(again.details).toMatchObject({ rejected: 1, left: 2 });
  });

  it('uses the list of credentials, the factory default last', async () => {
    const unit = await intercom(changed);
    const app = await backend();
    const added = await app.call('credentials.add', {
      label: 'Riverside Court',
      username: 'admin',
      password: 'site-2024',
    });
    expect(added).toMatchObject({ factory: false, kept: true });
    const { credentials } = await app.call('credentials.list', {});
    expect(credentials.map(({ label }) => label)).toEqual(['Riverside Court', 'Factory default']);
    expect((await app.call('intercoms.connect', { address: unit.address })).username).toBe('admin');
    expect((await app.failure('credentials.remove', { id: 'factory' })).code).toBe(
      'call.bad-input',
    );
    await app.call('credentials.remove', { id: added.id });
    expect((await app.call('credentials.list', {})).credentials).toHaveLength(1);
  });

  it('remembers the password for the next start, sealed', async () => {
    const unit = await intercom(changed);
    const secrets = createTestSecrets();
    const first = await backend({ ports: { secrets } });
    const input = { address: unit.address, username: 'admin', password: 'site-2024' };
    const { id } = await first.call('intercoms.connect', input);
    await first.close();

    const next = await backend({ dataFolder: first.dataFolder, ports: { secrets } });
    expect((await next.call('intercoms.get', { id })).username).toBe('admin');
    expect((await next.call('device.live', { id })).call.known).toBe(true);
    expect((await next.call('intercoms.connect', { address: unit.address })).id).toBe(id);
    expect(unit.state.counts.rejectedPasswords).toBe(0);
  });

  it('keeps no secret where the computer keeps none, nor where it is told not to', async () => {
    const unit = await intercom(changed);
    for (const options of [
      { secrets: noSecrets, remember: true },
      { secrets: createTestSecrets(), remember: false },
    ]) {
      const { secrets, remember } = options;
      const first = await backend({ ports: { secrets } });
      const input = { address: unit.address, username: 'admin', password: 'site-2024', remember };
      const { id } = await first.call('intercoms.connect', input);
      expect((await first.call('device.live', { id })).call.known).toBe(true);
      await first.close();
      const next = await backend({ dataFolder: first.dataFolder, ports: { secrets } });
      expect((await next.failure('device.live', { id })).code).toBe('auth.required');
      expect((await next.call('intercoms.get', { id })).state).toBe('wants-password');
    }
  });

  it('writes no password into the data folder or the log', async () => {
    const unit = await intercom(changed);
    const app = await backend();
    const input = { address: unit.address, username: 'admin' };
    await app.failure('intercoms.connect', { ...input, password: 'wrong-secret' });
    await app.call('credentials.add', { label: 'L', username: 'u', password: 'list-secret' });
    const { id } = await app.call('intercoms.connect', { ...input, password: 'site-2024' });
    const form = (await app.call('sip.read', { id, account: 1 })).form;
    const job = await app.call('sip.setUp', {
      id,
      account: 1,
      form: { ...form, enabled: true, server: '10.0.0.5', username: '7', password: 'sip-secret' },
    });
    await app.ended(job);
    await app.close();
    const names = await readdir(app.dataFolder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
    );
    expect(files.map(({ name }) => name)).toContain('jobs.json');
    const all = [...texts, app.log.text(), JSON.stringify(app.events)].join('\n');
    const logged = app.log.lines.map(({ facts }) => [facts.call, facts.outcome ?? facts.code]);
    expect(logged).toContainEqual(['intercoms.connect', 'ok']);
    expect(logged).toContainEqual(['intercoms.connect', 'auth.denied']);
    for (const secret of ['wrong-secret', 'list-secret', 'site-2024', 'sip-secret'])
      for (const form of [secret, Buffer.from(secret).toString('base64')])
        expect(all).not.toContain(form);
  });
});
