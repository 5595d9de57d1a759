import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconNetwork,
  IconRefresh,
  IconShieldLock,
  IconServer,
  IconWifi,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkCard } from '../../shared/contract/discovery';
import { toAppError, type AppError } from '../../shared/errors';
import { ErrorNotice } from '../components/error-notice';
import { navigate } from '../router';
import { useApp } from '../stores/app';
import { loadCards, search, useDiscovery } from '../stores/discovery';
import classes from './cards-drawer.module.css';

const icons: Readonly<Record<NetworkCard['kind'], Icon>> = {
  wired: IconNetwork,
  wireless: IconWifi,
  vpn: IconShieldLock,
  virtual: IconServer,
  loopback: IconServer,
  unknown: IconNetwork,
};

const close = () => useApp.setState({ cardsOpen: false });

/** This computer's network cards: what was heard on each, and what is wrong with it. */
export function CardsDrawer() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.cardsOpen);
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size={460}
      title={<Title order={2}>{t('frame.cardsTitle')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Cards />
    </Drawer>
  );
}

function Cards() {
  const { t } = useTranslation();
  const cards = useDiscovery((state) => state.cards);
  const [problem, setProblem] = useState<AppError | null>(null);
  const look = () => {
    loadCards().then(
      () => setProblem(null),
      (error: unknown) => setProblem(toAppError(error)),
    );
  };
  useEffect(look, []);
  const outside = cards.filter((card) => card.kind !== 'loopback');
  return (
    <Stack>
      <Text>{t('frame.cardsIntro')}</Text>
      {problem !== null && <ErrorNotice error={problem} />}
      {outside.length === 0 && (
        <div>
          <Text fw={600}>{t('frame.cardsNone')}</Text>
          <Text>{t('frame.cardsNoneHint')}</Text>
        </div>
      )}
      {outside.map((card) => (
        <Card key={`${card.name} ${card.address}`} card={card} />
      ))}
      <Button variant="default" leftSection={<IconRefresh size={18} aria-hidden />} onClick={look}>
        {t('frame.cardsLook')}
      </Button>
    </Stack>
  );
}

function Card({ card }: { readonly card: NetworkCard }) {
  const { t } = useTranslation();
  const scanning = useDiscovery((state) => state.progress.scanning);
  const IconShape = icons[card.kind];
  return (
    <section className={classes.card} aria-label={card.name}>
      <Group gap="sm" wrap="nowrap">
        <IconShape size={22} stroke={1.7} aria-hidden />
        <Title order={3}>{card.name}</Title>
        <Text c="dimmed">{t(`frame.kind.${card.kind}`)}</Text>
        <Text ml="auto" size="sm">
          {card.searched ? t('frame.cardSearched') : t('frame.cardNotSearched')}
        </Text>
      </Group>
      <dl className={classes.facts}>
        <dt>{t('frame.cardAddress')}</dt>
        <dd>{card.address}</dd>
        <dt>{t('frame.cardNetwork')}</dt>
        <dd>
          {card.subnet} ({t('frame.cardHosts', { count: card.hosts })})
        </dd>
      </dl>
      <Text size="sm">{t('frame.cardHeard', { count: card.heard })}</Text>
      {card.problem !== '' && (
        <Group gap={8} mt={8} wrap="nowrap" align="flex-start">
          <IconAlertTriangle
            size={20}
            color="var(--lintel-warn)"
            aria-hidden
            style={{ flexShrink: 0 }}
          />
          <Text>{card.problem}</Text>
        </Group>
      )}
      <Button
        mt="sm"
        variant="default"
        disabled={scanning}
        onClick={() => {
          close();
          navigate({ screen: 'find' });
          // A card that "everywhere" leaves out is searched when its network is named.
          void search(card.searched ? { cards: [card.name] } : { ranges: [card.subnet] });
        }}
      >
        {t('frame.cardSearchOnly')}
      </Button>
    </section>
  );
}
