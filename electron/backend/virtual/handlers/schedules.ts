import { both, itemsOf, ok, post, refused } from '../reply';
import { listReply, shownId } from './lists';
import type { JsonReply } from '../reply';
import type { Row } from '../types';
import type { Actions } from '../reply';

/** All changes of schedules answer 1 (device notes 1.1, row 1). */
const done = (): JsonReply => ok({}, { retcode: 1 });

const FACTORY_IDS = ['1001', '1002'];

const BLANK: Row = {
  Name: '',
  Type: '1',
  DateStart: '',
  DateEnd: '',
  TimeStart: '00:00',
  TimeEnd: '23:59',
  Week: '',
};

const toStored = (sent: Row): Row => ({ ...BLANK, ...sent, SourceType: '1' });

/** Not in the manual, but on every unit: device notes 1.5 and 1.6. */
export const scheduleActions: Actions = {
  get: both((device, request) =>
    listReply(device, request, {
      rows: device.state.records.schedule.rows,
      show: (row) => ({ ...row, ID: shownId(device, row['ID']) }),
    }),
  ),
  add: post((device, request) => {
    const rows = itemsOf(request);
    if (rows.some((row) => (row['Name'] ?? '') === '')) return refused('Failed');
    for (const row of rows) device.state.records.schedule.add(toStored(row));
    return done();
  }),
  set: post((device, request) => {
    const { schedule } = device.state.records;
    for (const row of itemsOf(request)) {
      const id = row['ID'] ?? '';
      if (FACTORY_IDS.includes(id) || !schedule.replace(id, toStored(row)))
        return refused('Failed');
    }
    return done();
  }),
  del: post((device, request) => {
    const { schedule } = device.state.records;
    for (const { ID: id = '' } of itemsOf(request)) {
      const gone = FACTORY_IDS.includes(id) ? [] : schedule.remove((row) => row['ID'] === id);
      if (gone.length === 0) return refused('Failed');
    }
    return done();
  }),
};
