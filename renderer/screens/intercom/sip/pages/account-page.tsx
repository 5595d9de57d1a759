import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { WizardFrame } from '../../../../components/wizard';
import { draftOf, patchDraft, type SipDraft } from '../draft';
import { AccountStep } from '../steps/account-step';
import { isThere, useAccounts } from '../use-accounts';
import type { Shell } from '../use-shell';

interface AccountPageProps {
  readonly intercom: Intercom;
  readonly draft: SipDraft;
  readonly shell: Shell;
  readonly onLeave: () => void;
}

/** Step 1: which account, with what each has now. */
export function AccountPage({ intercom, draft, shell, onLeave }: AccountPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { readings, readAgain } = useAccounts(id);
  const { account } = draft;
  const chosen = readings[account];
  const reading = chosen === undefined;
  const ready = chosen !== undefined && isThere(chosen);
  return (
    <WizardFrame
      steps={shell.steps}
      current="account"
      onStep={shell.onStep}
      heading={t('sip.heading.account')}
      intro={t('sip.intro.account')}
      next={{
        label: t('wizard.next'),
        busy: reading,
        missing: reading || ready ? [] : [t('sip.account.choose')],
        onPress: () => {
          if (ready && draftOf(id).forms[account]) patchDraft(id, { step: 'server', jobId: null });
        },
      }}
      onLeave={onLeave}
    >
      <AccountStep
        readings={readings}
        account={account}
        onChoose={(number) => patchDraft(id, { account: number })}
        onReadAgain={readAgain}
      />
    </WizardFrame>
  );
}
