import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { api } from '../../../../api';
import { WizardFrame } from '../../../../components/wizard';
import { applyJob, isRunning, useJobs } from '../../../../stores/jobs';
import { RecordResult } from '../../records/result';
import { patchDraft } from '../draft';
import type { ImportPageProps } from '../index';

interface ResultPageProps extends ImportPageProps {
  /** Back to the list; what was brought over is forgotten here. */
  readonly onFinish: () => void;
}

/** Step 6: the job as it happens, its report, and the ways out. */
export function ResultPage({ target, draft, shell, onLeave, onFinish }: ResultPageProps) {
  const { t } = useTranslation();
  const { id, kind } = target;
  const { sent, jobId } = draft;
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === jobId) ?? null);
  const loaded = useJobs((state) => state.loaded);
  const running = job !== null && isRunning(job);
  const again = async () => {
    if (sent === null) return;
    const next = await api.call('records.apply', { id, kind, change: sent });
    applyJob(next);
    patchDraft(target, { jobId: next.id });
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="result"
      onStep={shell.onStep}
      heading={job?.title ?? t('importing.step.result')}
      intro={running ? t('importing.result.goesOn') : undefined}
      onBack={running ? undefined : () => patchDraft(target, { step: 'review', jobId: null })}
      next={{
        label: t(running ? 'records.result.later' : 'records.result.back'),
        missing: [],
        onPress: running ? onLeave : onFinish,
      }}
      onLeave={onLeave}
    >
      {job === null ? (
        <Text role="status">{t(loaded ? 'records.result.gone' : 'common.loading')}</Text>
      ) : (
        <RecordResult
          info={RECORD_KINDS[kind]}
          job={job}
          onAgain={sent === null ? undefined : again}
          onJob={(next) => patchDraft(target, { jobId: next.id, sent: null })}
        />
      )}
    </WizardFrame>
  );
}
