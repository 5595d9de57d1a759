import type { EditableKind, RecordKind } from '../../../shared/contract/records';
import type { ApiName } from '../driver/api';

/** The functions of a list, and how many rows of it are sent at once to begin with. */
export interface KindFunctions {
  readonly get: ApiName;
  readonly add: ApiName;
  readonly set: ApiName;
  readonly del: ApiName;
  /** Missing where the intercom cannot empty the list at once. */
  readonly clear?: ApiName;
  /** `ID` of a row that has none yet: as in the examples of the manual. */
  readonly newId: string;
  /**
   * Rows in one request. 1000 are known to work on an S532, 5000 to freeze it (device notes 1.8); a
   * few hundred cost little and are done before the time limit on slow units.
   */
  readonly chunk: number;
}

/** The functions that every list has, by the names of the manual. */
function functionsOf<K extends EditableKind>(kind: K) {
  return {
    get: `${kind}/get`,
    add: `${kind}/add`,
    set: `${kind}/set`,
    del: `${kind}/del`,
  } as const;
}

export const FUNCTIONS: Readonly<Record<EditableKind, KindFunctions>> = {
  privatekey: {
    ...functionsOf('privatekey'),
    ...{ clear: 'privatekey/clear', newId: '0', chunk: 200 },
  },
  rfkey: { ...functionsOf('rfkey'), clear: 'rfkey/clear', newId: '0', chunk: 200 },
  contact: { ...functionsOf('contact'), clear: 'contact/clear', newId: '0', chunk: 200 },
  group: { ...functionsOf('group'), clear: 'group/clear', newId: '0', chunk: 100 },
  dialreplace: {
    ...functionsOf('dialreplace'),
    ...{ clear: 'dialreplace/clear', newId: '0', chunk: 100 },
  },
  // Clients of real units send -1 for people and schedules (device notes 1.5).
  user: { ...functionsOf('user'), clear: 'user/clear', newId: '-1', chunk: 200 },
  schedule: { ...functionsOf('schedule'), newId: '-1', chunk: 50 },
};

/** What reads a list, the logs included. */
export function getterOf(kind: RecordKind): ApiName {
  if (kind === 'calllog') return 'calllog/get';
  if (kind === 'doorlog') return 'doorlog/get';
  return FUNCTIONS[kind].get;
}
