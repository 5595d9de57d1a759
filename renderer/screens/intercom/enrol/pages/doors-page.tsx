import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../../shared/contract/records';
import { RECORD_KINDS, type RecordField } from '../../../../../shared/device/records';
import { checkField, fieldValue, type RecordLimits } from '../../../../../shared/device/rules';
import { WizardFrame } from '../../../../components/wizard';
import { useRecordContext } from '../../records/context';
import { newRow, withField } from '../../records/field-text';
import { FieldInput } from '../../records/inputs/field-input';
import type { EnrolTarget } from '../change';
import classes from '../enrol.module.css';
import type { EnrolPageProps } from '../enrol-wizard';
import { patchEnrolment } from '../store';

/** Who and which card is asked elsewhere. */
const ELSEWHERE = ['Name', 'Code', 'UserID', 'CardCode', 'PrivatePIN'];

const fieldsOf = (target: EnrolTarget): readonly RecordField[] =>
  RECORD_KINDS[target].fields.filter(({ key }) => !ELSEWHERE.includes(key));

/** A new row of the list, with what was chosen over it. */
export const defaultRow = (target: EnrolTarget, chosen: RecordRow): RecordRow => ({
  ...newRow(RECORD_KINDS[target]),
  ...chosen,
});

function problemsOf(target: EnrolTarget, row: RecordRow, limits: RecordLimits) {
  return fieldsOf(target).flatMap((field) => {
    const complaint = checkField(field, fieldValue(row, field), limits);
    return complaint?.severity === 'error' ? [{ field, message: complaint.message }] : [];
  });
}

/** Step 2: what the cards of those who are new open, and when. */
export function DoorsPage({ intercom, enrolment, target, shell, onLeave }: EnrolPageProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const context = useRecordContext(intercom, target);
  const row = defaultRow(target, enrolment.defaults);
  const problems = problemsOf(target, row, context.limits);
  const [pressed, setPressed] = useState(false);
  const { people } = enrolment.session;
  const known = people.filter((person) => person.row !== null).length;
  return (
    <WizardFrame
      steps={shell.steps}
      current="doors"
      onStep={shell.onStep}
      heading={t('enrol.heading.doors')}
      intro={t(known === people.length ? 'enrol.intro.doorsKnown' : 'enrol.intro.doors')}
      onBack={() => patchEnrolment(id, { step: 'people' })}
      next={{
        label: t('wizard.next'),
        missing: problems.map(({ field }) => field.label),
        onPress: () => {
          setPressed(true);
          if (problems.length === 0) patchEnrolment(id, { step: 'cards' });
        },
      }}
      onLeave={onLeave}
    >
      {known > 0 && known < people.length && <Text>{t('enrol.doors.keep', { count: known })}</Text>}
      {known < people.length && (
        <div className={classes.doors}>
          {fieldsOf(target).map((field) => (
            <div key={field.key} data-kind={field.kind}>
              <FieldInput
                field={field}
                value={fieldValue(row, field)}
                onChange={(value) =>
                  patchEnrolment(id, { defaults: withField(enrolment.defaults, field, value) })
                }
                context={context}
                error={
                  pressed ? problems.find((one) => one.field.key === field.key)?.message : undefined
                }
              />
            </div>
          ))}
        </div>
      )}
    </WizardFrame>
  );
}
