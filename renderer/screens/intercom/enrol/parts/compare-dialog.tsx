import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLoader } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchReader, type ReaderMatch } from '../../../../../shared/device/reader-format';
import { ErrorNotice } from '../../../../components/error-notice';
import { StatusText } from '../../../../components/status-text';
import { useCardReader } from '../../../../components/use-card-reader';
import classes from '../enrol.module.css';
import { patchEnrolment } from '../store';
import { useDoorReader } from '../use-door-reader';
import { useFormatWords } from '../use-format-words';
import { CardFormsTable } from './card-forms';

interface CompareDialogProps {
  readonly id: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The same card at the door and at the USB reader: which form makes the two numbers one. */
export function CompareDialog({ id, opened, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('enrol.compare.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="lg"
    >
      <Comparison id={id} onClose={onClose} />
    </Modal>
  );
}

/** Lives only while the dialog is open, so that it always begins with two cards to come. */
function Comparison({ id, onClose }: Omit<CompareDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const [door, setDoor] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const match = door !== null && typed !== null ? matchReader({ door, typed }) : null;
  const compare = (seen: { readonly door: string | null; readonly typed: string | null }) => {
    if (seen.door === null || seen.typed === null) return;
    const found = matchReader({ door: seen.door, typed: seen.typed });
    if (found.kind === 'same') patchEnrolment(id, { format: found.format, proven: true });
  };
  const asking = useDoorReader({
    id,
    active: door === null,
    onCard: (code) => {
      setDoor(code);
      compare({ door: code, typed });
    },
  });
  useCardReader({
    active: typed === null,
    onCard: (text) => {
      setTyped(text);
      compare({ door, typed: text });
    },
  });
  return (
    <Stack>
      <Text>{t('enrol.compare.intro')}</Text>
      <ol className={classes.compare}>
        <li>
          <Place title={t('enrol.compare.door')} value={door} />
        </li>
        <li>
          <Place title={t('enrol.compare.usb')} value={typed} />
        </li>
      </ol>
      {asking.problem !== null && (
        <ErrorNotice
          error={asking.problem}
          ways={
            asking.problem.code === 'device.unsupported'
              ? []
              : [{ label: t('enrol.cards.askAgain'), run: asking.again }]
          }
        />
      )}
      <div role="status">{match !== null && <Verdict match={match} />}</div>
      {door !== null && match !== null && match.kind !== 'same' && (
        <CardFormsTable code={door} typed={typed ?? ''} />
      )}
      <Group justify="flex-end">
        {match !== null && match.kind !== 'same' && (
          <Button
            variant="default"
            onClick={() => {
              setDoor(null);
              setTyped(null);
            }}
          >
            {t('enrol.compare.again')}
          </Button>
        )}
        <Button onClick={onClose} variant={match?.kind === 'same' ? 'filled' : 'default'}>
          {t(match?.kind === 'same' ? 'enrol.compare.use' : 'common.close')}
        </Button>
      </Group>
    </Stack>
  );
}

function Place({ title, value }: { readonly title: string; readonly value: string | null }) {
  const { t } = useTranslation();
  return (
    <div className={classes.place}>
      <strong>{title}</strong>
      {value === null ? (
        <StatusText tone="busy" icon={IconLoader}>
          {t('enrol.compare.waiting')}
        </StatusText>
      ) : (
        <span className={classes.number}>{value}</span>
      )}
    </div>
  );
}

function Verdict({ match }: { readonly match: ReaderMatch }) {
  const { t } = useTranslation();
  const words = useFormatWords();
  if (match.kind === 'same')
    return (
      <Alert
        variant="default"
        icon={<IconCircleCheck aria-hidden color="var(--lintel-good)" />}
        title={t('enrol.compare.same')}
        styles={{ root: { borderColor: 'var(--lintel-good)' } }}
      >
        {t('enrol.compare.sameText', { format: words(match.format) })}
      </Alert>
    );
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
      title={t(match.kind === 'cut' ? 'enrol.compare.cut' : 'enrol.compare.different')}
      styles={{ root: { borderColor: 'var(--lintel-warn)' } }}
    >
      {match.kind === 'cut'
        ? t('enrol.compare.cutText', { count: match.bytes })
        : t('enrol.compare.differentText')}
    </Alert>
  );
}
