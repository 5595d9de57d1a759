import { Button, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { api } from '../../../api';
import { applyJob, isRunning, useJobs } from '../../../stores/jobs';
import type { WorkOn } from '../../../stores/record-work';
import classes from './records.module.css';
import { RecordResult } from './result';
import { dropWritten, useWritingJob } from './use-settle';

interface ResultPageProps {
  readonly id: string;
  readonly info: RecordKindInfo;
  readonly work: WorkOn;
}

/** The job that writes the list, and the way back to it. */
export function ResultPage({ id, info, work }: ResultPageProps) {
  const { t } = useTranslation();
  const { kind } = info;
  const { sent } = work;
  const job = useWritingJob(work);
  const loaded = useJobs((state) => state.loaded);
  const running = job !== null && isRunning(job);

  const again = async () => {
    if (sent === null) return;
    const next = await api.call('records.apply', { id, kind, change: sent });
    applyJob(next);
    work.go({ jobId: next.id });
  };
  return (
    <div className={classes.page} data-fills>
      <div className={classes.scroll}>
        <Title order={2}>{job?.title ?? ''}</Title>
        {job === null ? (
          <Text role="status">{t(loaded ? 'records.result.gone' : 'common.loading')}</Text>
        ) : (
          <RecordResult
            info={info}
            job={job}
            onAgain={sent === null ? undefined : again}
            beforeUndo={() => dropWritten(id, info)}
            onJob={(next) => work.go({ jobId: next.id, sent: null })}
          />
        )}
      </div>
      <footer className={classes.footer}>
        <Button
          variant={running ? 'default' : 'filled'}
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => work.go({ page: 'table' })}
        >
          {t(running ? 'records.result.later' : 'records.result.back')}
        </Button>
      </footer>
    </div>
  );
}
