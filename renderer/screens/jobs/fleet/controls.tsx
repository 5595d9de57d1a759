import { Button, Group } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconRepeat,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fleet, FleetAction } from '../../../../shared/contract/fleet';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { controlFleet } from '../../../stores/fleets';
import { UndoApply } from './undo-apply';
import { countOf, wasStopped } from './words';

interface Props {
  readonly fleet: Fleet;
  readonly ask: (action: FleetAction, tasks?: readonly string[]) => void;
}

/** What can be asked of the whole job as it stands; the likeliest comes last and is filled. */
export function Controls({ fleet, ask }: Props) {
  const { t } = useTranslation();
  const [stopping, setStopping] = useState(false);
  const { state } = fleet;
  const failed = countOf(fleet, 'failed');
  const waiting = countOf(fleet, 'waiting');
  const unknown = countOf(fleet, 'unknown');
  const stopped = fleet.tasks.filter(wasStopped).map(({ id }) => id);
  const rest = countOf(fleet, 'queued') + waiting;
  const held = state === 'stopped' || state === 'interrupted' || state === 'paused';
  return (
    <Group gap="xs" justify="flex-end">
      {waiting > 0 && fleet.endedAt === null && (
        <Button variant="default" onClick={() => ask('skip-unreachable')}>
          {t('fleet.skipAll', { count: waiting })}
        </Button>
      )}
      {(state === 'running' || held) && (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={18} aria-hidden />}
          onClick={() => setStopping(true)}
        >
          {t('fleet.stop')}
        </Button>
      )}
      {state === 'running' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={18} aria-hidden />}
          onClick={() => ask('pause')}
        >
          {t('fleet.pause')}
        </Button>
      )}
      {unknown > 0 && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => ask('settle')}
        >
          {t('fleet.check', { count: unknown })}
        </Button>
      )}
      {stopped.length > 0 && fleet.endedAt !== null && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          onClick={() => ask('retry-failed', stopped)}
        >
          {t('fleet.goOnStopped', { count: stopped.length })}
        </Button>
      )}
      {failed > 0 && state !== 'stopping' && (
        <Button
          variant={held ? 'default' : 'filled'}
          leftSection={<IconRepeat size={18} aria-hidden />}
          onClick={() => ask('retry-failed')}
        >
          {t('fleet.retryAll', { count: failed })}
        </Button>
      )}
      {held && (
        <Button
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          onClick={() => ask('resume')}
        >
          {rest > 0 ? t('fleet.goOnRest', { count: rest }) : t('fleet.goOn')}
        </Button>
      )}
      <UndoApply fleet={fleet} />
      <ConfirmDialog
        opened={stopping}
        title={t('fleet.stopTitle')}
        confirmLabel={t('fleet.stopConfirm')}
        onConfirm={() => controlFleet(fleet.id, 'cancel')}
        onClose={() => setStopping(false)}
      >
        {t('fleet.stopText')}
      </ConfirmDialog>
    </Group>
  );
}
