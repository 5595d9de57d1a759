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

export const FUNCTIONS: Readonly<Record<EditableKind, KindFunctions>> = {
  privatekey: {
    get: 'privatekey/get',
    add: 'privatekey/add',
    set: 'privatekey/set',
    del: 'privatekey/del',
    clear: 'privatekey/clear',
    newId: '0',
    chunk: 200,
  },
  rfkey: {
    get: 'rfkey/get',
    add: 'rfkey/add',
    set: 'rfkey/set',
    del: 'rfkey/del',
    clear: 'rfkey/clear',
    newId: '0',
    chunk: 200,
  },
  contact: {
    get: 'contact/get',
    add: 'contact/add',
    set: 'contact/set',
    del: 'contact/del',
    clear: 'contact/clear',
    newId: '0',
    chunk: 200,
  },
  group: {
    get: 'group/get',
    add: 'group/add',
    set: 'group/set',
    del: 'group/del',
    clear: 'group/clear',
    newId: '0',
    chunk: 100,
  },
  dialreplace: {
    get: 'dialreplace/get',
    add: 'dialreplace/add',
    set: 'dialreplace/set',
    del: 'dialreplace/del',
    clear: 'dialreplace/clear',
    newId: '0',
    chunk: 100,
  },
  user: {
    get: 'user/get',
    add: 'user/add',
    set: 'user/set',
    del: 'user/del',
    clear: 'user/clear',
    newId: '-1',
    chunk: 200,
  },
  schedule: {
    get: 'schedule/get',
    add: 'schedule/add',
    set: 'schedule/set',
    del: 'schedule/del',
    newId: '-1',
    chunk: 50,
  },
};

/** What reads a list, the logs included. */
export function getterOf(kind: RecordKind): ApiName {
  if (kind === 'calllog') return 'calllog/get';
  if (kind === 'doorlog') return 'doorlog/get';
  return FUNCTIONS[kind].get;
}
