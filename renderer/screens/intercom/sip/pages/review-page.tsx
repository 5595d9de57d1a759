import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { ErrorNotice } from '../../../../components/error-notice';
import { WizardFrame } from '../../../../components/wizard';
import { doorName } from '../../door-name';
import { patchDraft, type AccountForm, type SipDraft } from '../draft';
import { firstBadStep, type SipField } from '../sip-steps';
import { ReviewStep } from '../steps/review-step';
import { usePreview } from '../use-preview';
import type { SetUp } from '../use-set-up';
import type { Shell } from '../use-shell';

interface ReviewPageProps {
  readonly intercom: Intercom;
  readonly draft: SipDraft;
  readonly form: AccountForm;
  readonly shell: Shell;
  readonly setUp: SetUp;
  readonly onLeave: () => void;
}

/** Step 5: old and new; the button names how many values it writes. */
export function ReviewPage({ intercom, draft, form, shell, setUp, onLeave }: ReviewPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { account } = draft;
  const { values } = form;
  const asked = useMemo(() => ({ id, account, values }), [id, account, values]);
  const { preview, again } = usePreview(asked);
  const badStep = firstBadStep(shell.problems);
  const count = preview.state === 'ready' ? preview.changes.length : 0;

  const press = () => {
    if (badStep !== null) patchDraft(id, { step: badStep });
    else if (preview.state === 'ready') setUp.write();
    else again();
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="review"
      onStep={shell.onStep}
      heading={t('sip.heading.review')}
      intro={t('sip.intro.review')}
      onBack={() => patchDraft(id, { step: 'options' })}
      next={{
        label:
          preview.state === 'failed'
            ? t('common.tryAgain')
            : count > 0
              ? t('sip.review.write', { count })
              : t('sip.review.check'),
        busy: setUp.busy || preview.state === 'reading',
        missing: (Object.keys(shell.problems) as SipField[]).map((field) =>
          t(`sip.field.${field}`),
        ),
        onPress: press,
      }}
      onLeave={onLeave}
    >
      <ReviewStep
        intercomId={intercom.id}
        account={account}
        name={doorName(intercom)}
        values={values}
        preview={preview}
        onTryAgain={again}
      />
      {setUp.problem !== null && <ErrorNotice error={setUp.problem} />}
    </WizardFrame>
  );
}
