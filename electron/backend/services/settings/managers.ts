import type { Settings } from '../../../../shared/contract/settings';
import { bossesOf } from '../../../../shared/device/bosses';

/** Who else manages this unit and may overwrite `what`, in words. Pure. */
export function managersOf(settings: Settings, what: string): readonly string[] {
  return bossesOf(settings).flatMap(({ kind, who }) => {
    if (kind === 'cloud') return [`${who} and may overwrite ${what}.`];
    if (kind === 'provisioning') return [`${who}, which may overwrite ${what}.`];
    return [];
  });
}
