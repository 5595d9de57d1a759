import { Button, Checkbox, Group, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../../shared/contract/records';
import type { EnrolTarget } from '../change';
import classes from '../enrol.module.css';
import { cardsOf, findPeople, knownPerson } from '../people';
import type { EnrolPerson } from '../session';

/** So many are shown: the rest is found by its name. */
const SHOWN = 6;

interface PeoplePickerProps {
  readonly target: EnrolTarget;
  readonly rows: readonly RecordRow[];
  readonly chosen: readonly EnrolPerson[];
  readonly onAdd: (people: readonly Pick<EnrolPerson, 'key' | 'name' | 'row'>[]) => void;
}

/** People whom the intercom knows already: for a first card, or for another one. */
export function PeoplePicker({ target, rows, chosen, onAdd }: PeoplePickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [withoutCard, setWithoutCard] = useState(target === 'user');
  const found = useMemo(() => {
    const taken = new Set(chosen.map(({ key }) => key));
    return findPeople(rows, typed).filter(
      (row) => !taken.has(knownPerson(row).key) && !(withoutCard && cardsOf(target, row) > 0),
    );
  }, [rows, typed, withoutCard, chosen, target]);
  const shown = found.slice(0, SHOWN);
  return (
    <section className={classes.box} aria-label={t('enrol.people.known')}>
      <Title order={3}>{t('enrol.people.known')}</Title>
      <Group>
        <TextInput
          flex={1}
          aria-label={t('enrol.people.search')}
          placeholder={t('enrol.people.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {target === 'user' && (
          <Checkbox
            size="md"
            label={t('enrol.people.withoutCard')}
            checked={withoutCard}
            onChange={(event) => setWithoutCard(event.currentTarget.checked)}
          />
        )}
      </Group>
      <ul className={classes.lines}>
        {shown.map((row) => {
          const person = knownPerson(row);
          return (
            <li key={person.key}>
              <span className={classes.grow}>{person.name}</span>
              <Text size="sm" c="dimmed">
                {t('enrol.people.has', { count: cardsOf(target, row) })}
              </Text>
              <Button
                variant="subtle"
                leftSection={<IconPlus size={18} aria-hidden />}
                aria-label={t('enrol.people.addOne', { name: person.name })}
                onClick={() => onAdd([person])}
              >
                {t('enrol.people.add')}
              </Button>
            </li>
          );
        })}
      </ul>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {t('enrol.people.found', { count: found.length })}
        </Text>
        {found.length > 1 && (
          <Button variant="default" onClick={() => onAdd(found.map(knownPerson))}>
            {t('enrol.people.addAll', { count: found.length })}
          </Button>
        )}
      </Group>
    </section>
  );
}
