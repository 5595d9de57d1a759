import type { EditableKind, RecordRow } from '../contract/records';
import { RECORD_KINDS } from './records';
import { codesOf } from './rules';

/** The lists in which a code can stand. */
export const CODE_KINDS = ['privatekey', 'rfkey', 'user'] as const satisfies EditableKind[];
export type CodeKind = (typeof CODE_KINDS)[number];

export type CodeOwner =
  | { readonly in: 'list'; readonly kind: CodeKind; readonly id: string; readonly name: string }
  /** One of the three codes that everybody knows. */
  | { readonly in: 'public'; readonly number: number };

/** By code as `codesOf` writes it (`pin 1234`, `card B4161D`): all who have it. */
export type CodeOwners = ReadonlyMap<string, readonly CodeOwner[]>;

/** Who has which code on an intercom, over all its lists and its public codes. */
export function codeOwners(options: {
  readonly lists: Partial<Readonly<Record<CodeKind, readonly RecordRow[]>>>;
  readonly publicCodes?: readonly string[];
}): CodeOwners {
  const owners = new Map<string, CodeOwner[]>();
  const add = (code: string, owner: CodeOwner) => {
    const others = owners.get(code);
    if (others) others.push(owner);
    else owners.set(code, [owner]);
  };
  for (const kind of CODE_KINDS)
    for (const row of options.lists[kind] ?? [])
      for (const { code } of codesOf(RECORD_KINDS[kind], row))
        add(code, { in: 'list', kind, id: row['ID'] ?? '', name: row['Name'] ?? '' });
  (options.publicCodes ?? []).forEach((code, index) => {
    if (code !== '') add(`pin ${code}`, { in: 'public', number: index + 1 });
  });
  return owners;
}

export interface SharedCode {
  /** `pin` or `card`. */
  readonly what: 'pin' | 'card';
  readonly code: string;
  readonly owners: readonly CodeOwner[];
}

/** Codes that more than one has. The first that the intercom finds wins, and nobody knows which. */
export function sharedCodes(owners: CodeOwners): readonly SharedCode[] {
  return [...owners].flatMap(([key, having]) => {
    const [what, code] = key.split(' ') as ['pin' | 'card', string];
    return having.length > 1 ? [{ what, code, owners: having }] : [];
  });
}
