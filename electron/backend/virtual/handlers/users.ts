import { badParam, both, itemsOf, ok, post, refused, text, upload } from '../reply';
import { packUserData, unpackUserData } from '../files/user-data';
import { listReply, matching, shownId, type ShownRow } from './lists';
import { scheduleTokens } from '../schedule-tokens';
import type { Device } from '../device';
import type { ApiRequest, JsonReply } from '../reply';
import type { Row } from '../types';
import type { Actions } from '../reply';

/** Where an export lies afterwards (manual, Api user export). */
export const USER_DATA_PATH = '/download/UserData.tgz';

const BLANK: Row = {
  Name: '',
  UserID: '',
  PrivatePIN: '',
  CardCode: '',
  FaceUrl: '',
  LiftFloorNum: '0',
  WebRelay: '0',
};

/** Characters of CardCode that a read returns at most (device notes 1.5). */
const CARD_CODE_READ_LIMIT = 63;

function isCloudRow(device: Device, row: Row): boolean {
  return device.dialect.userOrigin === 'Type' ? row['Type'] === '0' : row['SourceType'] === '2';
}

/** A user as stored, or undefined where the model misses a field. */
function toStored(device: Device, sent: Row): Row {
  const { userSchedule, userOrigin } = device.dialect;
  const origin: Row =
    userOrigin === 'Type' ? { Type: '-1' } : { Type: sent['Type'] ?? '0', SourceType: '1' };
  const hyphened: Row = userSchedule.key === 'Schedule-Relay' ? { 'Schedule-SRelay': '' } : {};
  return {
    ...BLANK,
    ...Object.fromEntries(Object.keys(BLANK).map((key) => [key, sent[key] ?? BLANK[key] ?? ''])),
    ...extras(sent),
    ...origin,
    // Only the model's own spelling counts; the value of a secure relay is dropped (E18C).
    Relays: scheduleTokens(sent[userSchedule.key] ?? '').join(';'),
    ...hyphened,
  };
}

/** Fields of other firmware that are carried through untouched (device notes 1.5). */
function extras(sent: Row): Row {
  const known = ['AuthMode', 'PhoneNum', 'DialAccount', 'PriorityCall', 'Building', 'Room'];
  return Object.fromEntries(Object.entries(sent).filter(([key]) => known.includes(key)));
}

function shown(device: Device, row: Row): ShownRow {
  const { userSchedule } = device.dialect;
  const { Relays = '', ...rest } = row;
  const tokens = scheduleTokens(Relays);
  const joined = tokens.join(userSchedule.join);
  return {
    ...rest,
    ID: shownId(device, row['ID']),
    CardCode: (row['CardCode'] ?? '').slice(0, CARD_CODE_READ_LIMIT),
    [userSchedule.key]: joined + (userSchedule.trailing && joined !== '' ? ';' : ''),
    ...(userSchedule.alsoAsList && { Schedule: tokens }),
  };
}

/** What is wrong with rows to add or set, in the words of the model. */
function problem(device: Device, rows: readonly Row[]): JsonReply | undefined {
  const { userRequires, userSchedule } = device.dialect;
  if (rows.length === 0) return badParam();
  const missing = rows.some((row) => userRequires.some((key) => row[key] === undefined));
  if (missing) return userRequires.length === 1 ? refused('Failed') : badParam();
  const tokens = rows.flatMap((row) => scheduleTokens(row[userSchedule.key] ?? ''));
  return tokens.every((token) => /^\d+-\d*(S[AB])?$/.test(token)) ? undefined : badParam();
}

const done = (device: Device): JsonReply => ok(undefined, { retcode: device.dialect.userRetcode });

function set(device: Device, request: ApiRequest): JsonReply {
  const rows = itemsOf(request);
  const wrong = problem(device, rows);
  if (wrong !== undefined) return wrong;
  const { user } = device.state.records;
  for (const row of rows) {
    const old = user.get(row['ID'] ?? '');
    if (old === undefined || isCloudRow(device, old)) return refused('Failed');
    user.replace(row['ID'] ?? '', toStored(device, row));
  }
  return done(device);
}

function del(device: Device, request: ApiRequest): JsonReply {
  const { user } = device.state.records;
  const ids = itemsOf(request).map((row) => row['ID'] ?? '');
  for (const id of ids) {
    const old = user.get(id);
    if (old === undefined || isCloudRow(device, old)) return refused('Failed');
    user.remove((row) => row === old);
  }
  return done(device);
}

/** The last card held to the reader within `scanMs`, else the next one within `scanMs`. */
async function scan(device: Device): Promise<JsonReply> {
  const { scanMs } = device.timings;
  const action = device.dialect.scanAction;
  const answer = (): JsonReply | undefined => {
    const { card } = device.state;
    if (card === undefined || device.clock.now() - card.at > scanMs) return undefined;
    device.state.card = undefined;
    return ok({ RFCode: card.code }, { action });
  };
  const recent = answer();
  if (recent !== undefined) return recent;
  const card = new Promise<void>((resolve) => device.onCard(resolve));
  await Promise.race([card, device.pause(scanMs)]);
  return answer() ?? refused('Failed', { action });
}

export const userActions: Actions = {
  info: both((device) => {
    const used = device.state.records.user.rows.map((row) => Number(row['UserID'] ?? 0) || 0);
    return ok({ DefaultUserId: Math.max(0, ...used) + 1 });
  }),
  get: both((device, request) => {
    const source = text(request.data, 'SourceType') ?? 'All';
    const filter = text(request.data, 'NameOrCode');
    const rows = matching(device.state.records.user.rows, filter, [
      'Name',
      'CardCode',
      'PrivatePIN',
    ]).filter((row) => !['1', '2'].includes(source) || (row['SourceType'] ?? '1') === source);
    return listReply(device, request, { rows, show: (row) => shown(device, row) });
  }),
  add: post((device, request) => {
    const rows = itemsOf(request);
    const wrong = problem(device, rows);
    if (wrong !== undefined) return wrong;
    for (const row of rows) device.state.records.user.add(toStored(device, row));
    return done(device);
  }),
  set: post(set),
  scan: post((device) => scan(device)),
  del: post(del),
  clear: both((device) => {
    device.state.records.user.remove((row) => !isCloudRow(device, row));
    return ok();
  }),
  export: both(() => ok({ address: USER_DATA_PATH })),
  import: upload('config', (device, request) => {
    const rows = request.upload?.bytes && unpackUserData(request.upload.bytes);
    if (rows === undefined) return refused('Import Failed.');
    const { user } = device.state.records;
    for (const row of rows) {
      const stored = { ...toStored(device, row), Relays: row['Relays'] ?? '' };
      const old = user.rows.find((other) => other['UserID'] === row['UserID']);
      if (old === undefined) user.add(stored);
      else user.replace(old['ID'] ?? '', stored);
    }
    return ok({});
  }),
};

/** The archive behind `USER_DATA_PATH`. */
export function userDataArchive(device: Device): Buffer {
  return packUserData(device.state.records.user.rows, device.state.records.schedule.rows);
}
