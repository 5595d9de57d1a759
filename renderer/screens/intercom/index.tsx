import { Button, Group, Text } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import { Known } from './known';
import { isPart } from './parts-list';

interface IntercomScreenProps {
  readonly id: string;
  /** The part of it that is shown; anything unknown is the overview. */
  readonly tab: string;
}

/** One intercom: header, the list of its parts, and the part that was chosen. */
export function IntercomScreen({ id, tab }: IntercomScreenProps) {
  const intercom = useIntercoms(({ byId }) => byId[id]);
  const loaded = useIntercoms((state) => state.loaded);
  if (intercom !== undefined)
    return <Known key={id} intercom={intercom} part={isPart(tab) ? tab : 'overview'} />;
  return loaded ? <Unknown /> : <Reading />;
}

function Reading() {
  const { t } = useTranslation();
  return (
    <Text role="status" p="lg">
      {t('common.loading')}
    </Text>
  );
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={IconDoor}
      title={t('intercom.unknownTitle')}
      actions={
        <Group>
          <Button onClick={() => navigate({ screen: 'find' })}>{t('intercom.toFind')}</Button>
          <Button variant="default" onClick={() => navigate({ screen: 'intercoms' })}>
            {t('intercom.toIntercoms')}
          </Button>
        </Group>
      }
    >
      {t('intercom.unknownBody')}
    </EmptyState>
  );
}
