import { useTranslation } from 'react-i18next';
import { durationWords } from './duration';

/** Turns so many seconds into words in the language of the window. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation();
  const unit = {
    d: t('intercom.unit.d'),
    h: t('intercom.unit.h'),
    min: t('intercom.unit.min'),
    s: t('intercom.unit.s'),
  };
  return (seconds) => durationWords(seconds, unit);
}
