import type { RecordTarget, Row } from '../../../electron/backend/virtual/types';
import type { Door } from './door';

/** The rows of a list as the intercom itself keeps them, past Lintel. */
export function storedRows(door: Door, target: RecordTarget): readonly Row[] {
  return door.unit.state.records[target].rows;
}

/** People for an intercom to begin with; the first has ID 1. */
export function people(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    UserID: String(1000 + i),
    Name: `Person ${String(i + 1).padStart(5, '0')}`,
    PrivatePIN: String(10_000_000 + i),
    CardCode: (0x00b40000 + i).toString(16).toUpperCase().padStart(8, '0'),
    ScheduleRelay: '1001-1',
    LiftFloorNum: '0',
    WebRelay: '0',
    SourceType: '1',
  }));
}
