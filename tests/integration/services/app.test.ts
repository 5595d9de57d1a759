import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls, type CallName } from '../../../shared/contract';
import { backend, intercom, signedIn } from './support';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('finding', () => {
  it('searches typed addresses, and a row becomes ready by signing in', async () => {
    const unit = await intercom({ model: 'A05' });
    const app = await backend();
    const { found } = await app.call('discovery.scan', { ranges: [unit.address] });
    expect(found).toMatchObject([{ address: unit.address, state: 'wants-password' }]);
    const { id } = await app.call('intercoms.connect', { address: unit.address });
    const after = await app.call('discovery.get', {});
    expect(after.found).toMatchObject([{ intercomId: id, state: 'ready', mac: unit.mac }]);
    expect((await app.call('discovery.clear', {})).found).toEqual([]);
    expect((await app.call('network.cards', {})).cards.length).toBeGreaterThan(0);
  });

  it('searches the hosts of a list, and names the line that is wrong', async () => {
    const unit = await intercom({ model: 'S532' });
    const app = await backend();
    const list = `address,door\n${unit.address},Lobby\n`;
    const { token } = await app.call('files.put', { name: 'hosts.csv', base64: base64(list) });
    const { found } = await app.call('discovery.scan', { hostsFile: token });
    expect(found).toMatchObject([{ address: unit.address }]);
    const bad = await app.call('files.put', {
      name: 'bad.csv',
      base64: base64('address\n10.0.0.999\n'),
    });
    const error = await app.failure('discovery.scan', { hostsFile: bad.token });
    expect(error).toMatchObject({ code: 'file.bad-csv', details: { line: 2 } });
    expect((await app.failure('discovery.scan', { hostsFile: 'x' })).code).toBe(
      'file.unknown-token',
    );
  });

  it('follows a known intercom that a search sees at another address', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05', auth: { mode: 'none' } });
    await unit.moveTo(0);
    await app.call('discovery.scan', { ranges: [unit.address] });
    await app.event('intercoms.changed', ({ intercom: one }) => one?.address === unit.address);
    expect((await app.call('device.live', { id })).call.known).toBe(true);
  });
});

describe('an intercom that is not where it was', () => {
  it('is followed when it does not answer but was seen elsewhere', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05', auth: { mode: 'none' } });
    await app.call('discovery.clear', {});
    await unit.moveTo(0);
    await app.call('discovery.scan', { ranges: [unit.address] });
    expect((await app.call('device.live', { id })).call).toEqual({ known: true, value: 'READY' });
    expect((await app.call('intercoms.get', { id })).address).toBe(unit.address);
  });
});

describe('practice', () => {
  it('starts once, is searched, and ends', async () => {
    const app = await backend();
    const [first, second] = await Promise.all([
      app.call('practice.start', {}),
      app.call('practice.start', {}),
    ]);
    expect(first.intercoms).toHaveLength(6);
    expect(second).toEqual(first);
    expect(await app.event('practice.changed', ({ running }) => running)).toEqual(first);
    expect((await app.call('app.info', {})).practice).toEqual(first);
    const { found } = await app.call('discovery.scan', { cards: [] });
    expect(found.filter(({ sources }) => sources.includes('practice'))).toHaveLength(6);
    expect((await app.call('practice.stop', {})).running).toBe(false);
    expect((await app.call('practice.stop', {})).running).toBe(false);
  });

  it('takes what it showed away when it ends, and knows its units again at the next start', async () => {
    const app = await backend();
    const addressOf = (intercoms: readonly { model: string; address: string }[], model: string) =>
      intercoms.find((unit) => unit.model === model)?.address ?? '';
    const first = await app.call('practice.start', {});
    await app.call('discovery.scan', { cards: [] });
    const open = (model: string, { intercoms }: typeof first) =>
      app.call('intercoms.connect', {
        address: addressOf(intercoms, model),
        username: 'admin',
        password: 'httpapi',
      });
    const { id } = await open('A05', first);
    const { id: secure } = await open('X916', first);
    await app.call('practice.stop', {});
    expect((await app.call('discovery.get', {})).found).toEqual([]);
    expect(await app.call('intercoms.get', { id })).toMatchObject({
      state: 'no-answer',
      problem: { message: 'The practice network has ended.' },
    });

    const second = await app.call('practice.start', {});
    const { found } = await app.call('discovery.scan', { cards: [] });
    expect(found.filter(({ change }) => change === 'left')).toEqual([]);
    expect(found).toHaveLength(6);
    expect(found.find((row) => row.intercomId === id)?.address).toBe(
      addressOf(second.intercoms, 'A05'),
    );
    // Its password is still known, and a new certificate is no stranger's.
    for (const one of [id, secure]) await app.call('device.live', { id: one });
    expect((await app.call('intercoms.get', { id: secure })).state).toBe('ready');
  });

  it('says why it could not start', async () => {
    const app = await backend({
      ports: { startPractice: () => Promise.reject(new Error('no process')) },
    });
    const error = await app.failure('practice.start', {});
    expect(error).toMatchObject({
      code: 'practice.unavailable',
      details: { reason: 'no process' },
    });
  });
});

/** Codes of a fault in Lintel, or of a call that nobody implemented. */
const FAULTS = /^call\.(unknown|bad-output|internal)$/;

describe('the program', () => {
  it('answers every call of the contract, and never with a fault of its own', async () => {
    const app = await backend();
    // These would leave this computer, or take long; they have tests of their own.
    const elsewhere: readonly string[] = ['intercoms.connect', 'discovery.scan', 'practice.start'];
    for (const name of Object.keys(calls) as CallName[]) {
      if (elsewhere.includes(name)) continue;
      const request = { id: name, call: name, input: calls[name].example.input };
      const reply = await app.backend.router.handle(request, 'test');
      // The examples name intercoms, jobs and files that are not there: each says so in its own words.
      if (!reply.ok) expect(reply.error.code, name).not.toMatch(FAULTS);
    }
  });

  it('passes files by token and opens web pages', async () => {
    const opened: string[] = [];
    const dataFolder = await mkdtemp(join(tmpdir(), 'lintel-app-'));
    const picked = join(dataFolder, 'picked.txt');
    await writeFile(picked, 'hello');
    const app = await backend({
      dataFolder,
      ports: {
        openLink: (url) => Promise.resolve(void opened.push(url)),
        filePicker: { pick: () => Promise.resolve([picked]) },
      },
    });
    const { files } = await app.call('files.pick', { title: 'A file' });
    expect(files).toMatchObject([{ name: 'picked.txt', size: 5 }]);
    const got = await app.call('files.get', { token: files[0]?.token ?? '' });
    expect(got.base64).toBe(base64('hello'));
    expect(await app.call('intercoms.openWebPage', { address: '10.0.0.7:8080' })).toEqual({
      url: 'http://10.0.0.7:8080/',
      opened: true,
    });
    expect(opened).toEqual(['http://10.0.0.7:8080/']);
    const browser = await backend();
    expect((await browser.call('files.pick', { title: 'A file' })).files).toEqual([]);
    const page = await browser.call('intercoms.openWebPage', { address: 'https://10.0.0.7' });
    expect(page).toEqual({ url: 'https://10.0.0.7/', opened: false });
  });

  it('remembers jobs over a restart, and can still put back what is not secret', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const { form } = await app.call('sip.read', { id, account: 1 });
    const job = await app.call('sip.setUp', { id, account: 1, form: { ...form, label: 'New' } });
    expect((await app.ended(job)).state).toBe('done');
    expect(unit.state.config.get('Config.Account1.GENERAL.Label')).toBe('New');
    await app.close();
    const next = await backend({ dataFolder: app.dataFolder });
    await next.call('intercoms.connect', { address: unit.address });
    expect((await next.call('jobs.list', {})).jobs).toMatchObject([{ id: job.id, state: 'done' }]);
    await next.ended(await next.call('jobs.undo', { id: job.id }));
    expect(unit.state.config.get('Config.Account1.GENERAL.Label')).toBe('');
  });

  it('closes while an intercom keeps a write waiting', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const { form } = await app.call('sip.read', { id, account: 1 });
    const fault = unit.faults.add({ kind: 'slow', target: 'sip', action: 'set' });
    await app.call('sip.setUp', { id, account: 1, form: { ...form, label: 'New' } });
    await fault.hit;
    await app.close();
    const next = await backend({ dataFolder: app.dataFolder });
    expect((await next.call('jobs.list', {})).jobs).toMatchObject([{ state: 'cancelled' }]);
  });
});
