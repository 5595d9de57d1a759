import { ActionIcon, Group, TextInput, Title } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { isAppError, toAppError } from '../../../shared/errors';
import { api } from '../../api';
import { applyIntercom } from '../../stores/intercoms';
import classes from './intercom.module.css';

/** What a person calls this intercom: the name of the door, or its model until it has one. */
export function doorName(intercom: Intercom): string {
  return intercom.name === '' ? intercom.model : intercom.name;
}

/** The name of the door, which can be changed where it stands. Enter keeps it, Esc does not. */
export function DoorName({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const end = () => {
    setEditing(false);
    // The field that had the focus is gone; give it back to what opened it.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing) return <NameField intercom={intercom} onEnd={end} />;
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      <Title order={1} size="h2" className={classes.name}>
        {doorName(intercom)}
      </Title>
      <ActionIcon
        ref={pencil}
        aria-label={t(intercom.name === '' ? 'intercom.door.rename' : 'intercom.door.renameKnown')}
        onClick={() => setEditing(true)}
      >
        <IconPencil size={18} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}

interface NameFieldProps {
  readonly intercom: Intercom;
  readonly onEnd: () => void;
}

function NameField({ intercom, onEnd }: NameFieldProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(intercom.name);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    try {
      const changed = await api.call('intercoms.update', { id: intercom.id, name });
      applyIntercom({ id: intercom.id, intercom: changed });
      onEnd();
    } catch (error) {
      if (!isAppError(error, 'call.cancelled')) setProblem(toAppError(error).message);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      <Group gap={4} wrap="nowrap" align="start">
        <TextInput
          aria-label={t('intercom.door.label')}
          placeholder={intercom.model}
          maxLength={64}
          autoFocus
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ActionIcon type="submit" aria-label={t('intercom.door.save')}>
          <IconCheck size={18} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon aria-label={t('intercom.door.cancel')} onClick={onEnd}>
          <IconX size={18} aria-hidden="true" />
        </ActionIcon>
      </Group>
    </form>
  );
}
