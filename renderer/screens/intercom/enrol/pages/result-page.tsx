import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WrittenPage } from '../../records/written-page';
import type { EnrolPageProps } from '../enrol-wizard';
import { PrintList } from '../parts/print-list';
import { patchEnrolment } from '../store';

type ResultPageProps = EnrolPageProps & {
  /** Forgets what was taken: it is on the intercom now. */
  readonly onFinish: () => void;
};

/** Step 5: the cards as they are written, read back and reported. */
export function ResultPage(props: ResultPageProps) {
  const { intercom, enrolment, target, shell, onLeave, onFinish } = props;
  const { t } = useTranslation();
  const { id } = intercom;
  const { jobId, sent, session } = enrolment;
  return (
    <WrittenPage
      {...{ shell, id, jobId, sent, onLeave, onFinish }}
      kind={target}
      title={t('enrol.step.result')}
      labels={{ later: t('enrol.result.later'), finish: t('enrol.result.finish') }}
      onJob={(next) => patchEnrolment(id, next)}
      onBack={() => patchEnrolment(id, { step: 'cards', jobId: null })}
    >
      {(running) => (
        <>
          {!running && (
            <Group>
              <Button
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() => window.print()}
              >
                {t('enrol.cards.print')}
              </Button>
            </Group>
          )}
          <PrintList intercom={intercom} people={session.people} />
        </>
      )}
    </WrittenPage>
  );
}
