import { create } from 'zustand';
import type { Job } from '../../shared/contract/jobs';
import {
  editableKindSchema,
  recordReportSchema,
  type EditableKind,
  type RecordChange,
} from '../../shared/contract/records';
import { isRunning, useJobs } from './jobs';
import { listKey } from './list-key';
import { countEdits, NO_EDITS, withoutAsked, type RecordEdits } from './record-edits';

/** Where the work on a list stands; kept while the window is open, so that no screen loses it. */
export interface RecordWork {
  readonly edits: RecordEdits;
  /** `result` while `jobId` names the job that writes. */
  readonly page: 'table' | 'review' | 'result';
  readonly jobId: string | null;
  /** What that job was asked for: the same once more sends only what is still missing. */
  readonly sent: RecordChange | null;
  /** The edits that it was asked for, until it has ended. */
  readonly asked: RecordEdits | null;
}

const NO_WORK: RecordWork = {
  ...{ edits: NO_EDITS, page: 'table', jobId: null, sent: null, asked: null },
};

interface WorkState {
  readonly works: Readonly<Record<string, RecordWork>>;
}

const useWorks = create<WorkState>()(() => ({ works: {} }));

/**
 * What a job has written is no edit any more from the moment it has ended, wherever the person is
 * then: an undo later must not make edits of it again. What was not taken stays, see `editsLeft`.
 */
useJobs.subscribe(({ jobs }) => {
  for (const [key, work] of Object.entries(useWorks.getState().works)) {
    const { asked, jobId } = work;
    const job = asked && jobs.find(({ id }) => id === jobId);
    if (!job || isRunning(job)) continue;
    const edits = isComplete(job) ? withoutAsked(work.edits, asked) : work.edits;
    useWorks.setState(({ works }) => ({
      works: { ...works, [key]: { ...work, edits, asked: null } },
    }));
  }
});

function isComplete(job: Job): boolean {
  const { data } = recordReportSchema.safeParse(job.result['report']);
  return data !== undefined && data.failures + data.notSent + data.unknown === 0;
}

interface WorkActions {
  readonly change: (next: (edits: RecordEdits) => RecordEdits) => void;
  readonly go: (change: Partial<Omit<RecordWork, 'edits'>>) => void;
  /** Forgets what is not on the intercom yet. */
  readonly discard: () => void;
}

export interface WorkOn extends RecordWork, WorkActions {}

/** What can be done with the work on one list. */
export function workOn(id: string, kind: EditableKind): WorkActions {
  const key = listKey(id, kind);
  const update = (next: (work: RecordWork) => RecordWork) =>
    useWorks.setState(({ works }) => ({
      works: { ...works, [key]: next(works[key] ?? NO_WORK) },
    }));
  return {
    change: (next) => update((before) => ({ ...before, edits: next(before.edits) })),
    go: (change) => update((before) => ({ ...before, ...change })),
    discard: () => update((before) => ({ ...before, edits: NO_EDITS })),
  };
}

/** How many rows wait to be written, by the kind of list, on one intercom. */
export function useEditCounts(id: string): Readonly<Partial<Record<EditableKind, number>>> {
  const works = useWorks((state) => state.works);
  return Object.fromEntries(
    editableKindSchema.options.map((kind) => [
      kind,
      countEdits((works[listKey(id, kind)] ?? NO_WORK).edits),
    ]),
  );
}

/** The work on one list. */
export function useRecordWork(id: string, kind: EditableKind): WorkOn {
  const work = useWorks(({ works }) => works[listKey(id, kind)] ?? NO_WORK);
  return { ...work, ...workOn(id, kind) };
}
