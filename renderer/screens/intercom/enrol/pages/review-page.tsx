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
import { useRecordContext } from '../../records/context';
import { previewCount, RecordReview } from '../../records/review';
import { useRecordPreview } from '../../records/use-preview';
import { changeOf } from '../change';
import type { EnrolPageProps } from '../enrol-wizard';
import { patchEnrolment } from '../store';
import { defaultRow } from './doors-page';

/** Step 4: what would be written, against the list as it is now. */
export function ReviewPage({ intercom, enrolment, target, there, shell, onLeave }: EnrolPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { session, defaults } = enrolment;
  const info = RECORD_KINDS[target];
  const context = useRecordContext(intercom, target);
  const { rows } = there.lists[target];
  const change = useMemo(
    () =>
      changeOf({
        target,
        people: session.people,
        defaults: defaultRow(target, defaults),
        present: rows ?? [],
      }),
    [target, session.people, defaults, rows],
  );
  // Of a person who is there already only the cards are asked for: the name is in the list.
  const asked = useMemo(() => {
    if (change.mode !== 'edit') return [];
    const byId = new Map((rows ?? []).map((row) => [row['ID'], row]));
    return [...change.add, ...change.set.map((row) => ({ ...byId.get(row['ID']), ...row }))];
  }, [change, rows]);
  const view = useRecordPreview({ id, kind: target, change });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const count = view.state === 'ready' ? previewCount(view.preview) : 0;

  const write = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const job = await api.call('records.apply', { id, kind: target, change });
      applyJob(job);
      patchEnrolment(id, { step: 'result', jobId: job.id, sent: change });
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
      heading={t('records.review.title')}
      intro={view.state === 'ready' ? t('records.review.intro') : undefined}
      onBack={() => patchEnrolment(id, { step: 'cards' })}
      next={{
        label:
          view.state === 'failed' || (view.state === 'ready' && count === 0)
            ? t('common.tryAgain')
            : t('records.review.write', { count }),
        busy: busy || view.state === 'reading',
        missing: [],
        onPress: () => {
          if (count > 0) void write();
          else view.again();
        },
      }}
      onLeave={onLeave}
    >
      {view.state === 'reading' && (
        <div role="status">
          <Text>{t('records.review.reading')}</Text>
          <SilenceNote news="" />
          <Text c="dimmed">{t('enrol.review.stillWaiting')}</Text>
        </div>
      )}
      {view.state === 'failed' && <ErrorNotice error={view.problem} />}
      {view.state === 'ready' && (
        <>
          {count > 0 && <BossWarning ids={[id]} />}
          {count === 0 && <Text role="status">{t('records.review.nothing')}</Text>}
          <RecordReview info={info} context={context} preview={view.preview} asked={asked} />
        </>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
    </WizardFrame>
  );
}
