import { expect, it } from 'vitest';
import { API_NAMES, apiRow, type ApiName } from '../../electron/backend/driver/api';
import {
  RECORD_TARGETS,
  type RecordTarget,
  type VirtualIntercom,
} from '../../electron/backend/virtual';
import type { CallOutput } from '../../shared/contract';
import { API_DATA, API_UPLOADS } from '../support/api-calls';
import { signedIn, type Pair } from './services/support';

type Reply = CallOutput<'device.call'>;

/** What shows that a function did what it is there for, on the unit itself or in its answer. */
interface Scene {
  /** Functions that have to be called before, in this order. */
  readonly first?: readonly ApiName[];
  /** What a person at the door does before. */
  readonly prepare?: (unit: VirtualIntercom) => void;
  readonly proof: (seen: { readonly unit: VirtualIntercom; readonly reply: Reply }) => unknown;
}

const SEED = {
  privatekey: [{ Name: 'Lucy', Code: '11112222', DoorNum: '1' }],
  rfkey: [{ Name: 'Max', Code: '99D78D72', DoorNum: '1' }],
  contact: [{ Name: 'Ann', Phone: '101', Group: 'Default' }],
  group: [{ Name: 'FLOOR1' }],
  dialreplace: [{ Prefix: '101', Replace1: '10.0.0.1' }],
  user: [{ Name: 'Eve', UserID: '1', PrivatePIN: '9911', ScheduleRelay: '1001-1' }],
  schedule: [{ Name: 'Nights', Week: '1234567' }],
} as const;

const answers = ({ reply }: { readonly reply: Reply }) =>
  expect(Object.keys(reply.data).length + reply.items.length).toBeGreaterThan(0);
const sendsFile = ({ reply }: { readonly reply: Reply }) =>
  expect(reply.file?.size).toBeGreaterThan(0);
const restarts = ({ unit }: { readonly unit: VirtualIntercom }) =>
  expect.poll(() => unit.state.boots).toBe(2);

/** The settings that the data of this function names are on the unit afterwards. */
const stores = (name: ApiName): Scene => ({
  proof: ({ unit }) =>
    expect(Object.fromEntries(unit.state.config)).toMatchObject(API_DATA[name] ?? {}),
});

const sentRow = (name: string) =>
  (API_DATA[name]?.['item'] as readonly Readonly<Record<string, string>>[])[0] ?? {};
const wanted = (name: string) => {
  const { ID: _own, ScheduleRelay: _spelling, ...fields } = sentRow(name);
  return expect.objectContaining(fields) as unknown;
};

type ListScenes<T extends RecordTarget> = Readonly<
  Record<`${T}/get` | `${T}/add` | `${T}/set` | `${T}/del`, Scene>
>;

/** The four functions that every list has. */
function list<T extends RecordTarget>(target: T): ListScenes<T> {
  const rows = (unit: VirtualIntercom) => unit.state.records[target].rows;
  const set = sentRow(`${target}/set`)['ID'];
  const del = sentRow(`${target}/del`)['ID'];
  const scenes: Readonly<Record<string, Scene>> = {
    [`${target}/get`]: {
      proof: ({ reply }) => expect(reply.items.map(({ ID }) => ID)).toContain(set),
    },
    [`${target}/add`]: {
      proof: ({ unit }) => expect(rows(unit)).toContainEqual(wanted(`${target}/add`)),
    },
    [`${target}/set`]: {
      proof: ({ unit }) =>
        expect(rows(unit).find(({ ID }) => ID === set)).toEqual(wanted(`${target}/set`)),
    },
    [`${target}/del`]: {
      proof: ({ unit }) => expect(rows(unit).map(({ ID }) => ID)).not.toContain(del),
    },
  };
  // Its keys are those of the type, letter by letter.
  return scenes;
}

const empties = (target: RecordTarget): Scene => ({
  proof: ({ unit }) => expect(unit.state.records[target].rows).toEqual([]),
});

/** The unit's own import has brought the rows of the file. */
const brings = (target: RecordTarget, row: Readonly<Record<string, string>>): Scene => ({
  proof: ({ unit }) =>
    expect.poll(() => unit.state.records[target].rows).toContainEqual(expect.objectContaining(row)),
});

const callFirst: Pick<Scene, 'first'> = { first: ['call/dial', 'call/hangup'] };
const openFirst: Pick<Scene, 'prepare'> = { prepare: (unit) => unit.presentCard('99D78D72') };

/** Complete by its type: a function without a scene does not compile. */
const SCENES: Readonly<Record<ApiName, Scene>> = {
  'system/info': {
    proof: ({ reply, unit }) => expect(JSON.stringify(reply.data)).toContain(unit.mac),
  },
  'system/status': { proof: answers },
  'system/reboot': { proof: restarts },
  'firmware/status': { proof: ({ reply, unit }) => expect(reply.data.MAC).toBe(unit.mac) },
  'firmware/prepare': {
    proof: ({ unit }) => expect(unit.state.firmwareJob.stage).toBe('prepared'),
  },
  'firmware/upload': {
    first: ['firmware/prepare'],
    proof: ({ unit }) => expect(unit.state.firmwareJob.stage).toBe('uploaded'),
  },
  'firmware/upgrade': { first: ['firmware/prepare', 'firmware/upload'], proof: restarts },
  'config/get': { proof: answers },
  'config/set': stores('config/set'),
  'config/export': { proof: sendsFile },
  'config/import': { first: ['config/export'], proof: restarts },
  'config/reset_factory': { first: ['config/set'], proof: restarts },
  'log/get': { proof: answers },
  'log/set': stores('log/set'),
  'log/export': { proof: ({ reply }) => expect(reply.file?.name).toContain('log') },
  'log/clear': { proof: ({ unit }) => expect(unit.state.logLines).toEqual([]) },
  'pcap/status': { proof: answers },
  'pcap/start': { proof: ({ unit }) => expect(unit.state.capture.status).toBe('running') },
  'pcap/stop': {
    first: ['pcap/start'],
    proof: ({ unit }) => expect(unit.state.capture.status).toBe('stop'),
  },
  'pcap/export': { first: ['pcap/start', 'pcap/stop'], proof: sendsFile },
  'relay/get': { proof: answers },
  'relay/set': stores('relay/set'),
  'relay/status': { proof: ({ reply }) => expect(reply.data.RelayA).toBe('0') },
  'relay/trig': { proof: ({ unit }) => expect(unit.state.relays).toEqual([1]) },
  'input/get': { proof: answers },
  'input/set': stores('input/set'),
  'input/status': { proof: answers },
  'publiccode/get': { proof: answers },
  'publiccode/set': stores('publiccode/set'),
  'call/status': { proof: answers },
  'call/dial': { proof: ({ unit }) => expect(unit.state.call.status).not.toBe('READY') },
  'call/hangup': {
    first: ['call/dial'],
    proof: ({ unit }) => expect(unit.state.call.status).toBe('READY'),
  },
  'sip/get': { proof: answers },
  'sip/set': stores('sip/set'),
  'sip/status': { proof: answers },
  ...list('privatekey'),
  'privatekey/clear': empties('privatekey'),
  'privatekey/export': { proof: sendsFile },
  'privatekey/import': brings('privatekey', { Name: 'Lucy', Code: '88888888' }),
  ...list('rfkey'),
  'rfkey/clear': empties('rfkey'),
  'rfkey/export': { proof: sendsFile },
  'rfkey/import': brings('rfkey', { Name: 'Lucy', Code: '00B4161D' }),
  ...list('contact'),
  'contact/clear': empties('contact'),
  'contact/export': { proof: sendsFile },
  'contact/import': brings('contact', { Name: 'Carol' }),
  ...list('group'),
  'group/clear': empties('group'),
  ...list('dialreplace'),
  'dialreplace/clear': empties('dialreplace'),
  'dialreplace/export': { proof: sendsFile },
  'dialreplace/import': brings('dialreplace', { Prefix: '110' }),
  ...list('user'),
  'user/info': { proof: answers },
  'user/scan': {
    prepare: (unit) => unit.presentCard('00B4161D'),
    proof: ({ reply }) => expect(JSON.stringify(reply.data)).toContain('00B4161D'),
  },
  // Neither GET nor POST in the manual: nothing may be sent.
  'user/edit': { proof: ({ reply }) => expect(reply.retcode).toBeLessThan(0) },
  'user/clear': empties('user'),
  'user/export': { proof: sendsFile },
  'user/import': { first: ['user/export'], ...brings('user', { Name: 'Eve' }) },
  ...list('schedule'),
  'calllog/get': { ...callFirst, proof: ({ reply }) => expect(reply.items).toHaveLength(1) },
  'calllog/del': {
    // The second of two calls.
    first: ['call/dial', 'call/hangup', 'call/dial', 'call/hangup'],
    proof: ({ unit }) => expect(unit.state.callLog.rows.map(({ ID }) => ID)).toEqual(['1']),
  },
  'calllog/clear': {
    ...callFirst,
    proof: ({ unit }) => expect(unit.state.callLog.rows).toEqual([]),
  },
  'calllog/export': { ...callFirst, proof: sendsFile },
  'doorlog/get': { ...openFirst, proof: ({ reply }) => expect(reply.items).toHaveLength(1) },
  'doorlog/del': {
    ...openFirst,
    proof: ({ unit }) => expect(unit.state.doorLog.rows).toEqual([]),
  },
  'doorlog/clear': {
    ...openFirst,
    proof: ({ unit }) => expect(unit.state.doorLog.rows).toEqual([]),
  },
  'doorlog/export': { ...openFirst, proof: sendsFile },
};

/** One call, as the console makes it; `file` is the token of what was exported before. */
async function ask(
  { app, id }: Pair,
  { name, file }: { readonly name: ApiName; readonly file: string | undefined },
): Promise<Reply> {
  const { target, action, kind } = apiRow(name);
  const typed = API_UPLOADS[name];
  const upload =
    kind === 'upload' && typed !== undefined
      ? (await app.call('files.put', { name: 'test.zip', base64: btoa(typed) })).token
      : file;
  return app.call('device.call', {
    id,
    target,
    action,
    data: { ...API_DATA[name] },
    ...(kind === 'upload' && upload !== undefined && { file: upload }),
  });
}

it('takes every list that a unit has from its seed', () => {
  expect(Object.keys(SEED).sort()).toEqual([...RECORD_TARGETS].sort());
});

it.each(API_NAMES.filter((name) => apiRow(name).methods.length > 0))(
  'device.call: %s',
  async (name) => {
    const scene = SCENES[name];
    const pair = await signedIn({ model: 'A05', seed: SEED, speed: { rebootMs: 20 } });
    const { unit } = pair;
    scene.prepare?.(unit);
    let file: string | undefined;
    for (const earlier of scene.first ?? [])
      file = (await ask(pair, { name: earlier, file })).file?.token ?? file;
    const reply = await ask(pair, { name, file });
    // 1 stands for good where each row has a verdict of its own (device notes 1.1).
    expect(reply.retcode).toBeGreaterThanOrEqual(0);
    const { target, action } = apiRow(name);
    const asked = unit.requests.filter((one) => one.target === target && one.action === action);
    expect(asked.map(({ status }) => status)).toContain(200);
    await scene.proof({ unit, reply });
  },
);

it('device.call: user/edit is refused before anything is sent', async () => {
  const { app, id, unit } = await signedIn({ model: 'A05' });
  const before = unit.requests.length;
  const refused = await app.failure('device.call', { id, target: 'user', action: 'edit' });
  expect(refused.code).toBe('device.unsupported');
  expect(unit.requests).toHaveLength(before);
});
