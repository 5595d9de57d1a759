import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../router';
import classes from './firmware.module.css';
import { FirmwareWizard } from './firmware-wizard';

/** The wizard for many intercoms. Leaving keeps what was chosen. */
export function FirmwareScreen() {
  const { t } = useTranslation();
  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <Title order={1}>{t('firmware.title')}</Title>
      </div>
      <div className={classes.wizard}>
        <FirmwareWizard scope="many" onLeave={() => navigate({ screen: 'intercoms' })} />
      </div>
    </div>
  );
}
