import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';
import { BossWarning } from '../../../../components/boss-warning';
import { ErrorNotice } from '../../../../components/error-notice';
import { SilenceNote } from '../../../../components/silence-note';
import { WizardFrame } from '../../../../components/wizard';
import { applyJob } from '../../../../stores/jobs';
import { useRecordList } from '../../../../stores/records';
import { previewCount } from '../../records/review';
import { useRecordPreview } from '../../records/use-preview';
import { isEdited, patchDraft } from '../draft';
import type { ImportPageProps } from '../index';
import { rowsToSend } from '../sheet';
import { ReviewStep } from '../steps/review-step';
import { changeToSend, offersDeviceWay, withChosen } from '../way';

/** Step 5: what would be added, changed and removed, by name, and the way it goes. */
export function ReviewPage({ target, draft, context, shell, onLeave }: ImportPageProps) {
  const { t } = useTranslation();
  const { id, kind } = target;
  const { sheet, defaults, forAll, remove, file, reading, opened } = draft;
  const there = useRecordList(id, kind).rows;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const rows = useMemo(
    () => rowsToSend({ kind, sheet: sheet ?? [], defaults, present: forAll ? [] : (there ?? []) }),
    [kind, sheet, defaults, forAll, there],
  );
  // Asked as if all others went, so that each of them can be named; only those ticked do.
  const change = useMemo(
    () => ({ mode: 'wanted' as const, rows: [...rows], removeOthers: true }),
    [rows],
  );
  const view = useRecordPreview({ id, kind, change });
  const preview = view.state === 'ready' ? withChosen(view.preview, remove) : null;
  const count = preview === null ? 0 : previewCount(preview);
  const canBeHanded =
    offersDeviceWay(opened?.format) && !isEdited(draft) && remove.size === 0 && reading !== null;
  const way = canBeHanded ? draft.way : 'records';

  const start = async () => {
    if (preview === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const sent =
        way === 'records' ? changeToSend({ rows, preview, info: RECORD_KINDS[kind] }) : null;
      const job =
        sent === null
          ? await api.call('imports.apply', { id, kind, file: file?.token ?? '', way: 'device' })
          : await api.call('records.apply', { id, kind, change: sent });
      applyJob(job);
      patchDraft(target, { step: 'result', jobId: job.id, sent });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="review"
      onStep={shell.onStep}
      heading={t('importing.heading.review')}
      intro={view.state === 'ready' ? t('importing.intro.review') : undefined}
      onBack={shell.onBack}
      next={{
        label:
          way === 'device'
            ? t('importing.review.handOver')
            : t('importing.review.write', { count }),
        busy: busy || view.state === 'reading',
        missing:
          view.state === 'failed'
            ? [t('importing.review.notCompared')]
            : count === 0 && view.state === 'ready'
              ? [t('importing.review.nothing')]
              : [],
        onPress: () => {
          if (count > 0) void start();
        },
      }}
      onLeave={onLeave}
    >
      {problem !== null && <ErrorNotice error={problem} />}
      {view.state === 'reading' && (
        <div>
          <Text role="status">{t('records.review.reading')}</Text>
          <SilenceNote news="" />
        </div>
      )}
      {view.state === 'failed' && (
        <ErrorNotice
          error={view.problem}
          ways={[{ label: t('common.tryAgain'), run: view.again }]}
        />
      )}
      {view.state === 'ready' && count > 0 && <BossWarning ids={[id]} />}
      {view.state === 'ready' && preview !== null && (
        <ReviewStep
          info={RECORD_KINDS[kind]}
          context={context}
          preview={preview}
          asked={rows}
          others={view.preview.removed}
          remove={remove}
          onRemove={(next) => patchDraft(target, { remove: next })}
          way={way}
          onWay={canBeHanded ? (next) => patchDraft(target, { way: next }) : undefined}
        />
      )}
    </WizardFrame>
  );
}
