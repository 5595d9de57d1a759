import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { doorName } from '../door-name';
import type { RelayForm } from './door-model';
import { TestPanel } from './test-panel';
import type { Door } from './use-door';

interface TestDialogProps {
  readonly intercom: Intercom;
  readonly door: Door;
  /** The relay to try; null while the dialog is closed. */
  readonly relay: RelayForm | null;
  readonly onClose: () => void;
}

/** The test of one relay beside the page of its settings. */
export function TestDialog({ intercom, door, relay, onClose }: TestDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={relay !== null}
      onClose={onClose}
      title={t('door.test.title', { letter: relay?.letter ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {relay !== null && (
        <TestPanel
          id={intercom.id}
          name={doorName(intercom)}
          relays={[relay]}
          values={door.values}
        />
      )}
    </Modal>
  );
}
