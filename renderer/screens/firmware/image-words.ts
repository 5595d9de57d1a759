import type { TFunction } from 'i18next';
import type { FirmwareImage } from '../../../shared/contract/firmware';

/** The version that an image carries, in words. */
export function versionWords(t: TFunction, { version }: FirmwareImage): string {
  return version === ''
    ? t('firmware.images.noVersion')
    : t('firmware.images.version', { version });
}

/** The models that an image is for, in words. */
export function modelWords(t: TFunction, { models }: FirmwareImage): string {
  return models.length === 0
    ? t('firmware.images.noModels')
    : t('firmware.images.forModels', { models: models.join(', ') });
}
