import { useTranslation } from 'react-i18next';
import { WrittenPage } from '../../records/written-page';
import { patchDraft } from '../draft';
import type { ImportPageProps } from '../index';

interface ResultPageProps extends ImportPageProps {
  /** Back to the list; what was brought over is forgotten here. */
  readonly onFinish: () => void;
}

/** Step 6: the job as it happens, its report, and the ways out. */
export function ResultPage({ target, draft, shell, onLeave, onFinish }: ResultPageProps) {
  const { t } = useTranslation();
  const { id, kind } = target;
  const { sent, jobId } = draft;
  return (
    <WrittenPage
      {...{ shell, id, kind, jobId, sent, onLeave, onFinish }}
      title={t('importing.step.result')}
      intro={t('importing.result.goesOn')}
      labels={{ later: t('records.result.later'), finish: t('records.result.back') }}
      onJob={(next) => patchDraft(target, next)}
      onBack={() => patchDraft(target, { step: 'review', jobId: null })}
    />
  );
}
