import { withoutRowId } from '../../../../shared/compare/records';
import {
  recordReportSchema,
  type EditableKind,
  type RecordRow,
} from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { toAppError } from '../../../../shared/errors';
import { jobWithinStep } from '../../jobs/within-step';
import { applyRecords, STEPS } from '../../records/apply-job';
import { createChunkSizes } from '../../records/chunk-sizes';
import { readOnlyRows } from '../../records/dialect';
import type { OpenedBackup } from '../points';
import type { Restore } from './parts';

/** What refers to something else comes after it. */
const ORDER = [
  'schedule',
  'group',
  'contact',
  'user',
  'privatekey',
  'rfkey',
  'dialreplace',
] as const satisfies readonly EditableKind[];

/** Rows of then that may be written: what a cloud owns comes back from there. */
function rowsOf({ snapshot, point }: OpenedBackup, kind: EditableKind): readonly RecordRow[] {
  const rows = snapshot.records[kind] ?? [];
  const locked = readOnlyRows(kind, rows, point.model);
  return rows.filter((row) => !locked.has(row['ID'] ?? '')).map(withoutRowId);
}

/** Puts one list back; answers with what is to be said about it, if anything. */
async function putBack(
  restore: Restore,
  about: {
    readonly kind: EditableKind;
    readonly rows: readonly RecordRow[];
    readonly report: Parameters<typeof jobWithinStep>[0]['report'];
  },
): Promise<string> {
  const { context, core, id } = restore;
  const { signal, params } = context;
  const { kind, rows, report } = about;
  const inner = jobWithinStep({ id, signal, steps: STEPS, report });
  const { model, firmware } = core.registry.get(id);
  const removeOthers = params.lists === 'exact';
  try {
    await core.drivers.use(
      id,
      (driver) =>
        applyRecords(inner.job, {
          ...{ driver, clock: core.clock, sizes: createChunkSizes(), kind, model, firmware },
          change: () => ({ mode: 'wanted', rows: [...rows], removeOthers }),
          // The restore point of before is what puts this back.
          onChange: () => undefined,
        }),
      { signal },
    );
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!error.code.startsWith('device.')) throw error;
    return `${RECORD_KINDS[kind].many}: ${error.message}`;
  }
  const told = recordReportSchema.safeParse(inner.result()['report']);
  const failures = told.success ? told.data.failures : 0;
  return failures > 0 ? `${failures} ${RECORD_KINDS[kind].many} were not taken` : '';
}

/** Puts the lists back; what does not take is told and compared afterwards. @throws AppError */
export async function putListsBack(restore: Restore, opened: OpenedBackup): Promise<void> {
  const { context } = restore;
  if (context.params.lists === 'leave') {
    context.skip('lists', 'They were to be left as they are.');
    return;
  }
  const kinds = ORDER.filter((kind) => opened.snapshot.records[kind] !== undefined);
  await context.step('lists', async (report) => {
    const remarks: string[] = [];
    let rows = 0;
    for (const [index, kind] of kinds.entries()) {
      const { many } = RECORD_KINDS[kind];
      if (opened.codesUntold.includes(kind)) {
        remarks.push(`${many}: their codes were sealed on another computer`);
        continue;
      }
      const wanted = rowsOf(opened, kind);
      rows += wanted.length;
      const part = {
        detail: (text: string) => report.detail(`${many}: ${text}`),
        progress: (fraction: number) => report.progress((index + fraction) / kinds.length),
      };
      const remark = await putBack(restore, { kind, rows: wanted, report: part });
      if (remark !== '') remarks.push(remark);
    }
    if (remarks.length > 0) report.warn(`Not put back: ${remarks.join('; ')}.`);
    else report.detail(`${rows} rows in ${kinds.length} lists.`);
  });
}
