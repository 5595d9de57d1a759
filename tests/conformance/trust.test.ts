import { expect, it } from 'vitest';
import { describeTransports, errorOf, valueOf, type Subject } from './support/suite';

const BASE64 = Buffer.from('192.168.1.78\n').toString('base64');

async function put(subject: Subject, name: string): Promise<{ token: string; name: string }> {
  return valueOf(await subject.call('files.put', { name, base64: BASE64 })) as {
    token: string;
    name: string;
  };
}

describeTransports('files and trust', (subject) => {
  it('gives a file back by its token, unchanged', async () => {
    const { token } = await put(subject(), 'hosts.csv');
    expect(valueOf(await subject().call('files.get', { token }))).toEqual({
      token,
      name: 'hosts.csv',
      size: 13,
      base64: BASE64,
    });
  });

  it('gives tokens that cannot be guessed', async () => {
    const tokens = [await put(subject(), 'a'), await put(subject(), 'a')].map((one) => one.token);
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{32}$/);
  });

  it("does not give one window's file to another", async () => {
    const { token } = await put(subject(), 'hosts.csv');
    const reply = await subject().call('files.get', { token }, { client: 'b' });
    expect(errorOf(reply).code).toBe('file.unknown-token');
    expect((await subject().call('files.get', { token }, { client: 'a' })).ok).toBe(true);
  });

  it('does not know a token that was never given', async () => {
    for (const token of ['0'.repeat(32), '../../etc/passwd', '__proto__'])
      expect(errorOf(await subject().call('files.get', { token })).code).toBe('file.unknown-token');
  });

  it('makes a harmless name of a path, and never tells one', async () => {
    const reply = await subject().call('files.put', { name: '../../etc/pass:wd', base64: BASE64 });
    expect(valueOf(reply)).toMatchObject({ name: 'pass_wd' });
    expect(JSON.stringify(reply)).not.toMatch(/transfer|tmp/);
  });

  it('keeps a stranger out', async () => {
    const transport = subject();
    // The bare router has no door; both hosts must have one.
    if (!transport.sendAsStranger) {
      expect(transport.cancelAsStranger).toBeUndefined();
      return;
    }
    const reply = await transport.sendAsStranger({ id: '1', call: 'intercoms.list', input: {} });
    expect(errorOf(reply)).toMatchObject({ code: 'call.untrusted' });
  });

  it("does not let a stranger cancel a window's call", async () => {
    const reply = subject().call('jobs.get', { id: 'mine' }, { id: 'guarded' });
    await subject().backend.gates.reached('mine');
    await subject().cancelAsStranger?.('guarded');
    await subject().call('intercoms.list', {});
    subject().backend.gates.open('mine');
    expect(valueOf(await reply)).toMatchObject({ id: 'mine' });
  });
});

describeTransports('closing', (subject) => {
  it('answers everything that is in flight', async () => {
    const { gates } = subject().backend;
    const stubborn = ['s1', 's2', 's3'].map((id) => subject().call('jobs.get', { id }));
    const heeding = subject().call('jobs.cancel', { id: 'h1' });
    for (const id of ['s1', 's2', 's3', 'h1']) await gates.reached(id);
    const closing = subject().backend.router.close();
    for (const reply of [...stubborn, heeding])
      expect(errorOf(await reply)).toMatchObject({ code: 'call.shut-down' });
    gates.openAll();
    await closing;
  });

  it('keeps what a stopped service says about how far it came', async () => {
    const reply = subject().call('jobs.cancel', { id: 'h2' });
    await subject().backend.gates.reached('h2');
    await subject().backend.router.close();
    expect(errorOf(await reply)).toMatchObject({ code: 'call.shut-down', details: { done: 2 } });
  });

  it('refuses every later call', async () => {
    await subject().backend.router.close();
    const reply = await subject().call('intercoms.list', {}, { id: 'too-late' });
    expect(reply).toMatchObject({ id: 'too-late', ok: false, error: { code: 'call.shut-down' } });
  });

  it('may be done twice', async () => {
    await subject().backend.router.close();
    await subject().backend.router.close();
    expect((await subject().call('intercoms.list', {})).ok).toBe(false);
  });
});
