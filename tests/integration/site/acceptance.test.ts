import { describe, expect, it } from 'vitest';
import {
  createManualClock,
  type VirtualIntercom,
  type VirtualModel,
  type VirtualOptions,
} from '../../../electron/backend/virtual';
import { inLanguage } from '../../../shared/site/said';
import { CHECKS, UNATTENDED_CHECKS, type Check } from '../../../shared/site/acceptance';
import { person } from '../../support/site-parts';
import { accept, registrar, SIP_PASSWORD, type OnAsked } from './acceptance-support';
import { PASSPHRASE, siteOf, type SiteBench } from './support';

const OWN: VirtualOptions['auth'] = { mode: 'digest', password: 'a-good-one' };
const ANN = person('p1', {
  ...{ name: 'Ann', userId: '7', cards: ['00B4161D'], pins: ['4711'], phone: '101' },
});

/** One door; with a SIP account where a port is named, with Ann where people are wanted. */
async function doorOf(
  unit: VirtualOptions,
  more: { readonly port?: number; readonly firmware?: string; readonly people?: boolean } = {},
): Promise<SiteBench> {
  const { port, firmware = '', people = false } = more;
  const account = {
    ...{ account: 1 as const, server: 's1', username: '130', authName: '', displayName: 'Gate' },
    password: SIP_PASSWORD,
  };
  return siteOf(
    [
      {
        unit: { auth: OWN, ...unit },
        door: { name: 'Gate', firmware, accounts: port === undefined ? [] : [account] },
      },
    ],
    {
      edits: [
        {
          edit: 'put-server',
          item: { id: 's1', name: 'PBX', server: '127.0.0.1', port: port ?? 5060 },
        },
        ...(people ? [{ edit: 'put-person' as const, item: ANN }] : []),
      ],
    },
  );
}

/** Brings the unit to what the site wants. */
async function apply({ app, site }: SiteBench): Promise<void> {
  const { plan } = await app.call('plan.make', { site });
  const fleet = await app.call('plan.apply', {
    plan,
    doors: ['d1'],
    confirmedRisks: ['connection', 'relay-type', 'deletion'],
  });
  await app.event('fleets.changed', ({ id, endedAt }) => id === fleet.id && endedAt !== null);
}

const SHORT = { waitSeconds: 1, ringSeconds: 1 } as const;

describe('a whole door', () => {
  it.each<VirtualModel>(['A05', 'S532'])('of an %s passes every check', async (model) => {
    const port = await registrar();
    const hold = model === 'S532' ? 'RelayADelay' : 'HoldDelayA';
    const unit: VirtualOptions = {
      ...{ model, firmware: '105.30.1.218', speed: { registerMs: 20, answerMs: 50 } },
      config: { [`Config.DoorSetting.RELAY.${hold}`]: '1' },
    };
    const bench = await doorOf(unit, { port, firmware: '105.30.1.218', people: true });
    await apply(bench);
    const somebody: OnAsked = (check, at) => {
      if (check === 'relay') return 'go-on';
      if (check === 'input') at.setInput('A', 0);
      if (check === 'card') at.presentCard('b4161d');
      if (check === 'pin') at.enterPin('4711');
      return undefined;
    };
    const { fleet, result } = await accept(
      bench,
      { checks: [...CHECKS], number: '200', waitSeconds: 20 },
      somebody,
    );
    const states = CHECKS.map((check) => `${check} ${result(check)?.state ?? 'none'}`);
    const unplanned: readonly Check[] = ['sip-2', 'sip-login-2'];
    expect(states).toEqual(
      CHECKS.map((one) => `${one} ${unplanned.includes(one) ? 'not-possible' : 'pass'}`),
    );
    expect(fleet).toMatchObject({ state: 'done', counts: { done: 1 } });
    const evidence = CHECKS.map((check) => result(check)?.evidence ?? '').join('\n');
    for (const words of [
      ...[/Answered at 127\.0\.0\.1/, /agrees with this laptop|s (ahead|behind)/, /as wanted/],
      ...[/tried once and refused/, /registered as 130 at 127\.0\.0\.1/, /accepted user and/],
      ...[/Registered there now: 192\.0\.2\.78:5062/, /Called 200: .*TALKING after/],
      ...[/Relay A switched after .* back after/, /Input A went to the low level/],
      ...[/names Ann for the card/, /names Ann for the PIN/, /the site plans 1, and each/],
    ])
      expect(evidence).toMatch(words);
    // Each of it can be told in every language, with every value in its place.
    const told = CHECKS.map((check) => {
      const { said, evidence: english = '' } = result(check) ?? {};
      return inLanguage('de', { english, said }, String);
    });
    told.forEach((words, at) => {
      expect(words, CHECKS[at]).not.toBe(result(CHECKS[at]!)?.evidence);
      expect(words).not.toMatch(/[{}]/);
    });
    expect(told.join('\n')).toContain('Angemeldet als admin mit eigenem Passwort (Digest)');
    expect(told.join('\n')).not.toMatch(/00B4161D|4711|sip-Secret/);
    expect(evidence).not.toMatch(/00B4161D|4711|sip-Secret/);
    expect(bench.units[0]?.state.call.status).toBe('READY');
    // The line of the history follows the end of the job.
    const last = async () => (await bench.document()).history.at(-1);
    await expect.poll(last).toMatchObject({ what: 'accepted', title: 'Acceptance of 1 door' });
  });
});

describe('without anybody at the door', () => {
  it('runs nothing that rings, opens or asks, on many at once', async () => {
    const bench = await siteOf([
      { unit: { model: 'A05', auth: OWN } },
      { unit: { model: 'R29' } },
      { unit: { model: 'E18C', auth: OWN }, door: { firmware: '18.30.99.1' } },
      { unit: { model: 'A01' }, signIn: false },
    ]);
    await bench.units[0]!.stop();
    const { fleet, left, result } = await accept(bench);
    expect(left).toMatchObject([{ door: 'd4' }]);
    expect(fleet.tasks.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(result('reachable')).toMatchObject({ state: 'fail' });
    expect(result('clock')).toMatchObject({
      ...{ state: 'not-possible', evidence: 'It could not be reached.' },
    });
    expect(result('password', 'd2')?.evidence).toContain("takes the factory's user and password");
    expect(result('firmware', 'd3')?.evidence).toContain('18.30.99.1 is wanted');
    expect(result('firmware', 'd2')).toMatchObject({ state: 'not-possible' });
    expect(result('call', 'd2')).toBeUndefined();
    const { acceptances } = await bench.document();
    expect(acceptances[0]?.results.map(({ check }) => check)).toEqual([...UNATTENDED_CHECKS]);
    for (const { requests } of bench.units)
      expect(requests.some(({ action }) => action === 'trig' || action === 'dial')).toBe(false);
  });

  it('is not begun where no door has an intercom, or the site is not open', async () => {
    const bench = await siteOf([{ unit: { model: 'A05' }, door: { bound: null } }]);
    const failure = await bench.app.failure('acceptance.run', { site: bench.site });
    expect(failure.message).toContain('Bind one first');
    const none = await bench.app.failure('acceptance.run', { site: 'none' });
    expect(none.code).toBe('site.not-open');
  });
});

const only = async (bench: SiteBench, check: Check, more = {}, asked?: OnAsked) =>
  (await accept(bench, { checks: [check], ...SHORT, ...more }, asked)).result(check);

describe('the clock', () => {
  it.each([
    [-2 * 3600, 'fail', '2 h 0 min behind this laptop. Minutes and seconds agree: its time zone'],
    [95, 'fail', 's ahead of this laptop. Its time zone is set to 0. Set a time server'],
    [0, 'pass', 'this laptop'],
  ] as const)('%i s ahead: %s', async (offset, state, words) => {
    const clock = createManualClock(Date.now() + offset * 1000);
    const found = await only(await doorOf({ model: 'R29', clock }), 'clock');
    expect(found).toMatchObject({ state });
    expect(found?.evidence).toContain(words);
  });

  it('that is not told is not possible', async () => {
    const bench = await doorOf({ model: 'R29', lacks: ['system/status'] });
    expect(await only(bench, 'clock')).toMatchObject({ state: 'not-possible' });
  });
});

describe('the password', () => {
  it('fails where none is asked for, and cannot be proven where one was refused before', async () => {
    const open = await doorOf({ model: 'X916', auth: { mode: 'none' } });
    expect((await only(open, 'password'))?.evidence).toContain('asks nobody');
    const shy = await doorOf({ model: 'A05' });
    const address = shy.units[0]!.address;
    await shy.app.failure('intercoms.connect', { address, username: 'admin', password: 'no' });
    expect(await only(shy, 'password')).toMatchObject({ state: 'not-possible' });
    expect(shy.units[0]!.state.counts.rejectedPasswords).toBe(1);
  });
});

describe('a SIP account', () => {
  const quick = { registerMs: 20 };

  it('that is refused is told as the intercom and as the laptop see it', async () => {
    const bench = await doorOf(
      { model: 'A05', speed: quick, registrar: () => 'failed' },
      { port: await registrar() },
    );
    await apply(bench);
    const checks: Check[] = ['sip-1', 'sip-login-1'];
    const good = await accept(bench, { checks });
    expect(good.result('sip-1')?.evidence).toContain('did not accept account 1');
    expect(good.result('sip-login-1')).toMatchObject({ state: 'pass' });
    const [door] = (await bench.document()).doors;
    const accounts = door!.accounts.map((one) => ({ ...one, password: 'wrong' }));
    await bench.edit([{ edit: 'put-door', item: { ...door!, accounts } }]);
    const bad = await only(bench, 'sip-login-1');
    expect(bad).toMatchObject({ state: 'fail' });
    expect(bad?.evidence).toContain('401 to the password');
    expect(bad?.evidence).toContain('the network is fine, the account is not');
  });

  it('is not what is planned, until the plan is applied; nor where a unit lacks it', async () => {
    const values = { 'GENERAL.Enable': '1', 'GENERAL.UserName': '999', 'SIP.Server': '10.0.0.9' };
    const config = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`Config.Account1.${key}`, value]),
    );
    const other = await doorOf({ model: 'A05', config, speed: quick }, { port: 5099 });
    expect((await only(other, 'sip-1'))?.evidence).toContain('130 at 127.0.0.1 is planned');
    const off = await doorOf({ model: 'E18C', speed: quick }, { port: 5099 });
    expect((await only(off, 'sip-1'))?.evidence).toContain('switched off');
    expect(await only(off, 'sip-2')).toMatchObject({ state: 'not-possible' });
  });

  it('that the laptop cannot reach proves nothing, if the intercom is registered', async () => {
    const bench = await doorOf({ model: 'A05', speed: quick }, { port: 9 });
    const silent = await only(bench, 'sip-login-1');
    expect(silent).toMatchObject({ state: 'fail' });
    expect(silent?.evidence).toContain('cannot reach the server either');
    await apply(bench);
    const there = await only(bench, 'sip-login-1');
    expect(there).toMatchObject({ state: 'not-possible' });
    expect(there?.evidence).toContain('What counts is the intercom');
  });

  it('and people are not known while the site is locked', async () => {
    const bench = await doorOf({ model: 'A05' }, { port: 5099, people: true });
    await bench.app.call('site.lock', { site: bench.site });
    const { result } = await accept(bench, { checks: ['sip-login-1', 'people'] });
    for (const check of ['sip-login-1', 'people'] as const)
      expect(result(check)).toMatchObject({ state: 'not-possible' });
    expect(result('people')?.evidence).toContain('The site is locked');
    await bench.app.call('site.unlock', { site: bench.site, passphrase: PASSPHRASE });
  });
});

describe('a test call', () => {
  const ringing = (): Promise<SiteBench> => doorOf({ model: 'R29', speed: { answerMs: 60_000 } });
  const number = '10.0.0.9';

  it.each([
    ['yes', 'pass', 'It rang, as somebody there has said'],
    ['no', 'fail', 'No telephone rang'],
    [undefined, 'not-possible', 'nobody has said whether it rang'],
  ] as const)('that nobody answers: %s is %s', async (answer, state, words) => {
    const bench = await ringing();
    const found = await only(bench, 'call', { number }, () => answer);
    expect(found).toMatchObject({ state });
    expect(found?.evidence).toContain(words);
    expect(bench.units[0]!.state.call.status).toBe('READY');
  });

  it('fails where the intercom does not dial, and is not possible without a number', async () => {
    const bench = await ringing();
    const found = await only(bench, 'call', { number: '200' });
    expect(found?.evidence).toContain('It did not dial 200');
    expect((await only(bench, 'call'))?.evidence).toBe('No number to call was given.');
    bench.units[0]!.press(number);
    expect((await only(bench, 'call', { number }))?.evidence).toContain('in a call already');
  });
});

describe('relay and input', () => {
  it('fail where nothing moves, and are not possible where nobody is there', async () => {
    const config = { 'Config.DoorSetting.RELAY.HoldDelayA': '1' };
    const bench = await doorOf({ model: 'R29', config, unwired: ['A'] });
    const dead = await only(bench, 'relay', {}, () => 'go-on');
    expect(dead).toMatchObject({ state: 'fail' });
    expect(dead?.evidence).toContain('nothing moved');
    expect((await only(bench, 'relay'))?.evidence).toBe('Nobody agreed to the door being opened.');
    expect(await only(bench, 'input', {}, () => 'no')).toMatchObject({ state: 'fail' });
    expect(await only(bench, 'input')).toMatchObject({ state: 'not-possible' });
    const deaf = await doorOf({ model: 'R29', lacks: ['input'] });
    expect((await only(deaf, 'input'))?.evidence).toContain('does not tell');
  });
});

describe.each([
  ['card', (unit: VirtualIntercom) => unit.presentCard('00B4161D'), 'rfkey', '00B4161D'],
  ['pin', (unit: VirtualIntercom) => unit.enterPin('4711'), 'privatekey', '4711'],
] as const)('a %s', (check, present, list, code) => {
  const withRow = (Name: string): Promise<SiteBench> =>
    doorOf({ model: 'R29', seed: { [list]: [{ Name, Code: code }] } }, { people: true });
  const presenting: OnAsked = (_check, unit) => void present(unit);

  it('fails under another name, or where it was presented in vain', async () => {
    const bench = await withRow('Old tenant');
    const found = await only(bench, check, { waitSeconds: 10 }, presenting);
    expect(found).toMatchObject({ state: 'fail' });
    expect(found?.evidence).toMatch(/names Old tenant .* It is that of Ann/);
    expect(await only(bench, check, {}, () => 'no')).toMatchObject({ state: 'fail' });
  });

  it('that nobody presents, or a strange one, is not possible', async () => {
    const bench = await withRow('Ann');
    expect((await only(bench, check))?.evidence).toMatch(/^Nobody presented a (card|PIN)\.$/);
    const strange: OnAsked = (_check, unit) => {
      if (check === 'card') unit.presentCard('DEAD01');
      else unit.enterPin('9090');
      return undefined;
    };
    const found = await only(bench, check, {}, strange);
    expect(found).toMatchObject({ state: 'not-possible' });
    expect(found?.evidence).toContain('belongs to nobody of this site');
  });

  it('is compared by the name alone while the site is locked', async () => {
    const bench = await withRow('Ann');
    await bench.app.call('site.lock', { site: bench.site });
    const found = await only(bench, check, { waitSeconds: 10 }, presenting);
    expect(found).toMatchObject({ state: 'pass' });
    expect(found?.evidence).toContain('by the name alone');
  });
});

describe('the people', () => {
  it('are missing, strange, or cannot be there', async () => {
    const bench = await doorOf(
      { model: 'A05', seed: { rfkey: [{ Name: 'Old caretaker', Code: '0BAD' }] } },
      { people: true },
    );
    const found = await only(bench, 'people');
    expect(found).toMatchObject({ state: 'fail' });
    expect(found?.evidence).toMatch(
      /the site plans 1: missing: Ann.*not of the site: Old caretaker/,
    );
    const none = await doorOf(
      { model: 'A05', lacks: ['user', 'privatekey', 'rfkey'] },
      { people: true },
    );
    expect(await only(none, 'people')).toMatchObject({ state: 'not-possible' });
  });
});

it('proves nothing of an intercom that does not hang at the door any more', async () => {
  const bench = await siteOf([
    { unit: { auth: OWN, model: 'A05' }, door: { name: 'Gate' } },
    { unit: { auth: OWN, model: 'A05' }, door: { name: 'Hall' } },
  ]);
  const { app } = bench;
  const { fleet, result } = await accept(bench, { checks: ['relay'], doors: ['d1', 'd2'] }, () => {
    // While somebody stands at the first of them, the second one is replaced.
    void bench.document().then(async ({ doors }) => {
      const hall = doors.find(({ id }) => id === 'd2');
      const bound = { mac: '0C:11:05:00:00:99', at: 5, how: 'mac' as const };
      await bench.edit([{ edit: 'put-door', item: { ...hall!, bound } }]);
      const { prompts } = await app.call('acceptance.prompts', {});
      for (const { fleet: of, task, check } of prompts)
        await app.call('acceptance.answer', { fleet: of, task, check, answer: 'skip' });
    });
    return undefined;
  });
  expect(fleet.tasks.map(({ error }) => error?.code)).toEqual([undefined, 'site.door-changed']);
  expect(result('relay')).toMatchObject({ state: 'not-possible' });
  expect(result('relay', 'd2')).toBeUndefined();
});

it('keeps what was proven when it is stopped while it waits for somebody', async () => {
  const bench = await doorOf({ model: 'A05' });
  const { app, site } = bench;
  const { fleet } = await app.call('acceptance.run', { site, checks: ['reachable', 'card'] });
  await app.event('acceptance.asks', ({ prompts }) =>
    prompts.some(({ check }) => check === 'card'),
  );
  await app.call('fleets.control', { fleet: fleet.id, action: 'cancel' });
  await app.event('fleets.changed', ({ id, endedAt }) => id === fleet.id && endedAt !== null);
  const { acceptances } = await bench.document();
  expect(acceptances[0]?.results).toMatchObject([{ check: 'reachable', state: 'pass' }]);
  expect((await app.call('acceptance.prompts', {})).prompts).toEqual([]);
  const late = { fleet: fleet.id, task: 't1', check: 'card' as const, answer: 'skip' as const };
  expect((await app.failure('acceptance.answer', late)).code).toBe('job.not-now');

  // A run of less stands beside what was found before, which says when that was.
  await accept(bench, { checks: ['clock'] });
  const last = (await bench.document()).acceptances.at(-1)?.results;
  expect(last).toMatchObject([
    { check: 'reachable', state: 'pass', at: acceptances[0]?.at },
    { check: 'clock', state: 'pass' },
  ]);
  expect(last?.[1]).not.toHaveProperty('at');
});
