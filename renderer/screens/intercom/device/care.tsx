import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArchive, IconRefresh, IconRestore } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestorePoint } from '../../../../shared/contract/config';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { Job } from '../../../../shared/contract/jobs';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { ResultList } from '../../../components/wizard';
import { applyJob, isRunning, useJobs } from '../../../stores/jobs';
import { dayAndTime } from '../../../text/when';
import { doorName } from '../door-name';
import classes from './device.module.css';

interface CareProps {
  readonly intercom: Intercom;
  readonly onReboot: () => void;
}

const KINDS: readonly string[] = ['config.backup', 'config.resetFactory'];

/** Restart, restore points, factory reset; each says what is lost before it happens. */
export function Care({ intercom, onReboot }: CareProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const name = doorName(intercom);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const job = useJobs(({ jobs }) =>
    jobs.find(({ intercomId, kind }) => intercomId === id && KINDS.includes(kind)),
  );
  const busy = job !== undefined && isRunning(job);
  const started = (next: Job) => {
    if (!useJobs.getState().jobs.some((known) => known.id === next.id)) applyJob(next);
  };
  const backUp = async () => {
    try {
      setProblem(null);
      started(await api.call('config.backup', { id, reason: t('device.care.reason') }));
    } catch (error) {
      setProblem(toAppError(error).toData());
    }
  };
  const reset = async () => {
    started(await api.call('config.resetFactory', { id, confirmMac: intercom.mac }));
  };
  return (
    <Stack>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      {job !== undefined && (
        <section className={classes.card} aria-label={job.title}>
          <h3>{job.title}</h3>
          <ResultList steps={job.steps} />
          {job.error !== null && <ErrorNotice error={job.error} />}
        </section>
      )}
      <div className={classes.split}>
        <section className={classes.card} aria-labelledby="restore-points">
          <h3 id="restore-points">{t('device.care.points')}</h3>
          <Text>{t('device.care.pointsText')}</Text>
          <Group>
            <Button
              loading={busy}
              leftSection={<IconArchive size={18} aria-hidden />}
              onClick={() => void backUp()}
            >
              {t('device.care.make')}
            </Button>
          </Group>
          <Points id={id} round={`${job?.id ?? ''} ${job?.state ?? ''}`} />
        </section>
        <Stack>
          <section className={classes.card} aria-labelledby="restart">
            <h3 id="restart">{t('device.care.restart')}</h3>
            <Text>{t('device.care.restartText')}</Text>
            <Group>
              <Button
                variant="default"
                leftSection={<IconRefresh size={18} aria-hidden />}
                onClick={onReboot}
              >
                {t('device.care.restartAction')}
              </Button>
            </Group>
          </section>
          <section className={classes.card} aria-labelledby="factory-reset">
            <h3 id="factory-reset">{t('device.care.reset')}</h3>
            <Text>{t('device.care.resetText')}</Text>
            <Group>
              <Button
                color="red.9"
                disabled={busy}
                leftSection={<IconRestore size={18} aria-hidden />}
                onClick={() => setAsking(true)}
              >
                {t('device.care.resetAction')}
              </Button>
            </Group>
          </section>
        </Stack>
      </div>
      <ConfirmDialog
        opened={asking}
        title={t('device.care.resetTitle', { name })}
        confirmLabel={t('device.care.resetConfirm', { name })}
        word={name}
        danger
        onConfirm={reset}
        onClose={() => setAsking(false)}
      >
        {t('device.care.resetBody')}
      </ConfirmDialog>
    </Stack>
  );
}

interface PointsProps {
  readonly id: string;
  /** Changes when the list may have. */
  readonly round: string;
}

function Points({ id, round }: PointsProps) {
  const { t } = useTranslation();
  const [points, setPoints] = useState<readonly RestorePoint[] | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  useEffect(() => {
    let gone = false;
    api.call('config.backups', { id }).then(
      (answer) => !gone && setPoints(answer.points),
      (error: unknown) => !gone && setProblem(toAppError(error).toData()),
    );
    return () => {
      gone = true;
    };
  }, [id, round]);
  const save = useCallback(
    async (name: string, part: 'snapshot' | 'archive') => {
      try {
        const file = await api.call('config.backupFile', { id, name, part });
        await api.saveFile(file.token, file.name);
      } catch (error) {
        setProblem(toAppError(error).toData());
      }
    },
    [id],
  );
  if (problem !== null) return <ErrorNotice error={problem} onClose={() => setProblem(null)} />;
  if (points === null) return <Text role="status">{t('common.loading')}</Text>;
  if (points.length === 0) return <Text c="dimmed">{t('device.care.none')}</Text>;
  return (
    <ul className={classes.points} aria-label={t('device.care.list')}>
      {points.map((point) => (
        <li key={point.name}>
          <Text fw={600}>{[dayAndTime(point.at), point.reason].filter(Boolean).join(', ')}</Text>
          <Text size="sm">
            {t('device.care.holds', {
              settings: point.settings,
              rows: Object.values(point.records).reduce((sum, rows) => sum + rows, 0),
              firmware: point.firmware,
            })}
          </Text>
          {point.missing.length > 0 && (
            <Text size="sm">{t('device.care.missing', { what: point.missing.join('; ') })}</Text>
          )}
          {point.archive === 'open' && <Text size="sm">{t('device.care.open')}</Text>}
          <Group gap="xs" mt={4}>
            <Button variant="default" onClick={() => void save(point.name, 'snapshot')}>
              {t('device.care.snapshot')}
            </Button>
            {point.archive !== 'none' && (
              <Button variant="default" onClick={() => void save(point.name, 'archive')}>
                {t('device.care.archive')}
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}
