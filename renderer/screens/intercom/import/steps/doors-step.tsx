import { Alert, Switch, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EditableKind, RecordRow } from '../../../../../shared/contract/records';
import { RECORD_KINDS, type RecordField } from '../../../../../shared/device/records';
import { checkField, fieldValue } from '../../../../../shared/device/rules';
import type { RecordContext } from '../../records/context';
import { withField } from '../../records/field-text';
import { FieldInput } from '../../records/inputs/field-input';
import classes from '../import.module.css';
import { lackingFields, type SheetRow } from '../sheet';

interface DoorsStepProps {
  readonly kind: EditableKind;
  readonly sheet: readonly SheetRow[];
  readonly defaults: RecordRow;
  readonly context: RecordContext;
  readonly onChange: (defaults: RecordRow) => void;
  /** Whether rows that are on the intercom already get them too. */
  readonly forAll: boolean;
  readonly onForAll: (forAll: boolean) => void;
}

/** What keeps the doors and times from being taken, by field; words for what is missing. */
export function doorsMissing(options: {
  readonly fields: readonly RecordField[];
  readonly defaults: RecordRow;
  readonly context: RecordContext;
}): readonly string[] {
  const { fields, defaults, context } = options;
  return fields
    .filter(
      (field) =>
        checkField(field, fieldValue(defaults, field), context.limits)?.severity === 'error',
    )
    .map(({ label }) => label);
}

/** Doors, days and times for the rows that have none of their own. */
export function DoorsStep(props: DoorsStepProps) {
  const { kind, sheet, defaults, context, onChange, forAll, onForAll } = props;
  const { t } = useTranslation();
  const fields = lackingFields(kind, sheet);
  const count = (field: RecordField) =>
    sheet.filter((entry) => lackingFields(kind, [entry]).includes(field)).length;
  if (fields.length === 0)
    return (
      <Alert variant="default" icon={<IconCircleCheck aria-hidden color="var(--lintel-good)" />}>
        {t('importing.doors.none', { many: RECORD_KINDS[kind].many })}
      </Alert>
    );
  return (
    <div className={classes.fields}>
      {fields.map((field) => {
        const value = fieldValue(defaults, field);
        return (
          <div key={field.key}>
            <FieldInput
              field={field}
              value={value}
              context={context}
              error={checkField(field, value, context.limits)?.message}
              onChange={(next) => onChange(withField(defaults, field, next))}
            />
            <Text size="sm" c="dimmed" mt={4}>
              {t('importing.doors.forRows', { count: count(field) })}
            </Text>
          </div>
        );
      })}
      <Switch
        label={t('importing.doors.forAll')}
        description={t('importing.doors.forAllHint')}
        checked={forAll}
        onChange={(event) => onForAll(event.currentTarget.checked)}
      />
    </div>
  );
}
