import { Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../components/error-notice';
import { WizardFrame } from '../../../components/wizard';
import { patchFirmwareDraft } from '../draft';
import classes from '../firmware.module.css';
import { firmwarePlan, inOrderOfCare } from '../plan';
import { PreviewTable } from '../preview-table';
import type { FirmwarePageProps } from '../wizard-props';

/** Step 3: what would happen to each intercom, before anything does. */
export function CheckPage(props: FirmwarePageProps) {
  const { scope, draft, image, preview, shell, onLeave } = props;
  const { t } = useTranslation();
  const { rows, problem } = preview;
  const plan = firmwarePlan(rows ?? [], draft);
  const missing = rows !== null && plan.taking.length === 0 ? [t('firmware.check.nobody')] : [];
  return (
    <WizardFrame
      steps={shell.steps}
      current="check"
      onStep={shell.onStep}
      heading={t('firmware.heading.check', { image: image?.fileName ?? '' })}
      intro={t('firmware.intro.check')}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        missing,
        onPress: () => {
          if (plan.taking.length > 0) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[{ label: t('common.tryAgain'), run: preview.readAgain }]}
        />
      )}
      {rows === null && problem === null && (
        <Text role="status">
          <Loader size={18} mr="sm" aria-hidden />
          {t('firmware.check.reading')}
        </Text>
      )}
      {rows !== null && (
        <>
          <div className={classes.counts} role="status">
            <span>{t('firmware.check.will', { count: plan.taking.length })}</span>
            {plan.open.length > 0 && (
              <span>{t('firmware.check.confirm', { count: plan.open.length })}</span>
            )}
            {plan.left.length > plan.open.length && (
              <span>
                {t('firmware.check.willNot', { count: plan.left.length - plan.open.length })}
              </span>
            )}
          </div>
          {plan.taking.length > 1 && <Text>{t('firmware.check.canary')}</Text>}
          <PreviewTable
            rows={inOrderOfCare(rows)}
            plan={plan}
            onFirst={(id) => patchFirmwareDraft(scope, { canary: id })}
            onTake={(id, take) =>
              patchFirmwareDraft(scope, {
                included: take
                  ? [...draft.included, id]
                  : draft.included.filter((other) => other !== id),
              })
            }
          />
        </>
      )}
    </WizardFrame>
  );
}
