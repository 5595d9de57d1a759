import { exportCallLog, exportDoorLog } from '../files/records';
import { both, file, ok, post, refused, text } from '../reply';
import { sentSettings, settings } from './config';
import { listReply, matching, shownId } from './lists';
import type { Device } from '../device';
import type { ApiRequest, JsonReply } from '../reply';
import type { RecordTable } from '../record-table';
import type { Row } from '../types';
import type { Actions } from '../reply';

/** Types of calls by their number (manual, Api calllog), misspelling included. */
const CALL_TYPES = ['All', 'Dialed', 'Received', 'Missed', 'Forwarded', 'Unknow'] as const;

function callType(data: ApiRequest['data']): string {
  const asked = text(data, 'Type') ?? 'All';
  return CALL_TYPES[Number(asked)] ?? asked;
}

/** Rows between TimeStart and TimeEnd (device notes 1.3), which compare as text. */
function within(rows: readonly Row[], data: ApiRequest['data']): readonly Row[] {
  const from = text(data, 'TimeStart') ?? '';
  const to = text(data, 'TimeEnd') ?? '';
  return rows.filter((row) => {
    const at = `${row['Date'] ?? ''} ${row['Time'] ?? ''}`;
    return (from === '' || at >= from) && (to === '' || at <= to);
  });
}

/** Newest first, as units list them; some leave `item` out where there is nothing. */
function logReply(device: Device, rows: readonly Row[], request: ApiRequest): JsonReply {
  if (rows.length === 0 && !device.dialect.emptyLogHasItem) return ok({ num: 0 });
  return listReply(device, request, {
    rows: [...rows].reverse(),
    show: (row) => ({ ...row, ID: shownId(device, row['ID']) }),
  });
}

function delRow(table: RecordTable, request: ApiRequest): JsonReply {
  const id = text(request.data, 'ID');
  return table.remove((row) => row['ID'] === id).length > 0 ? ok() : refused('Failed');
}

const LEVEL = ['Config.Settings.LOGLEVEL.Level'] as const;

export const logActions: Actions = {
  get: both((device) => ok(settings(device, LEVEL))),
  set: post((device, request) => {
    device.writeSettings(sentSettings(request, LEVEL));
    return ok(settings(device, LEVEL));
  }),
  export: both((device, { data }) => {
    const type = text(data, 'type') ?? 'log';
    if (type === 'kmsg') return file('kmsg.txt', '<6>[    0.000000] Linux version 3.10.14\n');
    // The third type, log_debug, is for Android units only; none of these is one.
    if (type !== 'log') return refused('Export Failed.');
    return file('log.txt', device.state.logLines.map((line) => `${line}\n`).join(''));
  }),
  clear: both((device) => {
    device.state.logLines.length = 0;
    return ok();
  }),
};

export const callLogActions: Actions = {
  get: both((device, request) => {
    const type = callType(request.data);
    const filter = text(request.data, 'NameOrNumber') ?? text(request.data, 'NameOrCode');
    const rows = matching(within(device.state.callLog.rows, request.data), filter, ['Name', 'Num']);
    const chosen = rows.filter((row) => type === 'All' || row['Type'] === type);
    return logReply(device, chosen, request);
  }),
  del: post((device, request) => delRow(device.state.callLog, request)),
  clear: both((device, { data }) => {
    const type = callType(data);
    device.state.callLog.remove((row) => type === 'All' || row['Type'] === type);
    return ok();
  }),
  export: both((device) => file('History.csv', exportCallLog(device.state.callLog.rows))),
};

export const doorLogActions: Actions = {
  get: both((device, request) => {
    const status = text(request.data, 'Status');
    const filter = text(request.data, 'NameOrCode');
    const rows = within(device.state.doorLog.rows, request.data);
    const chosen = matching(rows, filter, ['Name', 'Code']).filter(
      (row) => status === undefined || row['Status'] === status,
    );
    return logReply(device, chosen, request);
  }),
  del: post((device, request) => delRow(device.state.doorLog, request)),
  clear: both((device) => {
    device.state.doorLog.clear();
    return ok();
  }),
  export: both((device) => file('DoorLog.xml', exportDoorLog(device.state.doorLog.rows))),
};
