import { Button, Text } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import type { LiveView } from '../live/use-live';
import { DoorPage } from './door-page';
import { DoorWizard } from './door-wizard';
import { useDoor } from './use-door';

interface DoorScreenProps {
  readonly intercom: Intercom;
  readonly view: LiveView;
}

/** Relays and inputs: a page of all their settings, or the same step by step. */
export function DoorScreen({ intercom, view }: DoorScreenProps) {
  const { t } = useTranslation();
  const door = useDoor(intercom.id, view.live);
  if (door.error !== null)
    return (
      <ErrorNotice
        error={door.error}
        ways={[{ label: t('common.tryAgain'), run: door.readAgain }]}
      />
    );
  if (door.reading) return <Text role="status">{t('common.loading')}</Text>;
  if (door.lacking && door.form.relays.length === 0)
    return (
      <EmptyState
        icon={IconDoor}
        title={t('door.none.title')}
        actions={<Button onClick={door.readAgain}>{t('common.tryAgain')}</Button>}
      >
        {t('door.none.body', { model: intercom.model, firmware: intercom.firmware })}
      </EmptyState>
    );
  return door.draft.step === null ? (
    <DoorPage intercom={intercom} door={door} view={view} />
  ) : (
    <DoorWizard intercom={intercom} door={door} view={view} step={door.draft.step} />
  );
}
