import { useTranslation } from 'react-i18next';
import { WizardScreen } from '../../components/wizard';
import { navigate } from '../../router';
import { FirmwareWizard } from './firmware-wizard';

/** The wizard for many intercoms. Leaving keeps what was chosen. */
export function FirmwareScreen() {
  const { t } = useTranslation();
  return (
    <WizardScreen title={t('firmware.title')}>
      <FirmwareWizard scope="many" onLeave={() => navigate({ screen: 'intercoms' })} />
    </WizardScreen>
  );
}
