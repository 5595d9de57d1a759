import { useState } from 'react';
import { patchDoorDraft, doorDraftOf } from './draft';
import { writeSlots, type WriteReport } from '../setting-form/write-slots';
import type { Door } from './use-door';

export interface DoorWrite {
  readonly busy: boolean;
  readonly report: WriteReport | null;
  /** Writes what was entered; what the intercom kept is no change any more. */
  readonly write: () => Promise<WriteReport>;
  readonly clear: () => void;
}

/** Writes the changes of a door, reads them back and keeps what did not stick. */
export function useDoorWrite({ id, form, readAgain }: Door): DoorWrite {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<WriteReport | null>(null);
  return {
    busy,
    report,
    clear: () => setReport(null),
    write: async () => {
      setBusy(true);
      const done = await writeSlots(id, form.all, doorDraftOf(id).changes);
      const changes = Object.fromEntries(
        Object.entries(doorDraftOf(id).changes).filter(([key]) => !done.settled.includes(key)),
      );
      patchDoorDraft(id, { changes });
      setReport(done);
      setBusy(false);
      readAgain();
      return done;
    },
  };
}
