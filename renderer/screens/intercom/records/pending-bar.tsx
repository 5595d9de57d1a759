import { Button, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { isRunning } from '../../../stores/jobs';
import { countEdits } from '../../../stores/record-edits';
import type { WorkOn } from '../../../stores/record-work';
import classes from './records.module.css';
import { useWritingJob } from './use-settle';

/** Below the table: what is not on the intercom yet, and the way there; or the job that writes. */
export function PendingBar({ work }: { readonly work: WorkOn }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const job = useWritingJob(work);
  const { edits } = work;
  const count = countEdits(edits);

  if (job !== null && isRunning(job))
    return (
      <section className={classes.pending} aria-label={job.title}>
        <Text component="p">{job.title}</Text>
        <Progress
          value={job.progress * 100}
          aria-label={t('records.result.progress')}
          size="sm"
          w={160}
        />
        <Button variant="default" onClick={() => work.go({ page: 'result' })}>
          {t('common.show')}
        </Button>
      </section>
    );
  if (count === 0) return null;
  const changed = Object.keys(edits.set).length;
  const what = [
    edits.add.length > 0 && t('records.pending.added', { count: edits.add.length }),
    changed > 0 && t('records.pending.changed', { count: changed }),
    edits.remove.length > 0 && t('records.pending.removed', { count: edits.remove.length }),
  ].filter((part) => part !== false);
  return (
    <section className={classes.pending} aria-label={t('records.pending.label')}>
      <Text component="p" role="status">
        {t('records.pending.text', { what: what.join(', ') })}
      </Text>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('records.pending.discard')}
      </Button>
      <Button onClick={() => work.go({ page: 'review' })}>{t('records.pending.review')}</Button>
      <ConfirmDialog
        opened={asking}
        title={t('records.pending.discardTitle')}
        confirmLabel={t('records.pending.discardConfirm')}
        danger
        onConfirm={work.discard}
        onClose={() => setAsking(false)}
      >
        {t('records.pending.discardText', { count })}
      </ConfirmDialog>
    </section>
  );
}
