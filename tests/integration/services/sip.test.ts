import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/jobs';
import type { SipForm } from '../../../shared/contract/sip';
import { signedIn, type Pair } from './support';

const FORM: SipForm = {
  enabled: true,
  server: '10.0.0.5',
  port: 5060,
  username: '130',
  authName: '130',
  password: 'sip-pass',
  displayName: 'Front gate',
  label: '130',
  transport: 'tcp',
  proxyEnabled: false,
  proxyServer: '',
  proxyPort: 5060,
  rport: true,
  keepAlive: true,
  keepAliveSeconds: 30,
  stunEnabled: false,
  stunServer: '',
  stunPort: 3478,
};

async function setUp(
  { app, id }: Pick<Pair, 'app' | 'id'>,
  form: Partial<SipForm> = {},
  rest: { readonly account?: 1 | 2; readonly waitSeconds?: number } = {},
): Promise<Job> {
  const input = { id, account: 1 as const, form: { ...FORM, ...form }, ...rest };
  return app.ended(await app.call('sip.setUp', input));
}

const stateOf = (job: Job, id: string) => job.steps.find((step) => step.id === id)?.state;
const detailOf = (job: Job, id: string) => job.steps.find((step) => step.id === id)?.detail;

describe('an account', () => {
  it.each(['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'] as const)(
    'is set up on an %s and registers',
    async (model) => {
      const pair = await signedIn({ model });
      const { app, id, unit } = pair;
      const job = await setUp(pair);
      expect(job.error).toBeNull();
      expect(job.state).toBe('done');
      expect(job.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
      expect(detailOf(job, 'register')).toMatch(/^Registered after \d+\.\d s\.$/);
      expect(job.progress).toBe(1);
      const prefix = model === 'E18C' ? 'Config.Account.' : 'Config.Account1.';
      const held = (key: string) => unit.state.config.get(prefix + key);
      expect(held('GENERAL.Pwd')).toBe('sip-pass');
      expect(held('SIP.Server')).toBe('10.0.0.5');
      expect(held('SIP.TransType')).toBe('1');
      expect(held('NAT.Rport')).toBe('1');
      expect(unit.state.sip[0]?.status).toBe(2);

      const read = await app.call('sip.read', { id, account: 1 });
      const { password, ...shown } = FORM;
      expect(password).toBeDefined();
      expect(read).toMatchObject({ form: shown, hasPassword: true, missing: [] });
      expect(read.form.password).toBeUndefined();
      expect(read.status).toMatchObject({ registration: 'registered', username: '130' });
    },
  );

  it('is written once: doing it again finds nothing to write', async () => {
    const pair = await signedIn({ model: 'A05' });
    await setUp(pair);
    const writes = () => pair.unit.requests.filter(({ action }) => action === 'set').length;
    const before = writes();
    const again = await setUp(pair);
    expect(again.state).toBe('done');
    expect(stateOf(again, 'write')).toBe('skipped');
    expect(again.canUndo).toBe(false);
    expect(writes()).toBe(before);
  });

  it('keeps its password when none is typed, and leaves the other account alone', async () => {
    const pair = await signedIn({ model: 'A05' });
    await setUp(pair);
    await setUp(pair, { username: '200', authName: '200', password: 'second' }, { account: 2 });
    await setUp(pair, { password: undefined, displayName: 'Side gate' });
    const { config } = pair.unit.state;
    expect(config.get('Config.Account1.GENERAL.Pwd')).toBe('sip-pass');
    expect(config.get('Config.Account1.GENERAL.DisplayName')).toBe('Side gate');
    expect(config.get('Config.Account2.GENERAL.UserName')).toBe('200');
    expect(config.get('Config.Account2.GENERAL.Pwd')).toBe('second');
  });

  it('says which account a unit with a single one lacks', async () => {
    const { app, id } = await signedIn({ model: 'E18C' });
    const read = await app.call('sip.read', { id, account: 2 });
    expect(read.missing).toContain('server');
    expect(read.status).toBeNull();
    const job = await setUp({ app, id }, {}, { account: 2 });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.unsupported' } });
  });

  it('is not waited for when it is switched off', async () => {
    const pair = await signedIn({ model: 'A05' });
    const job = await setUp(pair, { enabled: false });
    expect(job.state).toBe('done');
    expect(stateOf(job, 'register')).toBe('skipped');
  });
});

describe('the review', () => {
  it('names what changes in words and hides the password', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const { changes, warnings } = await app.call('sip.preview', { id, account: 1, form: FORM });
    const byField = new Map(changes.map((change) => [change.field, change]));
    expect(byField.get('enabled')).toMatchObject({ before: 'Off', after: 'On' });
    expect(byField.get('transport')).toMatchObject({ before: 'UDP', after: 'TCP' });
    expect(byField.get('server')).toMatchObject({ label: 'SIP server', after: '10.0.0.5' });
    expect(byField.has('port')).toBe(false);
    expect(byField.get('password')?.secret).toBe(true);
    expect(JSON.stringify(changes)).not.toContain('sip-pass');
    expect(warnings).toEqual([]);
  });
});

describe('when the registration fails', () => {
  it('says so in words, keeps what was written and offers to undo it', async () => {
    const pair = await signedIn({ model: 'A05' });
    const job = await setUp(pair, { username: 'wrong' });
    expect(job.state).toBe('failed');
    expect(job.error?.code).toBe('sip.not-registered');
    expect(job.error?.message).toContain('10.0.0.5');
    expect(job.result).toMatchObject({ registration: 'failed' });
    expect(stateOf(job, 'read-back')).toBe('done');
    expect(job.canUndo).toBe(true);
  });

  it('tells "still trying" apart from "refused"', async () => {
    const pair = await signedIn({ model: 'A05', registrar: () => new Promise(() => undefined) });
    const job = await setUp(pair, {}, { waitSeconds: 1 });
    expect(job.error?.message).toContain('Still trying');
    expect(job.result).toMatchObject({ registration: 'registering' });
  });
});

describe('undo', () => {
  it('puts back what the job changed, the password where the unit had shown it', async () => {
    const pair = await signedIn({ model: 'A05' });
    await setUp(pair);
    const second = await setUp(pair, { server: '10.0.0.6', password: 'new-pass' });
    const undone = await pair.app.ended(await pair.app.call('jobs.undo', { id: second.id }));
    expect(undone.state).toBe('done');
    const { config } = pair.unit.state;
    expect(config.get('Config.Account1.SIP.Server')).toBe('10.0.0.5');
    expect(config.get('Config.Account1.GENERAL.Pwd')).toBe('sip-pass');
    expect((await pair.app.failure('jobs.undo', { id: second.id })).code).toBe('job.cannot-undo');
  });

  it('puts a base64 password back as it was', async () => {
    const pair = await signedIn({ model: 'S532' });
    await setUp(pair);
    const second = await setUp(pair, { password: 'new-pass' });
    await pair.app.ended(await pair.app.call('jobs.undo', { id: second.id }));
    expect(pair.unit.state.config.get('Config.Account1.GENERAL.Pwd')).toBe('sip-pass');
  });

  it('cannot undo a job that wrote nothing, nor one that is not there', async () => {
    const pair = await signedIn({ model: 'A05' });
    await setUp(pair);
    const idle = await setUp(pair);
    expect((await pair.app.failure('jobs.undo', { id: idle.id })).code).toBe('job.cannot-undo');
    expect((await pair.app.failure('jobs.undo', { id: 'none' })).code).toBe('job.not-found');
  });
});

describe('when things go wrong on the way', () => {
  it('settles a lost answer by reading back, without writing again', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { unit } = pair;
    unit.faults.add({ kind: 'drop-after', target: 'sip', action: 'set' });
    const job = await setUp(pair);
    expect(job.state).toBe('done-with-warnings');
    expect(stateOf(job, 'write')).toBe('warning');
    expect(stateOf(job, 'read-back')).toBe('done');
    expect(
      unit.requests.filter(({ target, action }) => target === 'sip' && action === 'set'),
    ).toHaveLength(1);
  });

  it('finds out when a unit said OK and stored nothing', async () => {
    const pair = await signedIn({ model: 'A05' });
    pair.unit.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'sip', action: 'set' });
    const job = await setUp(pair);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    expect(job.error?.message).toContain('SIP server');
    const again = await setUp(pair);
    expect(again.state).toBe('done');
  });

  it('says what had been sent when the cable is pulled after the write', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { unit } = pair;
    const fault = unit.faults.add({ kind: 'slow', target: 'sip', action: 'set' });
    const started = pair.app.call('sip.setUp', { id: pair.id, account: 1, form: FORM });
    await fault.hit;
    const stopped = unit.stop();
    fault.release();
    await stopped;
    const job = await pair.app.ended(await started);
    expect(job.state).toBe('failed');
    expect(job.error?.code).toMatch(/^(net\.|device\.unknown-outcome)/);
    expect(job.error?.retryable).toBe(true);
    expect(job.error?.message).toContain('had been sent');
    expect(job.canUndo).toBe(true);
  });

  it('writes nothing when the cable is out from the start', async () => {
    const pair = await signedIn({ model: 'A05' });
    await pair.unit.stop();
    const job = await setUp(pair);
    expect(job).toMatchObject({ state: 'failed', canUndo: false, error: { code: 'net.refused' } });
    expect(stateOf(job, 'write')).toBe('skipped');
    expect((await pair.app.call('intercoms.get', { id: pair.id })).state).toBe('no-answer');
  });

  it('stops while waiting for the registration, and says what was done', async () => {
    const pair = await signedIn({ model: 'A05', registrar: () => new Promise(() => undefined) });
    const { app, id } = pair;
    const job = await app.call('sip.setUp', { id, account: 1, form: FORM, waitSeconds: 60 });
    await app.event(
      'jobs.changed',
      (now) => now.id === job.id && stateOf(now, 'register') === 'running',
    );
    const stopped = await app.call('jobs.cancel', { id: job.id });
    expect(stopped.state).toBe('cancelled');
    expect(stateOf(stopped, 'read-back')).toBe('done');
    expect(stopped.canUndo).toBe(true);
    expect(stopped.error).toBeNull();
    expect((await app.call('jobs.cancel', { id: job.id })).state).toBe('cancelled');
  });

  it('sees a write through when it is stopped in the middle of it', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { app, id, unit } = pair;
    const fault = unit.faults.add({ kind: 'slow', target: 'sip', action: 'set' });
    const job = await app.call('sip.setUp', { id, account: 1, form: FORM });
    await fault.hit;
    const stopping = app.call('jobs.cancel', { id: job.id });
    fault.release();
    expect((await stopping).state).toBe('cancelled');
    expect(unit.state.config.get('Config.Account1.SIP.Server')).toBe('10.0.0.5');
    expect((await app.call('jobs.get', { id: job.id })).canUndo).toBe(true);
  });
});
