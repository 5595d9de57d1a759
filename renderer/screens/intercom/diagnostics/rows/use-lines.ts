import { useEffect, useMemo, useState } from 'react';
import type { LogKind } from '../../../../../shared/contract/diagnostics';
import { loadRecords, useRecordList } from '../../../../stores/records';
import { filterLines, NO_FILTER, toLines, type LineFilter } from './line';

/** A log of an intercom as it was read now, and what is chosen of it. */
export function useLines(id: string, kind: LogKind) {
  const list = useRecordList(id, kind);
  const [filter, setFilter] = useState<LineFilter>(NO_FILTER);
  const { rows, reading, problem } = list;
  useEffect(() => {
    void loadRecords(id, kind);
  }, [id, kind]);
  const lines = useMemo(() => toLines(rows ?? []), [rows]);
  const shown = useMemo(() => filterLines(lines, filter), [lines, filter]);
  return {
    lines,
    shown,
    filter,
    setFilter,
    reading,
    /** It was read at least once. */
    known: rows !== null,
    problem,
    readAgain: () => loadRecords(id, kind),
  };
}
