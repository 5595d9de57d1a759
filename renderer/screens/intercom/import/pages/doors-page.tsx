import { useTranslation } from 'react-i18next';
import { WizardFrame } from '../../../../components/wizard';
import { patchDraft } from '../draft';
import type { ImportPageProps } from '../index';
import { commonStep, lackingFields } from '../sheet';
import { doorsMissing, DoorsStep } from '../steps/doors-step';

/** Step 4: doors and times for the rows that have none. */
export function DoorsPage({ target, draft, context, shell, onLeave }: ImportPageProps) {
  const { t } = useTranslation();
  const { kind } = target;
  const { defaults } = draft;
  const sheet = draft.sheet ?? [];
  const fields = lackingFields(kind, sheet);
  const missing = doorsMissing({ fields, defaults, context });
  return (
    <WizardFrame
      steps={shell.steps}
      current="doors"
      onStep={shell.onStep}
      heading={t(`importing.heading.${commonStep(kind)}`)}
      intro={fields.length > 0 ? t('importing.intro.doors') : undefined}
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
      <DoorsStep
        kind={kind}
        sheet={sheet}
        defaults={defaults}
        context={context}
        onChange={(next) => patchDraft(target, { defaults: next })}
        forAll={draft.forAll}
        onForAll={(forAll) => patchDraft(target, { forAll })}
      />
    </WizardFrame>
  );
}
