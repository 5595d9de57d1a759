import type { RestoreVerdict } from '../contract/backups';
import { parseVersion } from './models';

/** What decides whether a backup may go onto an intercom. */
export interface RestoreFacts {
  readonly backup: {
    readonly mac: string;
    readonly model: string;
    readonly firmware: string;
    readonly door: string;
    /** Whether it holds the intercom's own export, which is what an intercom takes back. */
    readonly archive: 'sealed' | 'open' | 'none';
  };
  readonly unit: { readonly mac: string; readonly model: string; readonly firmware: string };
}

export interface RestoreDecision {
  readonly verdict: RestoreVerdict;
  readonly allowed: 'yes' | 'with-confirmation' | 'no';
  readonly reason: string;
  readonly warnings: readonly string[];
}

const sameText = (a: string, b: string): boolean =>
  a.trim().toUpperCase() === b.trim().toUpperCase();

function firmwareWarnings({ backup, unit }: RestoreFacts): readonly string[] {
  if (sameText(backup.firmware, unit.firmware)) return [];
  const then = parseVersion(backup.firmware);
  const now = parseVersion(unit.firmware);
  const words = `It ran ${backup.firmware} then and runs ${unit.firmware} now`;
  return then && now && then.oem !== now.oem
    ? [`${words}: another maker's branch, whose settings may have other names.`]
    : [`${words}: settings that came or went in between may differ.`];
}

/**
 * Whether a backup may go onto an intercom. The same decision in the preview and when its turn comes.
 * An export is good for the same model only (device notes 2: it may be encrypted). Pure.
 */
export function decideRestore(facts: RestoreFacts): RestoreDecision {
  const { backup, unit } = facts;
  const warnings = firmwareWarnings(facts);
  if (!sameText(backup.model, unit.model))
    return {
      verdict: 'other-model',
      allowed: 'no',
      reason: `The backup is of the model ${backup.model}; this intercom is of the model ${unit.model}. An export fits its own model only.`,
      warnings: [],
    };
  if (backup.archive === 'none')
    return {
      verdict: 'no-export',
      allowed: 'no',
      reason:
        'This intercom gave no export when the backup was made, so there is nothing it takes back. Compare them and copy what is needed.',
      warnings: [],
    };
  if (sameText(backup.mac, unit.mac))
    return {
      verdict: 'same-intercom',
      allowed: 'yes',
      reason: 'It was made of this intercom.',
      warnings,
    };
  return {
    verdict: 'same-model',
    allowed: 'with-confirmation',
    reason: `It was made of ${backup.door || 'another intercom'} (${backup.mac}), of the same model ${unit.model}.`,
    warnings: [
      'Its network address, SIP account, names and passwords come along. Switch the other one off first, or both claim the same.',
      ...warnings,
    ],
  };
}
