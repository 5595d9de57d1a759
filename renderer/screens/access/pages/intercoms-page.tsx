import { Button } from '@mantine/core';
import { IconAlertTriangle, IconKey, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { IntercomPicker } from '../../../components/intercom-picker';
import { StatusText } from '../../../components/status-text';
import { WizardFrame } from '../../../components/wizard';
import { useIntercoms } from '../../../stores/intercoms';
import { patchAccessDraft } from '../draft';
import type { AccessPageProps } from '../wizard-props';

/** Step 1: which intercoms, each with what lets Lintel in now. */
export function IntercomsPage({ draft, shell, onLeave }: AccessPageProps) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const all = useMemo(() => Object.values(byId), [byId]);
  const choose = (ids: readonly string[]) => patchAccessDraft({ ids, canary: null });
  const factory = all.filter(({ factoryPassword }) => factoryPassword);

  return (
    <WizardFrame
      steps={shell.steps}
      current="intercoms"
      onStep={shell.onStep}
      heading={t('access.heading.intercoms')}
      intro={t('access.intro.intercoms')}
      next={{
        label: t('wizard.next'),
        missing: draft.ids.length === 0 ? [t('access.choose')] : [],
        onPress: () => {
          if (draft.ids.length > 0) shell.go('what');
        },
      }}
      onLeave={onLeave}
    >
      <IntercomPicker
        intercoms={all}
        chosen={draft.ids}
        onChange={choose}
        note={(one) => <LetsIn intercom={one} />}
        ways={
          factory.length > 0 && (
            <Button variant="default" onClick={() => choose(factory.map(({ id }) => id))}>
              {t('access.chooseFactory', { count: factory.length })}
            </Button>
          )
        }
      />
    </WizardFrame>
  );
}

/** What lets Lintel in now, in words. */
function LetsIn({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { state, auth, factoryPassword } = intercom;
  if (state !== 'ready' && state !== 'open' && state !== 'no-answer')
    return (
      <StatusText tone="bad" icon={IconAlertTriangle}>
        {t('access.notIn')}
      </StatusText>
    );
  if (auth === 'none')
    return (
      <StatusText tone="warn" icon={IconLockOpen}>
        {t('access.none')}
      </StatusText>
    );
  return factoryPassword ? (
    <StatusText tone="warn" icon={IconKey}>
      {t('access.factory')}
    </StatusText>
  ) : (
    <StatusText tone="good" icon={IconLock}>
      {t('access.own')}
    </StatusText>
  );
}
