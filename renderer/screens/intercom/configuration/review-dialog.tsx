import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconHelpCircle,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { configOutcomeSchema } from '../../../../shared/contract/config';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { Job } from '../../../../shared/contract/jobs';
import {
  configValueWords,
  describeConfigKey,
  dangerOf,
  isSecretKey,
  settingName,
} from '../../../../shared/device/config-keys';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { newsOf, SilenceNote } from '../../../components/silence-note';
import { StatusText } from '../../../components/status-text';
import { ResultList, ReviewList, type ReviewChange } from '../../../components/wizard';
import { applyJob, isRunning, useJobs } from '../../../stores/jobs';
import { doorName } from '../door-name';
import classes from './configuration.module.css';
import { patchConfigDraft, type ConfigDraft } from './draft';

interface ReviewDialogProps {
  readonly intercom: Intercom;
  readonly draft: ConfigDraft;
  readonly values: Readonly<Record<string, string>>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const resultSchema = z.object({
  written: z.array(z.object({ key: z.string(), outcome: configOutcomeSchema })),
});

/** What a job says became of each setting; empty until it has begun. */
export function outcomesOf(job: Job) {
  const parsed = resultSchema.safeParse(job.result);
  return parsed.success ? parsed.data.written : [];
}

/** Old and new before anything is written; then what happens, and what became of each value. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { t } = useTranslation();
  const { draft, opened, onClose } = props;
  const job = useJobs(({ jobs }) => jobs.find(({ id }) => id === draft.jobId) ?? null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t(job === null ? 'configuration.review.title' : 'configuration.result.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {job === null ? <Review {...props} /> : <Result job={job} {...props} />}
    </Modal>
  );
}

function Review({ intercom, draft, values, onClose }: ReviewDialogProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [busy, setBusy] = useState(false);
  const { id } = intercom;
  const keys = Object.keys(draft.changes);
  const changes = keys.map((key): ReviewChange => {
    const info = describeConfigKey(key);
    const words = (value: string) => (info.secret ? value : configValueWords(info, value));
    return {
      id: key,
      label: settingName(info),
      before: words(values[key] ?? ''),
      after: words(draft.changes[key] ?? ''),
      secret: info.secret,
    };
  });
  const dangers = (['access', 'web', 'network'] as const).filter((danger) =>
    keys.some((key) => dangerOf(key) === danger),
  );
  const write = async () => {
    setBusy(true);
    try {
      const job = await api.call('config.apply', { id, values: draft.changes });
      if (!useJobs.getState().jobs.some((known) => known.id === job.id)) applyJob(job);
      patchConfigDraft(id, { jobId: job.id });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };
  return (
    <Stack>
      <ReviewList
        caption={t('configuration.review.caption', { name: doorName(intercom) })}
        changes={changes}
      />
      <BossWarning ids={[id]} />
      {dangers.length > 0 && (
        <Alert
          color="yellow"
          variant="default"
          icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
          title={t('configuration.review.cutTitle')}
        >
          {dangers.map((danger) => (
            <Text key={danger}>{t(`configuration.review.${danger}`)}</Text>
          ))}
          <Text>{t('configuration.review.last')}</Text>
        </Alert>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void write()}>
          {t('configuration.review.write', { count: keys.length })}
        </Button>
      </Group>
    </Stack>
  );
}

const LOOK = {
  stored: { icon: IconCircleCheck, tone: 'good' },
  'not-stored': { icon: IconAlertTriangle, tone: 'bad' },
  'not-sent': { icon: IconAlertTriangle, tone: 'warn' },
  'cannot-tell': { icon: IconHelpCircle, tone: 'neutral' },
} as const;

function Result({ intercom, job, onClose }: ReviewDialogProps & { readonly job: Job }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const undo = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const undoing = await api.call('jobs.undo', { id: job.id });
      applyJob(undoing);
      patchConfigDraft(intercom.id, { jobId: undoing.id });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  const running = isRunning(job);
  return (
    <Stack>
      <ResultList steps={job.steps} />
      {running && <SilenceNote news={newsOf(job)} />}
      {job.error !== null && <ErrorNotice error={job.error} />}
      {running ? (
        <Text c="dimmed" size="sm">
          {t('configuration.result.running')}
        </Text>
      ) : (
        <ul className={classes.outcomes} aria-label={t('configuration.result.outcomes')}>
          {outcomesOf(job).map(({ key, outcome }) => (
            <li key={key} className={classes.outcome}>
              <span>{settingName(describeConfigKey(key))}</span>
              <StatusText {...LOOK[outcome]}>{t(`configuration.result.${outcome}`)}</StatusText>
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
      {!running && job.canUndo && outcomesOf(job).some(({ key }) => isSecretKey(key)) && (
        <Text c="dimmed" size="sm">
          {t('configuration.result.withoutPasswords')}
        </Text>
      )}
      <Group justify="flex-end">
        {!running && job.canUndo && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            onClick={() => void undo()}
          >
            {t('configuration.result.undo')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </Group>
    </Stack>
  );
}
