import { useTranslation } from 'react-i18next';
import type { OpenedImport } from '../../../../../shared/contract/imports';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { WizardFrame } from '../../../../components/wizard';
import { missingFields } from '../columns';
import { patchReading, type Reading } from '../draft';
import type { ImportPageProps } from '../index';
import { ColumnsStep } from '../steps/columns-step';

interface ColumnsPageProps extends ImportPageProps {
  readonly opened: OpenedImport;
  readonly reading: Reading;
}

/** Step 2: which column is what. */
export function ColumnsPage({ target, shell, opened, reading, onLeave }: ColumnsPageProps) {
  const { t } = useTranslation();
  const { kind } = target;
  const missing = missingFields(kind, reading.mapping).map(({ label }) => label);
  return (
    <WizardFrame
      steps={shell.steps}
      current="columns"
      onStep={shell.onStep}
      heading={t('importing.heading.columns')}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        missing,
        onPress: () => {
          if (missing.length === 0) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      <ColumnsStep
        fields={RECORD_KINDS[kind].fields}
        opened={opened}
        reading={reading}
        onChange={(patch) => patchReading(target, patch)}
      />
    </WizardFrame>
  );
}
