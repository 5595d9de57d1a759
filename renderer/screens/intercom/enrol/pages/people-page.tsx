import { Button, Group, Radio, Textarea } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../../components/error-notice';
import { WizardFrame } from '../../../../components/wizard';
import type { EnrolPageProps } from '../enrol-wizard';
import { PeopleOrder } from '../parts/people-order';
import { PeoplePicker } from '../parts/people-picker';
import { newPeople } from '../people';
import { NO_SESSION, withPeople, type EnrolPerson } from '../session';
import { changeSession, patchEnrolment } from '../store';

/** Step 1: who gets a card, and in which order. */
export function PeoplePage({ intercom, enrolment, target, there, shell, onLeave }: EnrolPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { people } = enrolment.session;
  const list = there.lists[target];
  const [names, setNames] = useState('');
  const typed = newPeople(names, people);

  const add = (added: readonly Pick<EnrolPerson, 'key' | 'name' | 'row'>[]) =>
    changeSession(id, (session) => withPeople(session, added));
  const next = () => {
    // Names that stand there and were not added yet are meant all the same.
    if (typed.length > 0) add(typed);
    if (typed.length > 0 || people.length > 0)
      patchEnrolment(id, { step: 'doors', target, jobId: null });
    setNames('');
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="people"
      onStep={shell.onStep}
      heading={t('enrol.heading.people')}
      intro={t('enrol.intro.people')}
      next={{
        label: t('wizard.next'),
        busy: list.rows === null && list.reading,
        missing: people.length + typed.length === 0 ? [t('enrol.people.missing')] : [],
        onPress: next,
      }}
      onLeave={onLeave}
    >
      {list.problem !== null && (
        <ErrorNotice
          error={list.problem}
          ways={[{ label: t('common.tryAgain'), run: there.readAgain }]}
        />
      )}
      {there.targets.length > 1 && (
        <Radio.Group
          label={t('enrol.people.target')}
          value={target}
          onChange={(value) => patchEnrolment(id, { target: value, session: NO_SESSION })}
        >
          <Group gap="xl" mih={40}>
            {there.targets.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`enrol.people.targets.${one}`)}
                // People of one list are not people of the other: nothing taken is thrown away.
                disabled={one !== target && people.length > 0}
              />
            ))}
          </Group>
        </Radio.Group>
      )}
      <Textarea
        label={t('enrol.people.names')}
        description={t('enrol.people.namesHint')}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        value={names}
        onChange={(event) => setNames(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          leftSection={<IconUserPlus size={18} aria-hidden />}
          disabled={typed.length === 0}
          onClick={() => {
            add(typed);
            setNames('');
          }}
        >
          {t('enrol.people.addNames', { count: typed.length })}
        </Button>
      </Group>
      {(list.rows ?? []).length > 0 && (
        <PeoplePicker target={target} rows={list.rows ?? []} chosen={people} onAdd={add} />
      )}
      {people.length > 0 && <PeopleOrder id={id} people={people} />}
    </WizardFrame>
  );
}
