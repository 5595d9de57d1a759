import { useState } from 'react';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { Job } from '../../../../shared/contract/jobs';
import { LeaveDialog } from '../../../components/wizard';
import { navigate } from '../../../router';
import { useJobs } from '../../../stores/jobs';
import { endSetUp, setUpRelays, useIsSetUpWhole } from '../set-up';
import { clearDraft, entered, useDraft, type AccountForm, type SipDraft } from './draft';
import { AccountPage } from './pages/account-page';
import { ResultPage } from './pages/result-page';
import { ReviewPage } from './pages/review-page';
import { FormSteps } from './form-steps';
import type { SipStep } from './sip-steps';
import { useSetUp, type SetUp } from './use-set-up';
import { useShell, type Shell } from './use-shell';

/**
 * Sets up a SIP account: which one, server, user, options, review, result. Where it stands is kept
 * per intercom, so that another screen or a reload loses nothing (but the password, which is never
 * stored).
 */
export function SipWizard({ intercom }: { readonly intercom: Intercom }) {
  const { id } = intercom;
  const draft = useDraft(id);
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === draft.jobId) ?? null);
  const shell = useShell({ id, draft, job });
  const setUp = useSetUp(id);
  const [asking, setAsking] = useState(false);

  const count = Object.values(draft.forms).reduce((sum, form) => sum + entered(form).length, 0);
  const toOverview = () => {
    endSetUp(id);
    navigate({ screen: 'intercom', id, tab: 'overview' });
  };
  const discard = () => {
    clearDraft(id);
    toOverview();
  };
  const whole = useIsSetUpWhole(id);
  const toRelays = () => {
    clearDraft(id);
    setUpRelays(id);
  };
  const onLeave = () => {
    if (draft.jobId !== null) toOverview();
    else if (count > 0) setAsking(true);
    else discard();
  };

  const form = draft.forms[draft.account];
  const step = reachable(draft.step, { form, hasJob: draft.jobId !== null });
  return (
    <>
      <Page
        {...{ intercom, draft, form, step, job, shell, setUp, onLeave }}
        onFinish={whole ? toRelays : discard}
      />
      <LeaveDialog
        opened={asking}
        count={count}
        onStay={() => setAsking(false)}
        onKeep={toOverview}
        onDiscard={discard}
      />
    </>
  );
}

/** The step that can be shown: a reading or a job that is not there leads back to the first. */
function reachable(
  step: SipStep,
  has: { readonly form: AccountForm | undefined; readonly hasJob: boolean },
): SipStep {
  if (step === 'result') return has.hasJob ? step : 'account';
  return has.form === undefined ? 'account' : step;
}

interface PageProps {
  readonly intercom: Intercom;
  readonly onLeave: () => void;
  readonly draft: SipDraft;
  readonly form: AccountForm | undefined;
  readonly step: SipStep;
  readonly job: Job | null;
  readonly shell: Shell;
  readonly setUp: SetUp;
  readonly onFinish: () => void;
}

function Page(props: PageProps) {
  const { step, form, draft, intercom, shell, setUp, onLeave } = props;
  switch (step) {
    case 'account':
      return <AccountPage {...{ intercom, draft, shell, onLeave }} />;
    case 'server':
    case 'user':
    case 'options':
      return form ? (
        <FormSteps
          key={draft.account}
          {...{ step, form, draft, shell, onLeave }}
          id={intercom.id}
        />
      ) : null;
    case 'review':
      return form ? <ReviewPage {...{ intercom, draft, form, shell, setUp, onLeave }} /> : null;
    case 'result':
      return (
        <ResultPage
          {...{ intercom, draft, shell, setUp, onLeave }}
          job={props.job}
          onFinish={props.onFinish}
        />
      );
    default:
      return assertNever(step);
  }
}
