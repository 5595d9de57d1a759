import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../../shared/contract/firmware';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { decide, imageFacts } from '../../../../shared/device/firmware-decision';
import { IntercomPicker } from '../../../components/intercom-picker';
import { WizardFrame } from '../../../components/wizard';
import { useIntercoms } from '../../../stores/intercoms';
import { patchFirmwareDraft } from '../draft';
import { VerdictLabel } from '../verdict-label';
import type { FirmwarePageProps } from '../wizard-props';

/** Step 2: which intercoms, each with what the image would do to the version it ran last. */
export function IntercomsPage({ scope, draft, image, shell, onLeave }: FirmwarePageProps) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const all = useMemo(() => Object.values(byId), [byId]);
  const choose = (ids: readonly string[]) => patchFirmwareDraft(scope, { ids: [...ids] });
  const outdated = all.filter((one) => image !== undefined && verdictOf(one, image) === 'upgrade');

  return (
    <WizardFrame
      steps={shell.steps}
      current="intercoms"
      onStep={shell.onStep}
      heading={t('firmware.heading.intercoms')}
      intro={t('firmware.intro.intercoms')}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        missing: draft.ids.length === 0 ? [t('firmware.intercoms.choose')] : [],
        onPress: () => {
          if (draft.ids.length > 0) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      <IntercomPicker
        intercoms={all}
        chosen={draft.ids}
        onChange={choose}
        note={(one) => image !== undefined && <VerdictLabel verdict={verdictOf(one, image)} />}
        ways={
          outdated.length > 0 && (
            <Button variant="default" onClick={() => choose(outdated.map(({ id }) => id))}>
              {t('firmware.intercoms.outdated', { count: outdated.length })}
            </Button>
          )
        }
      />
    </WizardFrame>
  );
}

const verdictOf = ({ model, firmware }: Intercom, { fileName }: FirmwareImage) =>
  decide({ model, firmware }, imageFacts(fileName)).verdict;
