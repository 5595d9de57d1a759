import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCircleX, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../shared/contract/jobs';
import { recordReportSchema, type RecordReport } from '../../../../shared/contract/records';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { newsOf, SilenceNote } from '../../../components/silence-note';
import { StatusText } from '../../../components/status-text';
import { useWork } from '../../../components/use-work';
import { ResultList } from '../../../components/wizard';
import { applyJob, isRunning } from '../../../stores/jobs';
import { jobMarks } from '../../jobs/marks';
import { rowName } from './field-text';
import classes from './records.module.css';
import { NameList } from './review';

/** The report of a job about records; null while it has none. */
export function reportOf(job: Job): RecordReport | null {
  const parsed = recordReportSchema.safeParse(job.result['report']);
  return parsed.success ? parsed.data : null;
}

interface RecordResultProps {
  readonly info: RecordKindInfo;
  readonly job: Job;
  /** Sends what is still missing once more; absent where nothing can be repeated. */
  readonly onAgain?: () => Promise<void>;
  /** What is left to do has to be known before something is put back. */
  readonly beforeUndo?: () => Promise<void>;
  /** Another job has taken over: the one that undoes. */
  readonly onJob: (job: Job) => void;
}

/** A job as it happens, then its report: what was done, what was not taken and why, the ways out. */
export function RecordResult({ info, job, onAgain, beforeUndo, onJob }: RecordResultProps) {
  const { t } = useTranslation();
  const { working: busy, problem, run } = useWork();
  const report = reportOf(job);
  const running = isRunning(job);
  const failed = report?.failed ?? [];

  const undo = async () => {
    await beforeUndo?.();
    const started = await api.call('jobs.undo', { id: job.id });
    applyJob(started);
    onJob(started);
  };
  const stop = async () => applyJob(await api.call('jobs.cancel', { id: job.id }));
  const failures = report?.failures ?? 0;
  const done = (['added', 'changed', 'removed', 'unchanged'] as const).flatMap((part) => {
    const count = report?.[part] ?? 0;
    return count > 0 ? [t(`records.result.part.${part}`, { count })] : [];
  });
  const rest = failures + (report?.notSent ?? 0) + (report?.unknown ?? 0);

  return (
    <>
      <div role="status">
        <StatusText {...jobMarks[job.state]}>
          <strong>{headline()}</strong>
        </StatusText>
        {report !== null && !running && (
          <>
            {done.length > 0 && <Text>{done.join(', ')}.</Text>}
            {report.notSent > 0 && (
              <Text>{t('records.result.notSent', { count: report.notSent })}</Text>
            )}
            {report.unknown > 0 && (
              <Text>{t('records.result.unknown', { count: report.unknown })}</Text>
            )}
            <Text size="sm" c="dimmed">
              {t('records.result.took', {
                count: report.requests,
                seconds: report.seconds.toFixed(1),
              })}
            </Text>
          </>
        )}
      </div>
      {running && (
        <Progress value={job.progress * 100} aria-label={t('records.result.progress')} size="sm" />
      )}
      {running && <SilenceNote news={newsOf(job)} />}
      {job.error !== null && !running && <ErrorNotice error={job.error} />}
      {problem !== null && <ErrorNotice error={problem} />}
      <Group gap="sm">
        {running && job.canCancel && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            onClick={() => void run(stop)}
          >
            {t('records.result.stop')}
          </Button>
        )}
        {!running && onAgain && (rest > 0 || job.state === 'failed') && (
          <Button loading={busy} onClick={() => void run(onAgain)}>
            {failures > 0
              ? t('records.result.again', { count: failures })
              : t('records.result.tryRest')}
          </Button>
        )}
        {!running && job.canUndo && (
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            onClick={() => void run(undo)}
          >
            {t('records.result.undo')}
          </Button>
        )}
      </Group>
      {failed.length > 0 && (
        <section
          className={classes.section}
          data-tone="bad"
          aria-label={t('records.result.failedTitle')}
        >
          <Title order={3}>
            <IconCircleX size={18} aria-hidden />
            {t('records.result.failedTitle')}
          </Title>
          <NameList
            rows={failed.map(({ row, reason, code }) => ({
              name: rowName(info, row),
              text: `${reason} (${code})`,
            }))}
          />
        </section>
      )}
      <ResultList steps={job.steps} />
    </>
  );

  function headline(): string {
    if (running) return t('records.result.running');
    if (job.state === 'cancelled') return t('records.result.stopped');
    if (failures > 0) return t('records.result.failed', { count: failures });
    if (job.state === 'failed') return t('records.result.broken');
    if (report !== null && !report.verified) return t('records.result.unproven');
    return t('records.result.done');
  }
}
