import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { api } from '../../../../api';
import { WizardFrame } from '../../../../components/wizard';
import { applyJob, isRunning, useJobs } from '../../../../stores/jobs';
import { RecordResult } from '../../records/result';
import type { EnrolPageProps } from '../enrol-wizard';
import { PrintList } from '../parts/print-list';
import { patchEnrolment } from '../store';

type ResultPageProps = EnrolPageProps & {
  /** Forgets what was taken: it is on the intercom now. */
  readonly onFinish: () => void;
};

/** Step 5: the cards as they are written, read back and reported. */
export function ResultPage(props: ResultPageProps) {
  const { intercom, enrolment, target, shell, onLeave, onFinish } = props;
  const { t } = useTranslation();
  const { id } = intercom;
  const { jobId, sent, session } = enrolment;
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === jobId) ?? null);
  const loaded = useJobs((state) => state.loaded);
  const running = job !== null && isRunning(job);
  const again = async () => {
    if (sent === null) return;
    const next = await api.call('records.apply', { id, kind: target, change: sent });
    applyJob(next);
    patchEnrolment(id, { jobId: next.id });
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="result"
      onStep={shell.onStep}
      heading={job?.title ?? t('enrol.step.result')}
      onBack={running ? undefined : () => patchEnrolment(id, { step: 'cards', jobId: null })}
      next={{
        label: t(running ? 'enrol.result.later' : 'enrol.result.finish'),
        missing: [],
        onPress: running ? onLeave : onFinish,
      }}
      onLeave={onLeave}
    >
      {job === null ? (
        <Text role="status">{t(loaded ? 'records.result.gone' : 'common.loading')}</Text>
      ) : (
        <RecordResult
          info={RECORD_KINDS[target]}
          job={job}
          onAgain={sent === null ? undefined : again}
          onJob={(next) => patchEnrolment(id, { jobId: next.id, sent: null })}
        />
      )}
      {!running && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('enrol.cards.print')}
          </Button>
        </Group>
      )}
      <PrintList intercom={intercom} people={session.people} />
    </WizardFrame>
  );
}
