import { Button, NativeSelect, Text } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatByKey, formatKey, READER_FORMATS } from '../../../../../shared/device/reader-format';
import classes from '../enrol.module.css';
import { patchEnrolment, type Enrolment } from '../store';
import { useFormatWords } from '../use-format-words';

interface UsbFormatProps {
  readonly id: string;
  readonly enrolment: Enrolment;
  readonly onCompare: () => void;
}

/** How the USB reader writes: guessed, chosen, or found by comparing one card with the door. */
export function UsbFormat({ id, enrolment, onCompare }: UsbFormatProps) {
  const { t } = useTranslation();
  const words = useFormatWords();
  const { format, proven } = enrolment;
  return (
    <div className={classes.format}>
      <NativeSelect
        label={t('enrol.reader.format')}
        value={format ? formatKey(format) : ''}
        onChange={(event) =>
          patchEnrolment(id, {
            format: formatByKey(event.currentTarget.value) ?? null,
            proven: false,
          })
        }
        data={[
          { value: '', label: t('enrol.reader.guess') },
          ...READER_FORMATS.map((one) => ({ value: formatKey(one), label: words(one) })),
        ]}
      />
      <Button
        variant={proven ? 'default' : 'light'}
        leftSection={<IconArrowsLeftRight size={18} aria-hidden />}
        onClick={onCompare}
      >
        {t('enrol.reader.compare')}
      </Button>
      <Text size="sm" c={proven ? 'dimmed' : 'var(--lintel-warn)'}>
        {t(proven ? 'enrol.reader.proven' : 'enrol.reader.notProven')}
      </Text>
    </div>
  );
}
