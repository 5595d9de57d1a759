import type { RecordKind } from '../../shared/contract/records';

/** Names a list of an intercom. */
export const listKey = (id: string, kind: RecordKind): string => `${id}/${kind}`;
