import { Button, Text } from '@mantine/core';
import { IconIdOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { EmptyState } from '../../../components/empty-state';
import { LeaveDialog } from '../../../components/wizard';
import { CardsPage } from './pages/cards-page';
import { DoorsPage } from './pages/doors-page';
import { PeoplePage } from './pages/people-page';
import { ResultPage } from './pages/result-page';
import { ReviewPage } from './pages/review-page';
import { cardCount } from './session';
import { clearEnrolment, useEnrolment, type Enrolment } from './store';
import { useCardsThere } from './use-cards-there';
import { useShell, type Shell } from './use-shell';
import type { CardsThere } from './use-cards-there';
import type { EnrolTarget } from './change';

interface EnrolWizardProps {
  readonly intercom: Intercom;
  /** Back to where it was opened. */
  readonly onClose: () => void;
}

/** What every page of the wizard gets. */
export interface EnrolPageProps {
  readonly intercom: Intercom;
  readonly enrolment: Enrolment;
  readonly target: EnrolTarget;
  readonly there: CardsThere;
  readonly shell: Shell;
  readonly onLeave: () => void;
}

/**
 * Gives cards to people one after another: who, what they open, the cards, review, result. Where it
 * stands is kept per intercom, so that another screen or a reload loses nothing.
 */
export function EnrolWizard({ intercom, onClose }: EnrolWizardProps) {
  const { id } = intercom;
  const enrolment = useEnrolment(id);
  const there = useCardsThere(intercom);
  const shell = useShell({ id, enrolment });
  const [asking, setAsking] = useState(false);
  const count = cardCount(enrolment.session);

  const finish = () => {
    clearEnrolment(id);
    onClose();
  };
  const onLeave = () => {
    if (enrolment.jobId !== null) onClose();
    else if (count > 0) setAsking(true);
    else finish();
  };
  if (there.targets.length === 0) return <NoCards intercom={intercom} onClose={onClose} />;
  const target =
    enrolment.target !== null && there.targets.includes(enrolment.target)
      ? enrolment.target
      : there.usual;
  return (
    <>
      <Page {...{ intercom, enrolment, target, there, shell, onLeave }} onFinish={finish} />
      <LeaveDialog
        opened={asking}
        count={count}
        onStay={() => setAsking(false)}
        onKeep={onClose}
        onDiscard={finish}
      />
    </>
  );
}

function Page({ onFinish, ...props }: EnrolPageProps & { readonly onFinish: () => void }) {
  const { enrolment } = props;
  const { step } = enrolment;
  switch (step) {
    case 'people':
      return <PeoplePage {...props} />;
    case 'doors':
      return <DoorsPage {...props} />;
    case 'cards':
      return <CardsPage {...props} />;
    case 'review':
      return <ReviewPage {...props} />;
    case 'result':
      return <ResultPage {...props} onFinish={onFinish} />;
    default:
      return assertNever(step);
  }
}

/** Neither list of cards answers: there is nowhere to put them. */
function NoCards({ intercom, onClose }: EnrolWizardProps) {
  const { t } = useTranslation();
  const { model, firmware } = intercom;
  return (
    <EmptyState
      icon={IconIdOff}
      title={t('enrol.lacking.title')}
      actions={<Button onClick={onClose}>{t('enrol.lacking.back')}</Button>}
    >
      <Text>{t('enrol.lacking.text', { model, firmware })}</Text>
    </EmptyState>
  );
}
