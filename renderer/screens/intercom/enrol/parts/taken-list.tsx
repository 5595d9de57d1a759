import { Button, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleMinus, IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../enrol.module.css';
import { call, type EnrolPerson, type Session } from '../session';
import { changeSession } from '../store';

/** Everybody with what they have got; anybody can be called, also for a second card. */
export function TakenList({ id, session }: { readonly id: string; readonly session: Session }) {
  const { t } = useTranslation();
  return (
    <section className={classes.box} aria-label={t('enrol.cards.people')}>
      <Title order={3}>{t('enrol.cards.people')}</Title>
      <ol className={classes.lines}>
        {session.people.map((person) => (
          <li key={person.key} aria-current={person.key === session.current ? 'step' : undefined}>
            <PersonMark person={person} current={person.key === session.current} />
            <span className={classes.grow}>{person.name}</span>
            <Text size="sm" ff="monospace">
              {person.cards.join(', ')}
            </Text>
            {person.cards.length === 0 && (
              <Text size="sm" c="dimmed">
                {t(person.skipped ? 'enrol.cards.skipped' : 'enrol.cards.waiting')}
              </Text>
            )}
            {person.key !== session.current && (
              <Button
                variant="subtle"
                aria-label={t('enrol.cards.callName', { name: person.name })}
                onClick={() => changeSession(id, (before) => call(before, person.key))}
              >
                {t(person.cards.length > 0 ? 'enrol.cards.another' : 'enrol.cards.call')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function PersonMark({ person, current }: { readonly person: EnrolPerson; current: boolean }) {
  if (current) return <IconId size={20} aria-hidden color="var(--lintel-accent)" />;
  if (person.cards.length > 0)
    return <IconCircleCheck size={20} aria-hidden color="var(--lintel-good)" />;
  return person.skipped ? (
    <IconCircleMinus size={20} aria-hidden />
  ) : (
    <IconCircle size={20} aria-hidden />
  );
}
