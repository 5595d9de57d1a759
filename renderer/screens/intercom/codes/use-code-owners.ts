import { useCallback, useEffect, useMemo } from 'react';
import type { Intercom } from '../../../../shared/contract/intercoms';
import {
  CODE_KINDS,
  codeOwners,
  type CodeKind,
  type CodeOwners,
} from '../../../../shared/device/code-owners';
import { listKey } from '../../../stores/list-key';
import {
  loadRecords,
  useRecordList,
  useRecordLists,
  type RecordList,
} from '../../../stores/records';
import { lacks } from '../capability';

export interface CodesThere {
  readonly lists: Readonly<Record<CodeKind, RecordList>>;
  /** The intercom does not know this list. */
  readonly missing: Readonly<Record<CodeKind, boolean>>;
  /** Every list has been read, or is known to be missing. */
  readonly ready: boolean;
  /** Who has which PIN and which card, over all lists. */
  readonly owners: CodeOwners;
  readonly readAgain: () => void;
}

const NONE: readonly string[] = [];

/**
 * Everything on the intercom that opens doors, in whichever list it stands.
 *
 * @param publicCodes keep it stable: a new one is counted anew
 */
export function useCodeOwners(
  intercom: Intercom,
  publicCodes: readonly string[] = NONE,
): CodesThere {
  const { id } = intercom;
  const privatekey = useRecordList(id, 'privatekey');
  const rfkey = useRecordList(id, 'rfkey');
  const user = useRecordList(id, 'user');
  const lists = { privatekey, rfkey, user };
  const known = CODE_KINDS.filter((kind) => !lacks(intercom, `${kind}/get`)).join();
  const readAgain = useCallback(() => {
    for (const kind of CODE_KINDS) if (known.split(',').includes(kind)) void loadRecords(id, kind);
  }, [id, known]);
  useEffect(() => {
    const { lists: read } = useRecordLists.getState();
    for (const kind of CODE_KINDS) {
      const list = read[listKey(id, kind)];
      const wanted = known.split(',').includes(kind) && list?.rows == null;
      if (wanted && list?.reading !== true) void loadRecords(id, kind);
    }
  }, [id, known]);
  const owners = useMemo(
    () =>
      codeOwners({
        lists: {
          privatekey: privatekey.rows ?? [],
          rfkey: rfkey.rows ?? [],
          user: user.rows ?? [],
        },
        publicCodes,
      }),
    [privatekey.rows, rfkey.rows, user.rows, publicCodes],
  );
  const absent = (kind: CodeKind) =>
    !known.split(',').includes(kind) || lists[kind].problem?.code === 'device.unsupported';
  const missing = {
    privatekey: absent('privatekey'),
    rfkey: absent('rfkey'),
    user: absent('user'),
  };
  return {
    lists,
    missing,
    ready: CODE_KINDS.every((kind) => missing[kind] || lists[kind].rows !== null),
    owners,
    readAgain,
  };
}
