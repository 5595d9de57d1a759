import type { Settings } from '../../../../shared/contract/settings';
import { isAppError } from '../../../../shared/errors';
import type { SecurityFacts } from '../../../../shared/site/security';
import { readSettings } from '../../backup/snapshot';
import type { Driver } from '../../driver/types';
import type { Core } from '../../services/core';
import { rejectionKeys } from '../../services/intercoms/sign-in';
import { openAnonymous, type Anonymous } from './anonymous';
import { lookForDownloads } from './downloads';
import { tryFactory, type FactoryTry } from './factory';

async function settingsOf(driver: Driver, signal: AbortSignal): Promise<Settings | null> {
  try {
    return await readSettings(driver, signal);
  } catch (error) {
    if (isAppError(error, 'device.unsupported')) return null;
    throw error;
  }
}

/**
 * Whether the factory's password is valid: known where Lintel signed in with it, tried once where
 * this intercom has refused nothing yet.
 */
export async function factoryOf(
  { registry, rejections }: Pick<Core, 'registry' | 'rejections'>,
  what: { readonly id: string; readonly driver: Driver; readonly anonymous: Anonymous },
): Promise<FactoryTry> {
  const { id, driver, anonymous } = what;
  const { factoryPassword, mac } = registry.get(id);
  if (factoryPassword && driver.auth !== 'none') return { verdict: 'valid', words: '' };
  if (rejections.count(rejectionKeys(driver.address, mac)) > 0)
    return {
      verdict: 'untold',
      words:
        "The factory's password was not tried: this intercom has refused passwords before, and one more might lock everybody out.",
    };
  return tryFactory(anonymous);
}

/**
 * Reads what makes an intercom secure or not. Writes nothing. Its own password is used before and
 * after the factory's one is tried, so that a unit that counts refusals begins anew.
 *
 * @throws AppError of the driver
 */
export async function readSecurity(
  core: Core,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): Promise<SecurityFacts> {
  const { drivers, clock } = core;
  return drivers.use(
    id,
    async (driver) => {
      const info = await driver.info({ signal });
      const settings = await settingsOf(driver, signal);
      const anonymous = openAnonymous(driver.address, { clock, signal });
      try {
        const downloads = await lookForDownloads(anonymous);
        const factory = await factoryOf(core, { id, driver, anonymous });
        if (factory.verdict === 'refused') await driver.info({ signal });
        return {
          ...{ model: info.model, firmware: info.firmware, settings, downloads },
          secure: driver.address.scheme === 'https',
          scheme: driver.auth ?? null,
          factory: factory.verdict,
          factoryWords: factory.words,
        };
      } finally {
        await anonymous.close();
      }
    },
    { signal, repeatable: true },
  );
}
