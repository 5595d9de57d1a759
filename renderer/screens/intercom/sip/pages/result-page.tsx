import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import type { Job } from '../../../../../shared/contract/jobs';
import { WizardFrame } from '../../../../components/wizard';
import { isRunning, useJobs } from '../../../../stores/jobs';
import { doorName } from '../../door-name';
import { useIsSetUpWhole } from '../../set-up';
import { patchDraft, startWith, type SipDraft } from '../draft';
import { registrationAfter } from '../outcome';
import { LaptopCheck } from '../steps/laptop-check';
import { ResultStep } from '../steps/result-step';
import type { SetUp } from '../use-set-up';
import type { Shell } from '../use-shell';

interface ResultPageProps {
  readonly intercom: Intercom;
  readonly draft: SipDraft;
  readonly shell: Shell;
  readonly setUp: SetUp;
  /** Null until the list of jobs was read, and when the job is in it no longer. */
  readonly job: Job | null;
  readonly onLeave: () => void;
  /** Goes back to the overview and forgets what was entered: it is on the intercom now. */
  readonly onFinish: () => void;
}

/** Step 6: what is written, read back and proven, as it happens. */
export function ResultPage(props: ResultPageProps) {
  const { intercom, draft, shell, setUp, job, onLeave, onFinish } = props;
  const { t } = useTranslation();
  const loaded = useJobs((state) => state.loaded);
  const { id } = intercom;
  const whole = useIsSetUpWhole(id);
  const running = job !== null && isRunning(job);
  const registration = job === null ? null : registrationAfter(job);
  return (
    <WizardFrame
      steps={shell.steps}
      current="result"
      onStep={shell.onStep}
      heading={t('sip.heading.result', { account: draft.account, name: doorName(intercom) })}
      intro={running ? t('sip.result.keepRunningHint') : undefined}
      onBack={running ? undefined : () => patchDraft(id, { step: 'review' })}
      next={{
        label: running
          ? t('sip.result.keepRunning')
          : t(whole ? 'intercom.setUp.toRelays' : 'sip.result.finish'),
        missing: [],
        onPress: running ? onLeave : onFinish,
      }}
      onLeave={onLeave}
    >
      {job === null ? (
        <Text role="status">{t(loaded ? 'sip.result.gone' : 'common.loading')}</Text>
      ) : (
        <>
          <ResultStep
            account={draft.account}
            job={job}
            setUp={setUp}
            actions={{
              toStep: (step) => patchDraft(id, { step }),
              another: (account) => startWith(id, account),
            }}
          />
          {registration !== null && (
            <LaptopCheck
              key={job.id}
              {...{ id, registration, account: draft.account }}
              values={draft.forms[draft.account]?.values}
            />
          )}
        </>
      )}
    </WizardFrame>
  );
}
