import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { fieldValue, isMeant } from '../../../../shared/device/rules';
import type { RecordContext } from './context';
import { valueText } from './field-text';
import classes from './records.module.css';
import type { RecordLock } from './views';

interface LockedRowProps {
  readonly info: RecordKindInfo;
  readonly row: RecordRow;
  readonly lock: RecordLock;
  readonly source?: string;
  readonly context: RecordContext;
  readonly onClose: () => void;
}

/** A row that cannot be changed from here: why, and what is in it, to be read. */
export function LockedRow({ info, row, lock, source = '', context, onClose }: LockedRowProps) {
  const { t } = useTranslation();
  const cloud = info.kind === 'user' ? 'person' : 'cloud';
  const told = info.fields
    .filter((field) => isMeant(field, row))
    .map((field) => {
      const value = fieldValue(row, field);
      const shown =
        value === ''
          ? t('records.lock.nothing')
          : field.secret === true
            ? t('records.hidden')
            : valueText({ field, value, context, t });
      return { key: field.key, label: field.label, shown };
    });
  return (
    <Stack>
      <Alert icon={<IconLock aria-hidden />} variant="default">
        <Text fw={600}>{t(`records.lock.${lock === 'cloud' ? cloud : lock}`)}</Text>
        {lock === 'cloud' && <Text size="sm">{t('records.lock.hint')}</Text>}
      </Alert>
      <dl className={classes.told}>
        {source !== '' && (
          <div>
            <dt>{t('records.source')}</dt>
            <dd>{source}</dd>
          </div>
        )}
        {told.map(({ key, label, shown }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </Group>
    </Stack>
  );
}
