import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import classes from './access.module.css';
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
  const kept = useAccessDraft();
  const ids = kept.ids.filter((id) => Object.hasOwn(byId, id));
  const draft: AccessDraft = { ...kept, ids, step: ids.length === 0 ? 'intercoms' : kept.step };
  const shell = useAccessShell(draft);
  const onLeave = () => {
    startAccessChange([]);
    navigate({ screen: 'intercoms' });
  };
  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <Title order={1}>{t('access.title')}</Title>
      </div>
      <div className={classes.wizard}>
        <Page {...{ draft, shell, onLeave }} />
      </div>
    </div>
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
