import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../enrol.module.css';
import { withoutPerson, type EnrolPerson } from '../session';
import { changeSession } from '../store';

const FIRST = 12;

interface PeopleOrderProps {
  readonly id: string;
  readonly people: readonly EnrolPerson[];
}

/** Who gets a card, in the order in which they are called. */
export function PeopleOrder({ id, people }: PeopleOrderProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(FIRST);
  return (
    <section className={classes.box} aria-label={t('enrol.people.order')}>
      <Title order={3}>{t('enrol.people.orderCount', { count: people.length })}</Title>
      <ol className={classes.lines}>
        {people.slice(0, limit).map(({ key, name, row, cards }) => (
          <li key={key}>
            <span className={classes.grow}>{name}</span>
            <Text size="sm" c="dimmed">
              {t(row === null ? 'enrol.people.isNew' : 'enrol.people.isKnown')}
            </Text>
            <ActionIcon
              aria-label={t('enrol.people.remove', { name })}
              // A card that was taken is taken back on its own page first.
              disabled={cards.length > 0}
              onClick={() => changeSession(id, (session) => withoutPerson(session, key))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {people.length > limit && (
        <Group>
          <Button variant="subtle" onClick={() => setLimit(people.length)}>
            {t('enrol.people.showAll', { count: people.length })}
          </Button>
        </Group>
      )}
    </section>
  );
}
