import type { EditableKind, RecordReport, RecordRow } from '../../../../shared/contract/records';
import { recordDifference } from '../../../../shared/device/record-diff';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { AppError, isAppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';
import { uploadSource } from '../../files/passing';
import type { JobContext, PlannedStep } from '../../jobs/plan';
import type { Clock } from '../../ports';
import { onceItAnswers } from '../../records/pauses';
import { readRecords } from '../../records/read';
import { inWords, shownRow } from '../../records/report';
import type { ImportedRows } from './reading';

/** The steps of an import that the intercom itself does. */
export const DEVICE_STEPS: readonly PlannedStep[] = [
  { id: 'read', title: 'Read what is there', weight: 2 },
  { id: 'send', title: 'Hand over the file', weight: 4 },
  { id: 'wait', title: 'Wait for the intercom', weight: 2 },
  { id: 'read-back', title: 'Read back', weight: 2 },
];

/** What loads a file (manual, Api ... import). */
const IMPORTS: Readonly<Partial<Record<EditableKind, ApiName>>> = {
  privatekey: 'privatekey/import',
  rfkey: 'rfkey/import',
  contact: 'contact/import',
  dialreplace: 'dialreplace/import',
  user: 'user/import',
};

/** Failed rows that a report lists. */
const MAX_LISTED = 1000;

/**
 * The function that takes such a file.
 *
 * @throws AppError `device.unsupported` for a list without import, `file.wrong-kind` for a file that
 *   is not in the form of an intercom
 */
export function importFunction({ table }: ImportedRows, kind: EditableKind): ApiName {
  const name = IMPORTS[kind];
  if (name === undefined)
    throw new AppError(
      'device.unsupported',
      `No intercom loads ${RECORD_KINDS[kind].many} itself.`,
      {
        hint: 'Bring the rows over one by one: choose "through records".',
      },
    );
  if (table.format === 'csv')
    throw new AppError('file.wrong-kind', 'This file is not one that an intercom has exported.', {
      hint: 'Bring the rows over one by one: choose "through records".',
    });
  return name;
}

export interface DeviceImport {
  readonly driver: Driver;
  readonly clock: Clock;
  readonly kind: EditableKind;
  readonly model: string;
  readonly read: ImportedRows;
}

/** Hands a file to the intercom as it is, waits for it, reads back and compares row by row. */
export async function importByDevice(job: JobContext, options: DeviceImport): Promise<void> {
  const { driver, clock, kind, model, read } = options;
  const { signal } = job;
  const { many } = RECORD_KINDS[kind];
  const began = clock.now();
  const requests = driver.requests;
  const list = { driver, model, kind, signal };
  const name = importFunction(read, kind);

  const before = await job.step('read', async (report) => {
    const { rows } = await readRecords(list);
    report.detail(`${rows.length} ${many}.`);
    return rows;
  });
  await job.step('send', async (report) => {
    const { size } = read.source;
    try {
      // Without the signal: a file that is on its way is waited for, so that its outcome is known.
      await driver.upload(name, uploadSource(read.source), {
        onProgress: (sent) => report.progress(sent / Math.max(size, 1)),
      });
      report.detail(`${size} bytes.`);
    } catch (error) {
      if (!isAppError(error, 'device.unknown-outcome')) throw error;
      report.warn('Sent, but the answer was lost. Reading back tells whether it took.');
    }
  });
  await job.step('wait', async (report) => {
    await onceItAnswers(() => driver.info({ signal }), { clock, signal });
    report.detail('It answers.');
  });
  await job.step('read-back', async (report) => {
    const after = await readRecords(list);
    const told = verdictOf({ kind, before, after: after.rows, read });
    const result: RecordReport = {
      ...told,
      requests: driver.requests - requests,
      seconds: Math.round((clock.now() - began) / 10) / 100,
    };
    job.result({ kind, report: result });
    // Rows that cannot be read were never expected to arrive.
    const expected = read.good.length;
    if (expected > 0 && result.failures >= expected)
      throw new AppError('device.not-stored', 'The intercom said OK, but has none of the rows.', {
        details: { rows: result.failures },
      });
    if (result.failures > 0) report.warn(inWords(result));
    else report.detail(inWords(result));
  });
}

/** What an import changed, by the list before and after; what it should have brought and did not. */
function verdictOf(options: {
  readonly kind: EditableKind;
  readonly before: readonly RecordRow[];
  readonly after: readonly RecordRow[];
  readonly read: ImportedRows;
}): Omit<RecordReport, 'requests' | 'seconds'> {
  const { kind, before, after, read } = options;
  const info = RECORD_KINDS[kind];
  const plain = after.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'ID')),
  );
  const became = recordDifference({
    ...{ info, present: before },
    change: { mode: 'wanted', rows: plain, removeOthers: true },
  });
  const rows = read.good.map(({ row }) => row);
  const missing = recordDifference({
    ...{ info, present: after },
    change: { mode: 'wanted', rows, removeOthers: false },
  });
  const failed = [
    ...missing.add.map(({ row }) => ({ row, reason: 'The intercom did not take this row.' })),
    ...missing.set.map(({ after: row }) => ({
      row,
      reason: 'The intercom keeps something else of this row.',
    })),
    ...missing.conflicts.map(({ row, reason }) => ({ row, reason })),
  ];
  return {
    added: became.add.length,
    changed: became.set.length,
    removed: became.remove.length,
    unchanged: became.unchanged,
    failed: failed
      .slice(0, MAX_LISTED)
      .map(({ row, reason }) => ({ row: shownRow(kind, row), reason, code: 'device.not-stored' })),
    failures: failed.length,
    ...{ notSent: 0, unknown: 0, verified: failed.length === 0 },
  };
}
