import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeWords } from './sip-steps';

/** Sentences for values that are out of range, in the language of the window. */
export function useRangeWords(): RangeWords {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      port: t('sip.range.port'),
      seconds: t('sip.range.seconds'),
      tooLong: t('sip.range.tooLong'),
    }),
    [t],
  );
}
