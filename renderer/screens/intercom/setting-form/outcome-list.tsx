import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Written } from '../../../../shared/contract/settings';
import { settingWords } from '../../../../shared/device/setting-fields';
import { StatusText } from '../../../components/status-text';
import classes from './setting-form.module.css';
import { slotName, type Slot } from './slots';

const LOOK = {
  stored: { icon: IconCircleCheck, tone: 'good' },
  'not-stored': { icon: IconAlertTriangle, tone: 'bad' },
  'cannot-tell': { icon: IconHelpCircle, tone: 'neutral' },
} as const;

interface OutcomeListProps {
  readonly slots: readonly Slot[];
  readonly written: readonly Written[];
}

/** What was written and read back, value by value, in the order of the form; what the intercom did not keep is named. */
export function OutcomeList({ slots, written }: OutcomeListProps) {
  const { t } = useTranslation();
  const placeOf = ({ key }: Written) => slots.findIndex((one) => one.key === key);
  return (
    <ul className={classes.outcomes} aria-label={t('door.outcome.label')}>
      {written
        .toSorted((a, b) => placeOf(a) - placeOf(b))
        .map(({ key, after, outcome }) => {
          const slot = slots.find((one) => one.key === key);
          const still = slot && after !== null ? settingWords(slot.field, after) : (after ?? '');
          const value = still === '' ? t('wizard.review.empty') : still;
          return (
            <li key={key} className={classes.outcome}>
              <span>{slot === undefined ? key : slotName(slot)}</span>
              <StatusText {...LOOK[outcome]}>{t(`door.outcome.${outcome}`, { value })}</StatusText>
            </li>
          );
        })}
    </ul>
  );
}
