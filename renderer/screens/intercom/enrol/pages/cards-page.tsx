import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconPlayerSkipForward, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../../components/error-notice';
import { WizardFrame } from '../../../../components/wizard';
import type { EnrolPageProps } from '../enrol-wizard';
import { CardFormsTable } from '../parts/card-forms';
import { CompareDialog } from '../parts/compare-dialog';
import { NowCard } from '../parts/now-card';
import { PrintList } from '../parts/print-list';
import { ReaderChoice } from '../parts/reader-choice';
import { TakenList } from '../parts/taken-list';
import { UsbFormat } from '../parts/usb-format';
import { cardCount, skip, undoLast } from '../session';
import { changeSession, patchEnrolment } from '../store';
import { stopScan } from '../use-door-reader';
import { useTaking } from '../use-taking';

/** Step 3: one card after another; the tool goes on by itself and stops at a card that has an owner. */
export function CardsPage({ intercom, enrolment, there, shell, onLeave }: EnrolPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const { session, reader } = enrolment;
  const [comparing, setComparing] = useState(false);
  // At the USB reader a card after a stop is answered with a beep; the door is not asked for one.
  const awaited = session.current !== null && (reader === 'usb' || session.stop === null);
  const taking = useTaking({
    id,
    reader,
    active: there.ready && awaited && !comparing,
    owners: there.owners,
  });
  useEffect(() => () => stopScan(id), [id]);
  const count = cardCount(session);
  const { last, door } = taking;
  const { problem } = door;
  return (
    <WizardFrame
      steps={shell.steps}
      current="cards"
      onStep={shell.onStep}
      heading={t('enrol.heading.cards')}
      onBack={() => patchEnrolment(id, { step: 'doors' })}
      next={{
        label: t('wizard.next'),
        missing: count === 0 ? [t('enrol.cards.missing')] : [],
        onPress: () => {
          if (count > 0) patchEnrolment(id, { step: 'review' });
        },
      }}
      onLeave={onLeave}
    >
      <ReaderChoice id={id} enrolment={enrolment} />
      {reader === 'door' && problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[
            ...(problem.code === 'device.unsupported'
              ? []
              : [{ label: t('enrol.cards.askAgain'), run: door.again }]),
            { label: t('enrol.cards.useUsb'), run: () => patchEnrolment(id, { reader: 'usb' }) },
          ]}
        />
      )}
      {!there.ready && <Text role="status">{t('enrol.cards.reading')}</Text>}
      <NowCard id={id} enrolment={enrolment} taking={taking} listening={there.ready && awaited} />
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          disabled={session.taken.length === 0}
          onClick={() => changeSession(id, undoLast)}
        >
          {t('enrol.cards.undo')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlayerSkipForward size={18} aria-hidden />}
          disabled={session.current === null}
          onClick={() => changeSession(id, skip)}
        >
          {t('enrol.cards.skip')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={count === 0}
          onClick={() => window.print()}
        >
          {t('enrol.cards.print')}
        </Button>
      </Group>
      {last !== null && <CardFormsTable code={last.code} typed={last.typed} />}
      {reader === 'usb' && (
        <UsbFormat id={id} enrolment={enrolment} onCompare={() => setComparing(true)} />
      )}
      <TakenList id={id} session={session} />
      <PrintList intercom={intercom} people={session.people} />
      <CompareDialog id={id} opened={comparing} onClose={() => setComparing(false)} />
    </WizardFrame>
  );
}
