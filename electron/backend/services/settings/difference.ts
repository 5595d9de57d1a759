import type { Settings, Written } from '../../../../shared/contract/settings';
import { isSecretKey } from '../../../../shared/device/config-keys';
import { isMask } from '../../../../shared/device/secret-mask';
import { encodeSecret, secretForm, shown } from './secrets';

/** What has to be written for an intercom to have the values wanted. */
export interface Difference {
  /** Key to value, as this unit wants it written. */
  readonly write: Settings;
  readonly unchanged: readonly string[];
}

function same(a: string, b: string): boolean {
  return a === b || a.trim() === b.trim();
}

/** Compares what is there with what is wanted; passwords in the form of this model. Pure. */
export function difference(current: Settings, wanted: Settings, model: string): Difference {
  const write: Record<string, string> = {};
  const unchanged: string[] = [];
  for (const [key, plain] of Object.entries(wanted)) {
    const held = current[key];
    const value = isSecretKey(key) ? encodeSecret(plain, secretForm(model, held)) : plain;
    if (held !== undefined && same(held, value)) unchanged.push(key);
    else write[key] = value;
  }
  return { write, unchanged };
}

/** What became of one written value. */
function outcome(
  key: string,
  values: { readonly before?: string; readonly sent: string; readonly after?: string },
): Written['outcome'] {
  const { before, sent, after } = values;
  if (after !== undefined && same(after, sent)) return 'stored';
  if (!isSecretKey(key)) return 'not-stored';
  if (after === undefined || after === '' || isMask(after)) return 'cannot-tell';
  // Taken as base64, shown in clear (S5xx).
  if (encodeSecret(after, 'base64') === sent) return 'stored';
  // In clear or encrypted: what still reads as it did before was not changed.
  return after === before ? 'not-stored' : 'cannot-tell';
}

/** Judges every written value by what was read back. Secrets come out masked. Pure. */
export function judge(options: {
  readonly before: Settings;
  readonly sent: Settings;
  readonly after: Settings;
}): readonly Written[] {
  const { before, sent, after } = options;
  return Object.entries(sent).map(([key, value]) => {
    const was = before[key];
    const now = after[key];
    return {
      key,
      before: was === undefined ? null : shown(key, was),
      wanted: shown(key, value),
      after: now === undefined ? null : shown(key, now),
      outcome: outcome(key, { before: was, sent: value, after: now }),
      secret: isSecretKey(key),
    };
  });
}
