import { exportRecords, importRecords } from '../files/records';
import { both, file, itemsOf, ok, post, refused, text, upload } from '../reply';
import { listReply, matching, resultData, shownId, type ShownRow } from './lists';
import type { Device } from '../device';
import type { ApiRequest, JsonReply } from '../reply';
import type { PlainTarget, Row } from '../types';
import type { Actions } from '../reply';

interface RecordRules {
  /** Fields of a row with what they are when nothing is sent. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that the answers to add, set and del repeat. */
  readonly echo: readonly string[];
  readonly search: readonly string[];
  /** `Ret` of a row that was added. */
  readonly addRet: (id: string) => number | undefined;
  /** What a row without this field is answered. */
  readonly required: string;
  readonly emptyRet: number | undefined;
  /** Whether a row that fails makes the whole answer -1, or only its own `Ret`. */
  readonly failsAsWhole: boolean;
  readonly missingRet: { readonly set: number; readonly del: number };
  readonly missingMessage: string;
}

const WEEK = { Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '1', Sun: '1' };
const KEY = { Name: '', Code: '', DoorNum: '1', ...WEEK, TimeStart: '00:00', TimeEnd: '00:00' };
const PARTIAL = {
  search: ['Name', 'Code'],
  failsAsWhole: false,
  missingRet: { set: -1, del: -1 },
  missingMessage: 'Failed',
  emptyRet: -1,
} as const;

/** Manual, Api privatekey to dialreplace; error codes of real units: device notes 1.1, rows 6 to 8. */
const RULES: Readonly<Record<PlainTarget, RecordRules>> = {
  privatekey: {
    ...PARTIAL,
    fields: KEY,
    echo: ['Code', 'ID', 'Name'],
    addRet: () => undefined,
    required: 'Code',
  },
  rfkey: {
    ...PARTIAL,
    fields: { ...KEY, Tags: '0', Frequency: '0' },
    echo: ['Code', 'ID', 'Name'],
    addRet: Number,
    required: 'Code',
  },
  contact: {
    fields: { Name: '', Phone: '', DialType: '0', Group: '' },
    echo: ['ID', 'Name', 'Phone'],
    search: ['Name', 'Phone'],
    addRet: () => 0,
    required: 'Name',
    emptyRet: undefined,
    failsAsWhole: true,
    missingRet: { set: -7, del: -7 },
    missingMessage: 'Failed',
  },
  group: {
    fields: { Name: '' },
    echo: ['ID', 'Name'],
    search: ['Name'],
    addRet: () => 0,
    required: 'Name',
    emptyRet: 14,
    failsAsWhole: true,
    missingRet: { set: -4, del: 0 },
    missingMessage: 'Error',
  },
  dialreplace: {
    ...PARTIAL,
    fields: {
      Prefix: '',
      Line: '0',
      Replace1: '',
      Replace2: '',
      Replace3: '',
      Replace4: '',
      Replace5: '',
    },
    echo: ['ID', 'Prefix'],
    search: ['Prefix'],
    addRet: () => 0,
    required: 'Prefix',
  },
};

/** A row as it is stored: the fields of the target, in a model's own form. */
function toStored(device: Device, target: PlainTarget, sent: Row): Row {
  const fields = { ...RULES[target].fields };
  if (target === 'contact' && !device.dialect.contactDialType) delete fields['DialType'];
  const row = Object.fromEntries(
    Object.entries(fields).map(([key, blank]) => [key, text(sent, key) ?? blank]),
  );
  if (target === 'contact') row['Group'] = groupOf(device, row['Group'] ?? '');
  return row;
}

/** An unknown group is stored as Default without a word (device notes 1.1, row 8). */
function groupOf(device: Device, name: string): string {
  const known = device.state.records.group.rows.some((row) => row['Name'] === name);
  if (known) return name;
  return name === '' && device.dialect.contactDialType ? '' : 'Default';
}

function shown(device: Device, row: Row): ShownRow {
  return { ...row, ID: shownId(device, row['ID']) };
}

function echo(
  device: Device,
  target: PlainTarget,
  outcome: { readonly row: Row; readonly ret: number | undefined },
): ShownRow {
  const repeated: Record<string, unknown> = {};
  for (const key of RULES[target].echo) repeated[key] = outcome.row[key] ?? '';
  repeated['ID'] = shownId(device, outcome.row['ID']);
  return outcome.ret === undefined ? repeated : { Ret: outcome.ret, ...repeated };
}

/** The answer to a change: -1 as a whole where the target does so, else OK with the rows' `Ret`. */
function answer(
  device: Device,
  target: PlainTarget,
  outcomes: readonly { readonly row: Row; readonly ret: number | undefined; failed?: boolean }[],
): JsonReply {
  const rules = RULES[target];
  const data = resultData(
    device,
    outcomes.map((outcome) => echo(device, target, outcome)),
  );
  const failed = outcomes.some((outcome) => outcome.failed === true);
  return failed && rules.failsAsWhole ? refused(rules.missingMessage, { data }) : ok(data);
}

function add(device: Device, target: PlainTarget, request: ApiRequest): JsonReply {
  const rules = RULES[target];
  const sent = itemsOf(request);
  const empty = sent.find((row) => (text(row, rules.required) ?? '') === '');
  if (rules.failsAsWhole && empty !== undefined) {
    if (rules.emptyRet === undefined) return refused('Failed');
    const data = resultData(device, [{ ID: '', Name: '', Ret: rules.emptyRet }]);
    return refused('Failed', { data });
  }
  const table = device.state.records[target];
  return answer(
    device,
    target,
    sent.map((row) => {
      if ((text(row, rules.required) ?? '') === '') return { row, ret: rules.emptyRet };
      const stored = table.add(toStored(device, target, row));
      return { row: stored, ret: rules.addRet(stored['ID'] ?? '') };
    }),
  );
}

function set(device: Device, target: PlainTarget, request: ApiRequest): JsonReply {
  const table = device.state.records[target];
  return answer(
    device,
    target,
    itemsOf(request).map((row) => {
      const found = table.replace(text(row, 'ID') ?? '', toStored(device, target, row));
      return { row, ret: found ? 0 : RULES[target].missingRet.set, failed: !found };
    }),
  );
}

/** Deletes by any of ID, Code, Name, Phone; where a row names several, all must fit. */
function del(device: Device, target: PlainTarget, request: ApiRequest): JsonReply {
  const table = device.state.records[target];
  const { missingRet } = RULES[target];
  const outcomes = itemsOf(request).flatMap((wanted) => {
    const keys = Object.keys(wanted).filter((key) =>
      ['ID', 'Code', 'Name', 'Phone', 'Prefix'].includes(key),
    );
    const fits = (row: Row): boolean => keys.every((key) => row[key] === wanted[key]);
    const gone = keys.length === 0 ? [] : table.remove(fits);
    if (gone.length === 0)
      return [{ row: wanted, ret: missingRet.del, failed: missingRet.del !== 0 }];
    return gone.map((row) => ({ row, ret: 0, failed: false }));
  });
  return answer(device, target, outcomes);
}

/** All actions of one list. `group` has no file to export or import. */
export function recordActions(target: PlainTarget): Actions {
  const table = (device: Device): Device['state']['records'][PlainTarget] =>
    device.state.records[target];
  const rows: Actions = {
    get: both((device, request) => {
      const filter = text(request.data, 'NameOrCode') ?? text(request.data, 'NameOrNumber');
      const found = matching(table(device).rows, filter, RULES[target].search);
      return listReply(device, request, { rows: found, show: (row) => shown(device, row) });
    }),
    add: post((device, request) => add(device, target, request)),
    set: post((device, request) => set(device, target, request)),
    del: post((device, request) => del(device, target, request)),
    clear: both((device) => {
      table(device).clear();
      return ok();
    }),
  };
  if (target === 'group') return rows;
  return {
    ...rows,
    export: both((device, request) => {
      const type = text(request.data, 'filetype') ?? 'csv';
      const made = exportRecords(target, table(device).rows, type);
      return made === undefined ? refused('Export Failed.') : file(made.name, made.body);
    }),
    import: upload('config', (device, request) => {
      const bytes = request.upload?.bytes;
      const imported = bytes && importRecords(target, bytes);
      if (imported === undefined) return refused('Import Failed.');
      for (const row of imported) table(device).add(toStored(device, target, row));
      return ok();
    }),
  };
}
