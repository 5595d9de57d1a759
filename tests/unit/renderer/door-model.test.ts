import { describe, expect, it } from 'vitest';
import {
  codesInUse,
  contactOf,
  doorFormOf,
  doorProblems,
  slotNamed,
  type DoorFacts,
} from '../../../renderer/screens/intercom/door/door-model';
import { missingOn, stepState } from '../../../renderer/screens/intercom/door/wizard-plan';
import { changed, reviewOf, valueOf } from '../../../renderer/screens/intercom/setting-form/slots';

const R = 'Config.DoorSetting.RELAY.';
const D = 'Config.DoorSetting.DTMF.';
const HELD = {
  [`${R}TypeA`]: '0',
  [`${R}HoldDelayA`]: '5',
  [`${R}NameA`]: 'RelayA',
  [`${R}HttpTrig`]: '0',
  [`${R}UserName`]: '',
  [`${R}Password`]: '',
  [`${D}Enable`]: '1',
  [`${D}Option`]: '0',
  [`${D}Code1`]: '0',
  [`${D}MultiCode1`]: '010',
  'Config.DoorSetting.INPUT.EnableA': '1',
  'Config.DoorSetting.INPUT.RelayIdA': '1',
};

const GROUPS = {
  relay: (letter: string) => `Relay ${letter}`,
  input: (letter: string) => `Input ${letter}`,
  dtmf: 'DTMF',
  http: 'HTTP',
  inputCall: 'Call',
};
const WORDS = {
  codeLength: (length: number) => `${String(length)} keys`,
  httpLogin: 'needs a login',
  noCallNumber: 'needs a number',
};

const formOf = (facts: Partial<DoorFacts> = {}) =>
  doorFormOf({ held: HELD, relays: [], inputs: [], ...facts }, GROUPS);
const problems = (changes: Record<string, string>, held: Record<string, string> = HELD) =>
  Object.values(doorProblems(formOf({ held }), { held, changes }, WORDS));

describe('the form of a door', () => {
  it('is tried on the contact that the lock is wired to', () => {
    const [relay] = formOf().relays;
    expect(contactOf(relay, HELD)).toBe(1);
    expect(contactOf(relay, { ...HELD, [`${R}TypeA`]: '1' })).toBe(0);
    expect(contactOf(undefined, HELD)).toBe(0);
  });

  it('has the relays and inputs that the intercom names, by key or by state', () => {
    const told = [{ letter: 'B', name: '', on: false }];
    const form = formOf({ relays: told });
    expect(form.relays.map(({ letter, number }) => [letter, number])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
    expect(form.inputs.map(({ letter }) => letter)).toEqual(['A']);
    // Of relay B it tells the state, but has no setting.
    expect(form.relays[1]?.slots.every(({ key }) => key === undefined)).toBe(true);
    expect(formOf().relays.map(({ letter }) => letter)).toEqual(['A']);
  });

  it('lets an input open only relays that are there', () => {
    const relay = slotNamed(formOf().inputs[0]?.slots ?? [], 'relay');
    expect(relay?.field.choices?.map(({ value }) => value)).toEqual(['1']);
  });
});

describe('a change', () => {
  const form = formOf();
  const name = slotNamed(form.relays[0]?.slots ?? [], 'name');
  const password = slotNamed(form.http, 'password');
  if (!name || !password) throw new Error('The form lacks its fields.');

  it('that is taken back is none', () => {
    const once = changed(name, 'Gate', { held: HELD, changes: {} });
    expect(once).toEqual({ [`${R}NameA`]: 'Gate' });
    expect(changed(name, 'RelayA', { held: HELD, changes: once })).toEqual({});
  });

  it('of a secret never shows the one that is kept', () => {
    const held = { ...HELD, [`${R}Password`]: 'open-sesame' };
    expect(valueOf(password, held, {})).toBe('');
    const changes = changed(password, 'new-one', { held, changes: {} });
    const [row] = reviewOf(form.all, { held, changes });
    expect(row).toMatchObject({ label: 'HTTP: Password', secret: true });
  });

  it('is named once where its field is called as its group', () => {
    const switched = doorFormOf(
      { held: HELD, relays: [], inputs: [] },
      { ...GROUPS, http: 'Open by a web address' },
    );
    const changes = { [`${R}HttpTrig`]: '1', [`${R}UserName`]: 'gate' };
    expect(reviewOf(switched.http, { held: HELD, changes }).map(({ label }) => label)).toEqual([
      'Open by a web address',
      'Open by a web address: User name',
    ]);
  });

  it('is reviewed in words', () => {
    const changes = { [`${R}HoldDelayA`]: '8', [`${R}TypeA`]: '1' };
    expect(reviewOf(form.all, { held: HELD, changes })).toMatchObject([
      { label: 'Relay A: Lock is wired to', before: 'NC and COM', after: 'NO and COM' },
      { label: 'Relay A: Stays open for', before: '5 s', after: '8 s' },
    ]);
  });
});

describe('what is wrong', () => {
  it('is nothing where nothing was changed, whatever the intercom holds', () => {
    expect(problems({}, { ...HELD, [`${R}HoldDelayA`]: '999', [`${R}HttpTrig`]: '1' })).toEqual([]);
  });

  it('is a code that does not have the length chosen', () => {
    expect(problems({ [`${D}Option`]: '2' })).toEqual([]);
    expect(problems({ [`${D}Option`]: '1' })).toEqual(['2 keys']);
    expect(problems({ [`${D}Option`]: '1', [`${D}MultiCode1`]: '01' })).toEqual([]);
    expect(problems({ [`${D}Option`]: '1', [`${D}Enable`]: '0' })).toEqual([]);
  });

  it('is no code of a relay that nothing is wired to', () => {
    const B = { [`${R}TypeB`]: '0', [`${D}MultiCode2`]: '' };
    const held = { ...HELD, ...B, [`${D}MultiCode1`]: '01' };
    const two = { [`${D}Option`]: '1' };
    const found = (changes: Record<string, string>, wired: readonly ('A' | 'B')[] | null) =>
      Object.values(doorProblems(formOf({ held }), { held, changes, wired }, WORDS));
    expect(found(two, null)).toEqual([]);
    expect(found(two, ['A'])).toEqual([]);
    expect(found(two, ['A', 'B'])).toEqual(['2 keys']);
    // What somebody gives it all the same has to be right, and can be taken away again.
    expect(found({ ...two, [`${D}MultiCode2`]: '123' }, ['A'])).toEqual(['2 keys']);
    expect(found({ ...two, [`${D}MultiCode2`]: '12' }, ['A'])).toEqual([]);
    const emptied = { held: { ...held, [`${D}MultiCode2`]: '12' }, wired: ['A'] as const };
    const changes = { ...two, [`${D}MultiCode2`]: '' };
    expect(doorProblems(formOf({ held: emptied.held }), { ...emptied, changes }, WORDS)).toEqual(
      {},
    );
  });

  it('is a web address that opens without user and password', () => {
    expect(problems({ [`${R}HttpTrig`]: '1' })).toEqual(['needs a login', 'needs a login']);
    const login = { [`${R}UserName`]: 'gate', [`${R}Password`]: 'pw' };
    expect(problems({ [`${R}HttpTrig`]: '1', ...login })).toEqual([]);
    expect(problems({ [`${R}HttpTrig`]: '1' }, { ...HELD, ...login })).toEqual([]);
  });

  it('is an input that is to call, and whom nobody has said', () => {
    const I = 'Config.DoorSetting.INPUT.';
    const number = 'Config.DoorSetting.Action.CallNum';
    const held = { ...HELD, [`${I}SipEnableA`]: '0', [number]: '' };
    const calling = { [`${I}SipEnableA`]: '1' };
    expect(problems(calling, held)).toEqual(['needs a number']);
    expect(problems({ ...calling, [number]: '101' }, held)).toEqual([]);
    expect(problems({ ...calling, [`${I}EnableA`]: '0' }, held)).toEqual([]);
    // A model without such a setting calls whom it likes.
    expect(problems(calling, { ...HELD, [`${I}SipEnableA`]: '0' })).toEqual([]);
  });

  it('keeps the step from being left, by name', () => {
    const form = formOf();
    const values = { held: HELD, changes: { [`${R}HoldDelayA`]: '61' } };
    const options = {
      form,
      relays: form.relays,
      problems: doorProblems(form, values, WORDS),
      chooseRelay: 'a relay',
    };
    expect(missingOn('times', options)).toEqual(['Relay A: Stays open for']);
    expect(missingOn('contact', options)).toEqual([]);
    expect(missingOn('wired', { ...options, relays: [] })).toEqual(['a relay']);
    expect(stepState('times', 'review', true)).toBe('problem');
    expect(stepState('test', 'review', false)).toBe('todo');
  });
});

it('asks for one key or for several, as the length says', () => {
  const form = formOf();
  const ids = (option: string) =>
    codesInUse(form, { held: { ...HELD, [`${D}Option`]: option }, changes: {} }).map(
      ({ field }) => field.id,
    );
  expect(ids('0')).toEqual(['code']);
  expect(ids('2')).toEqual(['multiCode']);
  expect(ids('9')).toEqual(['code']);
});
