import type { RecordRow } from '../contract/records';
import { naturalKey } from './record-compare';
import type { IndexedRow, RecordConflict, RowChange } from './record-diff';
import type { RecordKindInfo } from './records';
import { codesOf } from './rules';

/**
 * Rows to send that would have a PIN or a card of another row, or what it is recognised by: of one that stays on the intercom, or
 * of one that is sent before it. A code that a removed or changed row gives up is free.
 */
export function clashes(options: {
  readonly info: RecordKindInfo;
  readonly present: readonly RecordRow[];
  readonly add: readonly IndexedRow[];
  readonly set: readonly RowChange[];
  readonly remove: readonly RecordRow[];
}): readonly RecordConflict[] {
  const { info, present, add, set, remove } = options;
  const blocked = new Map<number, RecordConflict>();
  const going = new Set([...remove, ...set.map(({ before }) => before)]);
  const owner = new Map<string, RecordRow>();
  for (const row of present)
    if (!going.has(row)) for (const code of ownOf(info, row)) owner.set(code, row);

  /** Rows that are sent as it looks by now, by what they would have. */
  const claims = new Map<string, IndexedRow>();
  const block = ({ row, index }: IndexedRow, clash: string): void => {
    blocked.set(index, { row, index, reason: reasonOf(info, clash, owner.get(clash)) });
  };
  for (const one of [...set.map(({ after, index }) => ({ row: after, index })), ...add]) {
    const codes = ownOf(info, one.row);
    const clash = codes.find((code) => owner.has(code));
    if (clash !== undefined) block(one, clash);
    else
      for (const code of codes) {
        owner.set(code, one.row);
        claims.set(code, one);
      }
  }

  // A change that is not sent leaves its row, and the codes of it, where they are: whoever would
  // have got one of them is not sent either.
  const changes = new Map(set.map((one) => [one.index, one]));
  const removed = new Set(remove);
  const sent = new Map<RecordRow, number>();
  for (const { before } of set) sent.set(before, (sent.get(before) ?? 0) + 1);
  const waiting = [...blocked.keys()];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const before = changes.get(index)?.before;
    if (before === undefined) continue;
    const others = (sent.get(before) ?? 0) - 1;
    sent.set(before, others);
    if (others > 0 || removed.has(before)) continue;
    for (const code of ownOf(info, before)) {
      const claim = claims.get(code);
      owner.set(code, before);
      claims.delete(code);
      if (claim === undefined || blocked.has(claim.index)) continue;
      block(claim, code);
      waiting.push(claim.index);
    }
  }
  return [...blocked.values()];
}

/** What no other row may have: its codes, and where rows are unique what it is recognised by. */
function ownOf(info: RecordKindInfo, row: RecordRow): readonly string[] {
  const codes = codesOf(info, row).map(({ code }) => code);
  const key = info.unique ? naturalKey(info, row) : undefined;
  return key === undefined ? codes : [...codes, `key ${key}`];
}

function reasonOf(info: RecordKindInfo, code: string, owner: RecordRow | undefined): string {
  if (code.startsWith('key')) return `Another ${info.one} has this ${firstLabel(info)} already.`;
  const what = code.startsWith('pin') ? 'PIN' : 'card';
  const name = owner?.['Name'] ?? '';
  return name === ''
    ? `This ${what} is in use already.`
    : `This ${what} belongs to ${name} already.`;
}

const firstLabel = ({ fields, naturalKey: [first] }: RecordKindInfo): string =>
  (fields.find(({ key }) => key === first)?.label ?? 'name').toLowerCase();
