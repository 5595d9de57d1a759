import type { TFunction } from 'i18next';
import { i18next } from '../../../text';
import type { RecordRow } from '../../../../shared/contract/records';
import { naturalKey } from '../../../../shared/device/record-compare';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { codesOf } from '../../../../shared/device/rules';
import type { RowCheck } from './editor';
import { rowName } from './field-text';
import type { RecordView } from './views';

interface TakenOptions {
  readonly info: RecordKindInfo;
  readonly views: readonly RecordView[];
  /** The row in hand; null for a new one. */
  readonly key: string | null;
}

/** Says while one types that a PIN, a card or a key belongs to another row of this list already. */
export function takenCodes(options: TakenOptions): RowCheck {
  const { info, views, key } = options;
  const t: TFunction = i18next.t;
  const others = views.filter((view) => view.key !== key && view.mark !== 'removed');
  const owners = new Map<string, RecordRow>();
  const keys = new Map<string, RecordRow>();
  for (const { row } of others) {
    for (const { code } of codesOf(info, row)) owners.set(code, row);
    const natural = naturalKey(info, row);
    if (natural !== undefined) keys.set(natural, row);
  }
  const taken = (row: RecordRow) => t('records.editor.inUse', { name: rowName(info, row) });
  return (row) => {
    const problems: Record<string, string> = {};
    for (const { field, code } of codesOf(info, row)) {
      const owner = owners.get(code);
      if (owner) problems[field] ??= taken(owner);
    }
    const natural = info.unique ? naturalKey(info, row) : undefined;
    const same = natural === undefined ? undefined : keys.get(natural);
    const [first] = info.naturalKey;
    if (same && first !== undefined) problems[first] ??= taken(same);
    return problems;
  };
}
