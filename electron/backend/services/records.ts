import type { EditableKind, RecordKind } from '../../../shared/contract/records';
import { RECORD_KINDS } from '../../../shared/device/records';
import { limitsOf } from '../../../shared/device/rules';
import { exportRecords } from '../files/export';
import { keepDownload } from '../files/passing';
import { previewOf, surroundings } from '../records/preview';
import { workOf } from '../../../shared/device/record-work';
import { readRecords } from '../records/read';
import { titleOf } from '../records/titles';
import type { Services } from '../services';
import type { Core } from './core';
import type { RecordJobs } from './record-jobs';

type RecordServices = Pick<
  Services,
  'records.list' | 'records.preview' | 'records.apply' | 'records.clear' | 'records.export'
>;

const LOG_NAMES: Readonly<Partial<Record<RecordKind, string>>> = {
  calllog: 'call log',
  doorlog: 'door log',
};

const isEditable = (kind: RecordKind): kind is EditableKind => Object.hasOwn(RECORD_KINDS, kind);

/** The calls about the lists of an intercom, and their files. */
export function createRecordServices(core: Core, recordJobs: RecordJobs): RecordServices {
  const { drivers, registry, jobs, files } = core;
  const { planOf, doorOf } = recordJobs;

  return {
    'records.list': ({ id, kind }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const { rows, readOnly, missing } = await readRecords({ driver, model, kind, signal });
          const { capacity } = limitsOf(model);
          return { rows: [...rows], readOnly: [...readOnly.keys()], capacity, missing };
        },
        { signal, repeatable: true },
      ),

    'records.preview': ({ id, kind, change }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          const list = { driver, model, kind, signal };
          const present = await readRecords(list);
          const work = workOf({ kind, model, present, change });
          const around = await surroundings(list, work);
          return previewOf({ work, present, model, ...around });
        },
        { signal, repeatable: true },
      ),

    'records.apply': ({ id, kind, change }) =>
      jobs.start(
        planOf({
          ...{ id, kind, job: 'records.apply' },
          title: titleOf(kind, change, doorOf(id)),
          change: () => change,
        }),
      ),

    'records.clear': ({ id, kind }) =>
      jobs.start(
        planOf({
          ...{ id, kind, job: 'records.clear', clear: true },
          title: `Remove all ${RECORD_KINDS[kind].many} from ${doorOf(id)}`,
          change: ({ rows, readOnly }) => ({
            mode: 'edit',
            add: [],
            set: [],
            remove: rows.map((row) => row['ID'] ?? '').filter((rowId) => !readOnly.has(rowId)),
          }),
        }),
      ),

    'records.export': ({ id, kind, format }, { signal, caller }) =>
      drivers.use(
        id,
        async (driver) => {
          const { model } = registry.get(id);
          let missing = 0;
          const exported = await exportRecords({
            ...{ driver, kind, format, signal },
            async rows() {
              const read = await readRecords({ driver, model, kind, signal });
              missing = read.missing;
              return read.rows;
            },
          });
          const what = LOG_NAMES[kind] ?? (isEditable(kind) ? RECORD_KINDS[kind].many : kind);
          const ending = format === 'spreadsheet' ? 'csv' : format;
          const name = `${doorOf(id).replaceAll(/[\\/]/g, '-')} ${what}.${ending}`;
          const { madeBy } = exported;
          if (exported.madeBy === 'lintel')
            return { ...(await files.put(caller, name, exported.content)), madeBy, missing };
          const download = { ...exported.download, fileName: name };
          return { ...(await keepDownload({ files, caller, download, signal })), madeBy, missing };
        },
        { signal, repeatable: true },
      ),
  };
}
