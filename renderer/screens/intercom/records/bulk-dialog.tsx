import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { checkField } from '../../../../shared/device/rules';
import type { RecordContext } from './context';
import { FieldInput } from './inputs/field-input';

interface BulkDialogProps {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  /** Key of the field that is asked for first. */
  readonly first?: string;
  /** How many rows will be changed. */
  readonly count: number;
  /** What keeps other selected rows out of it, in words. */
  readonly leftOut?: string;
  readonly onApply: (field: RecordField, value: string) => void;
  readonly onClose: () => void;
}

/** Kinds that many people may share; a name or a PIN belongs to one. */
const SHARED: readonly RecordField['kind'][] = [
  'choice',
  'date',
  'days',
  'doors',
  'floors',
  'group',
  'number',
  'schedule-relay',
  'switch',
  'time',
  'weekdays',
];

export const bulkFields = (info: RecordKindInfo): readonly RecordField[] =>
  info.fields.filter(({ kind }) => SHARED.includes(kind));

/** One value for every selected row: the group, the doors, the times. */
export function BulkDialog(props: BulkDialogProps) {
  const { t } = useTranslation();
  const { info, context, first, count, leftOut, onApply, onClose } = props;
  const fields = bulkFields(info);
  const [key, setKey] = useState(first ?? fields[0]?.key ?? '');
  const field = fields.find((other) => other.key === key);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const value = values[key] ?? field?.initial ?? '';
  const [pressed, setPressed] = useState(false);
  if (field === undefined) return null;
  const complaint = checkField(field, value, context.limits);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('records.bulk.title', { count })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={640}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setPressed(true);
          if (complaint?.severity !== 'error') onApply(field, value);
        }}
      >
        <Stack>
          <NativeSelect
            label={t('records.bulk.field')}
            data={fields.map((other) => ({ value: other.key, label: other.label }))}
            value={key}
            maw={320}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <FieldInput
            key={key}
            field={field}
            value={value}
            onChange={(next) => setValues((before) => ({ ...before, [key]: next }))}
            context={context}
            error={pressed ? complaint?.message : undefined}
          />
          {leftOut !== undefined && <Text size="sm">{leftOut}</Text>}
          <Text size="sm" c="dimmed">
            {t('records.bulk.note')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('records.bulk.apply', { count })}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
