import { Button, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { SilenceNote } from '../../../components/silence-note';
import { applyJob } from '../../../stores/jobs';
import { toChange } from '../../../stores/record-edits';
import type { WorkOn } from '../../../stores/record-work';
import type { RecordContext } from './context';
import classes from './records.module.css';
import { Meanwhile } from './meanwhile';
import { leftOut, previewCount, RecordReview } from './review';
import { useRecordPreview } from './use-preview';

interface ReviewPageProps {
  readonly id: string;
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly work: WorkOn;
}

/** Everything that was changed, against the list as it is now; then the job that writes it. */
export function ReviewPage({ id, info, context, work }: ReviewPageProps) {
  const { t } = useTranslation();
  const { kind } = info;
  const { edits } = work;
  const change = useMemo(() => toChange(edits, info), [edits, info]);
  const asked = useMemo(
    () => [...edits.add.map(({ row }) => row), ...Object.values(edits.set)],
    [edits],
  );
  const view = useRecordPreview({ id, kind, change });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const count = view.state === 'ready' ? previewCount(view.preview) : 0;
  const left = view.state === 'ready' ? leftOut(view.preview) : 0;

  async function write() {
    setBusy(true);
    setProblem(null);
    try {
      const job = await api.call('records.apply', { id, kind, change });
      applyJob(job);
      work.go({ page: 'result', jobId: job.id, sent: change, asked: edits });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.page} data-fills>
      <div className={classes.scroll}>
        <div>
          <Title order={2}>{t('records.review.title')}</Title>
          {view.state === 'ready' && <Text c="dimmed">{t('records.review.intro')}</Text>}
        </div>
        {view.state === 'reading' && (
          <div>
            <Text role="status">{t('records.review.reading')}</Text>
            <SilenceNote news="" />
          </div>
        )}
        {view.state === 'failed' && (
          <ErrorNotice
            error={view.problem}
            ways={[{ label: t('common.tryAgain'), run: view.again }]}
          />
        )}
        {view.state === 'ready' && (
          <>
            {count > 0 && <BossWarning ids={[id]} />}
            {count === 0 && (
              <Text role="status">
                {t(left === 0 ? 'records.review.nothing' : 'records.review.allHeld')}
              </Text>
            )}
            <RecordReview
              {...{ info, context, asked }}
              preview={view.preview}
              meanwhile={<Meanwhile {...{ info, context, work }} preview={view.preview} />}
            />
          </>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
      </div>
      <footer className={classes.footer}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => work.go({ page: 'table' })}
        >
          {t('records.review.back')}
        </Button>
        {count > 0 && (
          <Button loading={busy} onClick={() => void write()}>
            {t('records.review.write', { count })}
          </Button>
        )}
      </footer>
    </div>
  );
}
