import type { Settings } from '../../../../shared/contract/settings';

const CLOUD = 'Config.DoorSetting.CLOUDSERVER';
const PROVISIONING = 'Config.Autoprovision.SERVER';

/** The sections that tell who else manages a unit. */
export const MANAGER_SECTIONS: readonly string[] = [CLOUD, PROVISIONING];

/** A URL without user and password in it. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

/** Who else manages this unit and may overwrite `what`, in words. Pure. */
export function managersOf(settings: Settings, what: string): readonly string[] {
  const warnings: string[] = [];
  if (settings[`${CLOUD}.Enable`] === '1') {
    const server = settings[`${CLOUD}.Server`] ?? '';
    warnings.push(
      `A cloud${server === '' ? '' : ` (${server})`} manages this intercom and may overwrite ${what}.`,
    );
  }
  const url = settings[`${PROVISIONING}.URL`] ?? '';
  if (url !== '')
    warnings.push(
      `This intercom fetches its settings from a provisioning server (${withoutSecrets(url)}), which may overwrite ${what}.`,
    );
  return warnings;
}
