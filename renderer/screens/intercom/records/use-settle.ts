import { useEffect } from 'react';
import type { Job } from '../../../../shared/contract/jobs';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { isRunning, useJobs } from '../../../stores/jobs';
import { workOn, type WorkOn } from '../../../stores/record-work';
import { listKey } from '../../../stores/list-key';
import { loadRecords, useRecordLists } from '../../../stores/records';
import { editsLeft } from './views';

/** The job that writes this list, while there is one. */
export function useWritingJob(work: WorkOn): Job | null {
  return useJobs(({ jobs }) => jobs.find(({ id }) => id === work.jobId) ?? null);
}

/**
 * Once a writing job has ended and its report was left: reads the list again and keeps only those
 * changes that did not get there.
 */
export function useSettle(id: string, info: RecordKindInfo, work: WorkOn): void {
  const job = useWritingJob(work);
  const known = useJobs((state) => state.loaded);
  const over =
    work.jobId !== null && known && work.page === 'table' && (job === null || !isRunning(job));
  useEffect(() => {
    if (over) void settle(id, info);
  }, [over, id, info]);
}

async function settle(id: string, info: RecordKindInfo): Promise<void> {
  await dropWritten(id, info);
  workOn(id, info.kind).go({ jobId: null, sent: null, asked: null });
}

/** Reads the list, and keeps only those edits that did not get there. */
export async function dropWritten(id: string, info: RecordKindInfo): Promise<void> {
  const { kind } = info;
  await loadRecords(id, kind);
  const { rows, problem } = useRecordLists.getState().lists[listKey(id, kind)] ?? {};
  if (rows && !problem)
    workOn(id, kind).change((edits) => editsLeft({ info, present: rows, edits }));
}
