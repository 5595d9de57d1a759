import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract';
import { doorTestResultSchema, type DoorTestResult } from '../../../shared/contract/door';
import type { Job } from '../../../shared/contract/jobs';
import { RELAY_FIELDS, settingKey, settingLetters } from '../../../shared/device/setting-fields';
import { signedIn, type Pair } from './support';

interface Tested {
  readonly job: Job;
  readonly result: DoorTestResult;
  /** The last thing that the job says. */
  readonly words: string;
}

async function tryDoor(
  { app, id }: Pick<Pair, 'app' | 'id'>,
  input: Omit<CallInput<'door.test'>, 'id'>,
): Promise<Tested> {
  const job = await app.ended(await app.call('door.test', { id, graceSeconds: 10, ...input }));
  return {
    job,
    result: doorTestResultSchema.parse(job.result),
    words: job.steps.at(-1)?.detail ?? '',
  };
}

describe('a door test', () => {
  it.each([
    ['A05', 1, 'A'],
    ['E18C', 2, 'B'],
    ['X916', 4, 'D'],
    ['S532', 2, 'B'],
  ] as const)('says on an %s when the relay moved and went back', async (model, relay, letter) => {
    const pair = await signedIn({ model });
    const { job, result, words } = await tryDoor(pair, { relay, delay: 2 });
    expect(job).toMatchObject({ state: 'done', error: null, kind: 'door.test' });
    expect(result.verdict).toBe('opened-and-closed');
    expect(result.moves.map(({ what, letter: of, on }) => [what, of, on])).toEqual([
      ['relay', letter, true],
      ['relay', letter, false],
    ]);
    expect(words).toMatch(
      new RegExp(`^Relay ${letter} switched after \\d+\\.\\d s, back after \\d+\\.\\d s\\.$`),
    );
  });

  it('names the input that followed, and when both were back', async () => {
    const pair = await signedIn({
      model: 'E18C',
      contacts: [{ relay: 'A', input: 'B', afterMs: 200 }],
      config: { 'Config.DoorSetting.INPUT.EnableB': '0' },
    });
    const { job, result, words } = await tryDoor(pair, { relay: 1, delay: 2 });
    expect(job.state).toBe('done');
    expect(result.moves).toHaveLength(4);
    expect(words).toMatch(/^Relay A switched after .+ s, input B followed after .+ s, back after/);
    expect(words).toMatch(/input B was back after \d+\.\d s\.$/);
    const times = result.moves.map(({ after }) => after);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('asks whether the relay is wired when the intercom said OK and nothing moved', async () => {
    const pair = await signedIn({ model: 'X916', unwired: ['C'] });
    const { job, result, words } = await tryDoor(pair, { relay: 3, delay: 30, graceSeconds: 1 });
    expect(job.state).toBe('done-with-warnings');
    expect(result).toMatchObject({ verdict: 'nothing-moved', moves: [] });
    expect(words).toBe('The intercom said OK, but nothing moved: is this relay wired?');
  });

  it('says so when the relay does not go back in time', async () => {
    const pair = await signedIn({ model: 'A05' });
    const running = await pair.app.call('door.test', {
      ...{ id: pair.id, relay: 1, delay: 3, graceSeconds: 1 },
    });
    const moved = await pair.app.event('jobs.changed', ({ id, result }) => {
      return id === running.id && JSON.stringify(result.moves ?? []).includes('relay');
    });
    expect(moved.endedAt).toBeNull();
    // Somebody triggers it again from elsewhere, for a minute.
    await pair.app.call('device.triggerRelay', { id: pair.id, relay: 1, delay: 60 });
    const job = await pair.app.ended(running);
    expect(job.state).toBe('done-with-warnings');
    expect(job.result.verdict).toBe('stays-open');
    expect(job.steps.at(-1)?.detail).toContain('It did not go back');
  });

  it.each([0, 1] as const)(
    'lets a relay stay when that was asked for, on contact %i',
    async (level) => {
      const pair = await signedIn({ model: 'A05' });
      const { job, result } = await tryDoor(pair, { relay: 1, mode: 'manual', level });
      expect(job.state).toBe('done');
      expect(result.verdict).toBe('stays-open');
      expect(pair.unit.state.relays[0]).toBe(1);
    },
  );

  it('lets one go back that was left switched, and says that it was so before', async () => {
    const pair = await signedIn({ model: 'A05' });
    await tryDoor(pair, { relay: 1, mode: 'manual' });
    expect(pair.unit.state.relays[0]).toBe(1);
    const { words } = await tryDoor(pair, { relay: 1, delay: 1 });
    expect(words).toMatch(/^Relay A was switched already\. Back after \d/);
    expect(pair.unit.state.relays[0]).toBe(0);
  });

  it('triggers nothing on a relay that the model does not have', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { app, id } = pair;
    const job = await app.ended(await app.call('door.test', { id, relay: 2 }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.unsupported' } });
    expect(job.error?.message).toContain('no relay B');
    expect(pair.unit.requests.filter(({ action }) => action === 'trig')).toEqual([]);
  });

  it('settles a lost answer by watching, and does not trigger twice', async () => {
    const pair = await signedIn({ model: 'A05' });
    pair.unit.faults.add({ kind: 'drop-after', target: 'relay', action: 'trig' });
    const { job, result } = await tryDoor(pair, { relay: 1, delay: 2 });
    expect(result.verdict).toBe('opened-and-closed');
    expect(job.state).toBe('done-with-warnings');
    expect(job.steps[1]?.detail).toContain('answer was lost');
    expect(pair.unit.requests.filter(({ action }) => action === 'trig')).toHaveLength(1);
  });

  it('can be stopped while it watches', async () => {
    const pair = await signedIn({ model: 'A05' });
    const running = await pair.app.call('door.test', { id: pair.id, relay: 1, delay: 600 });
    await pair.app.event('jobs.changed', ({ id, result }) => {
      return id === running.id && result.triggeredAt !== undefined;
    });
    const job = await pair.app.call('jobs.cancel', { id: running.id });
    expect(job.state).toBe('cancelled');
  });
});

describe('what the person at the door saw', () => {
  it('is noted in the job once it has ended, and stays there', async () => {
    const pair = await signedIn({ model: 'A05' });
    const { job } = await tryDoor(pair, { relay: 1, delay: 2 });
    const noted = await pair.app.call('door.answer', { job: job.id, answer: 'stayed-shut' });
    expect(noted.result).toMatchObject({ answer: 'stayed-shut', verdict: 'opened-and-closed' });
    const kept = await pair.app.call('jobs.get', { id: job.id });
    expect(kept.result.answer).toBe('stayed-shut');
  });

  it('is refused while the test runs, and for other jobs', async () => {
    const pair = await signedIn({ model: 'A05' });
    const running = await pair.app.call('door.test', { id: pair.id, relay: 1, delay: 600 });
    const early = await pair.app.failure('door.answer', { job: running.id, answer: 'opened' });
    expect(early.code).toBe('job.not-ended');
    await pair.app.call('jobs.cancel', { id: running.id });
    const none = await pair.app.failure('door.answer', { job: 'nothing', answer: 'opened' });
    expect(none.code).toBe('job.not-found');
  });
});

it('reads and writes whom an input calls, which its own list does not show', async () => {
  const { app, id, unit } = await signedIn({ model: 'A05' });
  const key = 'Config.DoorSetting.Action.CallNum';
  const { values } = await app.call('settings.get', { id, section: 'input' });
  expect(values[key]).toBe('');
  expect(Object.keys(values).filter((one) => one.includes('APIFCGI'))).toEqual([]);
  const { written } = await app.call('settings.set', {
    ...{ id, section: 'input', values: { [key]: '101' } },
  });
  expect(written).toMatchObject([{ key, before: '', after: '101', outcome: 'stored' }]);
  expect(unit.state.config.get(key)).toBe('101');
});

describe('the settings of the relays', () => {
  it.each([
    ['A05', ['A'], 'HoldDelayA'],
    ['E18C', ['A', 'B'], 'HoldDelayB'],
    ['X916', ['A', 'B', 'C', 'D'], 'HoldDelayD'],
    ['S532', ['A', 'B'], 'RelayBDelay'],
  ] as const)('of an %s are found by its own keys, and kept', async (model, letters, last) => {
    const { app, id, unit } = await signedIn({ model });
    const { values } = await app.call('settings.get', { id, section: 'relay' });
    expect(settingLetters(RELAY_FIELDS, values)).toEqual(letters);
    const hold = RELAY_FIELDS.find((field) => field.id === 'holdDelay');
    const key = hold && settingKey(hold, values, letters[letters.length - 1]);
    expect(key).toBe(`Config.DoorSetting.RELAY.${last}`);
    const { written } = await app.call('settings.set', {
      ...{ id, section: 'relay', values: { [String(key)]: '9' } },
    });
    expect(written).toMatchObject([{ key, before: '5', after: '9', outcome: 'stored' }]);
    expect(unit.state.config.get(String(key))).toBe('9');
  });
});
