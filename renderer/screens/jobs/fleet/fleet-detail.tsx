import {
  Alert,
  Button,
  Group,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fleet, FleetAction, FleetTask } from '../../../../shared/contract/fleet';
import { toAppError, type AppError } from '../../../../shared/errors';
import { ErrorNotice } from '../../../components/error-notice';
import { StatusText } from '../../../components/status-text';
import { navigate } from '../../../router';
import { controlFleet, isFleetRunning } from '../../../stores/fleets';
import { clockTime } from '../../../text/when';
import { Prompts } from '../../site/acceptance/prompts';
import { Controls } from './controls';
import classes from './fleet.module.css';
import { fleetMarks } from '../marks';
import { Pace } from './pace';
import { TaskDialog } from './task-dialog';
import { TaskList } from './task-list';
import { countOf, countWords, needsLook, timeLeft, wasStopped } from './words';

/** One job on many: a row per intercom, and what can be done about those that did not work. */
export function FleetDetail({ fleet }: { readonly fleet: Fleet }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<AppError | null>(null);
  const [onlyLook, setOnlyLook] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const look = fleet.tasks.filter(needsLook);
  const shown = onlyLook && look.length > 0 ? look : fleet.tasks;
  const openedTask = fleet.tasks.find(({ id }) => id === opened);

  async function ask(action: FleetAction, tasks?: readonly string[]) {
    setProblem(null);
    try {
      await controlFleet(fleet.id, action, tasks);
    } catch (error) {
      setProblem(toAppError(error));
    }
  }

  const mayRetry = fleet.state !== 'stopping';
  const retry = (task: FleetTask) =>
    (task.state === 'failed' || wasStopped(task)) && mayRetry
      ? () => void ask('retry-failed', [task.id])
      : null;
  const skip = (task: FleetTask) =>
    task.state === 'waiting' || (task.state === 'queued' && fleet.state !== 'running')
      ? () => void ask('skip-unreachable', [task.id])
      : null;

  return (
    <Stack gap="sm" className={classes.detail}>
      <div>
        <Button
          variant="subtle"
          px="xs"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => navigate({ screen: 'jobs', id: null })}
        >
          {t('jobs.back')}
        </Button>
      </div>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1}>{fleet.title}</Title>
          <Group gap="lg" mt={4}>
            <div role="status">
              <StatusText {...fleetMarks[fleet.state]}>
                {t(`fleet.state.${fleet.state}`)}
              </StatusText>
            </div>
            <Text size="sm" c="dimmed">
              {t('jobs.started', { time: clockTime(fleet.startedAt) })}
            </Text>
          </Group>
        </div>
        <Controls fleet={fleet} ask={(action, tasks) => void ask(action, tasks)} />
      </Group>
      {/* Somebody may look here while a check waits for them. */}
      {fleet.kind === 'site.accept' && isFleetRunning(fleet) && <Prompts />}
      <How fleet={fleet} />
      {fleet.stopReason !== '' && (
        <Alert
          variant="default"
          icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
          styles={{ root: { borderColor: 'var(--lintel-warn)' } }}
        >
          <Text>{fleet.stopReason}</Text>
        </Alert>
      )}
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      {look.length > 0 && look.length < fleet.tasks.length && (
        <div>
          <SegmentedControl
            aria-label={t('fleet.show')}
            value={onlyLook ? 'look' : 'all'}
            onChange={(value) => setOnlyLook(value === 'look')}
            data={[
              { value: 'all', label: t('fleet.showAll', { count: fleet.tasks.length }) },
              { value: 'look', label: t('fleet.showLook', { count: look.length }) },
            ]}
          />
        </div>
      )}
      <TaskList tasks={shown} retry={retry} skip={skip} onDetails={({ id }) => setOpened(id)} />
      {openedTask !== undefined && (
        <TaskDialog fleet={fleet.id} task={openedTask} onClose={() => setOpened(null)} />
      )}
    </Stack>
  );
}

/** How far the whole is, in numbers that cannot be taken for more than is done. */
function How({ fleet }: { readonly fleet: Fleet }) {
  const { t } = useTranslation();
  const percent = Math.floor(fleet.progress * 100);
  const left = timeLeft(fleet, t);
  const idle = countOf(fleet, 'running') + countOf(fleet, 'queued') === 0;
  return (
    <div>
      <Group justify="space-between" gap="md">
        <Text>
          {countWords(fleet, t)}
          {left !== '' && `; ${left}`}
        </Text>
        {fleet.endedAt === null && fleet.tasks.length > 1 && <Pace fleet={fleet} />}
      </Group>
      {isFleetRunning(fleet) && idle && countOf(fleet, 'waiting') > 0 && (
        <Text size="sm" c="dimmed">
          {t('fleet.onlyWaiting')}
        </Text>
      )}
      {fleet.endedAt === null && (
        <Progress mt="xs" value={percent} aria-label={t('jobs.progress', { title: fleet.title })} />
      )}
    </div>
  );
}
