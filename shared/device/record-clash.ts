import type { RecordRow } from '../contract/records';
import type { IndexedRow, RecordConflict, RowChange } from './record-diff';
import type { RecordKindInfo } from './records';
import { codesOf } from './rules';

/**
 * Rows to send that would have a PIN or a card of another row: of one that stays on the intercom, or
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
  for (;;) {
    const before = blocked.size;
    // A change that is not sent leaves its row, and the codes of it, where they are.
    const sent = set.filter(({ index }) => !blocked.has(index));
    const going = new Set([...remove, ...sent.map((one) => one.before)]);
    const owner = new Map<string, RecordRow>();
    for (const row of present)
      if (!going.has(row)) for (const { code } of codesOf(info, row)) owner.set(code, row);
    const candidates = [...sent.map(({ after, index }) => ({ row: after, index })), ...add];
    for (const { row, index } of candidates) {
      const codes = codesOf(info, row);
      const clash = codes.find(({ code }) => owner.has(code));
      if (clash) blocked.set(index, { row, index, reason: reasonOf(clash.code, owner) });
      else for (const { code } of codes) owner.set(code, row);
    }
    const newChanges = set.some(({ index }) => blocked.has(index)) && blocked.size > before;
    if (!newChanges) return [...blocked.values()];
  }
}

function reasonOf(code: string, owner: ReadonlyMap<string, RecordRow>): string {
  const what = code.startsWith('pin') ? 'PIN' : 'card';
  const name = owner.get(code)?.['Name'] ?? '';
  return name === ''
    ? `This ${what} is in use already.`
    : `This ${what} belongs to ${name} already.`;
}
