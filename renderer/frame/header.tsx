import { Button, Kbd } from '@mantine/core';
import { IconAlertTriangle, IconNetwork, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../stores/app';
import { useDiscovery } from '../stores/discovery';
import classes from './frame.module.css';
import { PracticeNote } from './practice-note';

/** Above every screen: the search over everything, and this computer's network. */
export function Header() {
  const { t } = useTranslation();
  const cards = useDiscovery((state) => state.cards).filter((card) => card.kind !== 'loopback');
  const wrong = cards.length === 0 || cards.some((card) => card.problem !== '');
  return (
    <header className={classes.header}>
      <PracticeNote />
      <Button
        variant="default"
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={<Kbd size="sm">{t('frame.searchKeys')}</Kbd>}
        onClick={() => useApp.setState({ paletteOpen: true })}
      >
        {t('frame.search')}
      </Button>
      <Button
        variant="default"
        leftSection={
          wrong ? (
            <IconAlertTriangle size={18} color="var(--lintel-warn)" aria-hidden />
          ) : (
            <IconNetwork size={18} aria-hidden />
          )
        }
        onClick={() => useApp.setState({ cardsOpen: true })}
      >
        {t('frame.cards', { count: cards.length })}
        {wrong && cards.length > 0 && `, ${t('frame.cardsProblem')}`}
      </Button>
    </header>
  );
}
