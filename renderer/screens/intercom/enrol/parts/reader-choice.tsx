import { Group, SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../enrol.module.css';
import { patchEnrolment, type Enrolment } from '../store';

interface ReaderChoiceProps {
  readonly id: string;
  readonly enrolment: Enrolment;
}

/** Which reader, and whether it beeps. */
export function ReaderChoice({ id, enrolment }: ReaderChoiceProps) {
  const { t } = useTranslation();
  const label = useId();
  const { reader, sound } = enrolment;
  return (
    <Group gap="md">
      <span id={label} className={classes.readerLabel}>
        {t('enrol.reader.label')}
      </span>
      <SegmentedControl
        aria-labelledby={label}
        value={reader}
        onChange={(value) => patchEnrolment(id, { reader: value === 'usb' ? 'usb' : 'door' })}
        data={[
          { value: 'door', label: t('enrol.reader.door') },
          { value: 'usb', label: t('enrol.reader.usb') },
        ]}
      />
      <Switch
        size="md"
        ml="auto"
        label={t('enrol.reader.sound')}
        checked={sound}
        onChange={(event) => patchEnrolment(id, { sound: event.currentTarget.checked })}
      />
    </Group>
  );
}
