import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableKind, RecordChange } from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { api } from '../../../api';
import { WizardFrame, type WizardStep } from '../../../components/wizard';
import { applyJob, isRunning, useJobs } from '../../../stores/jobs';
import { RecordResult } from './result';

/** What was sent; null where it is not known any more, or was sent anew. */
type Sent = RecordChange | null;

interface Props {
  readonly shell: {
    readonly steps: readonly WizardStep[];
    readonly onStep: (id: string) => void;
  };
  readonly id: string;
  readonly kind: EditableKind;
  readonly jobId: string | null;
  readonly sent: Sent;
  /** Until the job tells its own. */
  readonly title: string;
  readonly intro?: string;
  readonly labels: { readonly later: string; readonly finish: string };
  /** Another job goes on with it: the same once more, or what puts it back. */
  readonly onJob: (next: { readonly jobId: string; readonly sent: Sent }) => void;
  readonly onBack: () => void;
  readonly onLeave: () => void;
  /** Back to the list; what was brought over is forgotten here. */
  readonly onFinish: () => void;
  /** What else can be done once it has ended. */
  readonly children?: (running: boolean) => ReactNode;
}

/** The last step of what writes rows: the job as it happens, its report, and the ways out. */
export function WrittenPage(props: Props) {
  const { shell, id, kind, jobId, sent, labels, onJob, onLeave } = props;
  const { t } = useTranslation();
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === jobId) ?? null);
  const loaded = useJobs((state) => state.loaded);
  const running = job !== null && isRunning(job);
  const again = async () => {
    if (sent === null) return;
    const next = await api.call('records.apply', { id, kind, change: sent });
    applyJob(next);
    onJob({ jobId: next.id, sent });
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="result"
      onStep={shell.onStep}
      heading={job?.title ?? props.title}
      intro={running ? props.intro : undefined}
      onBack={running ? undefined : props.onBack}
      next={{
        label: running ? labels.later : labels.finish,
        missing: [],
        onPress: running ? onLeave : props.onFinish,
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
          onJob={(next) => onJob({ jobId: next.id, sent: null })}
        />
      )}
      {props.children?.(running)}
    </WizardFrame>
  );
}
