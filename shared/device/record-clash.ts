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
  for (;;) {
    const before = blocked.size;
    // A change that is not sent leaves its row, and the codes of it, where they are.
    const sent = set.filter(({ index }) => !blocked.has(index));
    const going = new Set([...remove, ...sent.map((one) => one.before)]);
    const owner = new Map<string, RecordRow>();
    for (const row of present)
      if (!going.has(row)) for (const code of ownOf(info, row)) owner.set(code, row);
    const candidates = [...sent.map(({ after, index }) => ({ row: after, index })), ...add];
    for (const { row, index } of candidates) {
      const codes = ownOf(info, row);
      const clash = codes.find((code) => owner.has(code));
      if (clash)
        blocked.set(index, { row, index, reason: reasonOf(info, clash, owner.get(clash)) });
      else for (const code of codes) owner.set(code, row);
    }
    const newChanges = set.some(({ index }) => blocked.has(index)) && blocked.size > before;
    if (!newChanges) return [...blocked.values()];
  }
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
