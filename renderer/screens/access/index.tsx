import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert';
import { WizardScreen } from '../../components/wizard';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import { startAccessChange, useAccessDraft, type AccessDraft } from './draft';
import { IntercomsPage } from './pages/intercoms-page';
import { ReviewPage } from './pages/review-page';
import { WhatPage } from './pages/what-page';
import { useAccessShell } from './use-shell';
import type { AccessPageProps } from './wizard-props';

/** Gives many intercoms a new password, user or way of signing in of their HTTP API. */
export function AccessScreen() {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const loaded = useIntercoms((state) => state.loaded);
  const kept = useAccessDraft();
  const ids = kept.ids.filter((id) => Object.hasOwn(byId, id));
  const draft: AccessDraft = { ...kept, ids, step: ids.length === 0 ? 'intercoms' : kept.step };
  const shell = useAccessShell(draft);
  // Until the intercoms are known nobody can say at which step the wizard stands.
  if (!loaded) return null;
  const onLeave = () => {
    startAccessChange([]);
    navigate({ screen: 'intercoms' });
  };
  return (
    <WizardScreen title={t('access.title')}>
      <Page {...{ draft, shell, onLeave }} />
    </WizardScreen>
  );
}

function Page(props: AccessPageProps) {
  const { step } = props.draft;
  switch (step) {
    case 'intercoms':
      return <IntercomsPage {...props} />;
    case 'what':
      return <WhatPage {...props} />;
    case 'review':
      return <ReviewPage {...props} />;
    default:
      return assertNever(step);
  }
}
