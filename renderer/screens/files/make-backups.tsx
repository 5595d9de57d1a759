import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { IntercomPicker } from '../../components/intercom-picker';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';

interface Props {
  readonly opened: boolean;
  /** Chosen already when it opens. */
  readonly chosen?: readonly string[];
  readonly onClose: () => void;
}

/** Which intercoms to back up, and why. */
export function MakeBackups({ opened, chosen = [], onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('backups.makeTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form chosen={chosen} onClose={onClose} />
    </Modal>
  );
}

function Form({ chosen, onClose }: Required<Omit<Props, 'opened'>>) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const [ids, setIds] = useState(chosen);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const start = async () => {
    setBusy(true);
    try {
      const { id } = await api.call('backups.make', { ids: [...ids], reason });
      onClose();
      navigate({ screen: 'jobs', id });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };
  return (
    <Stack>
      <IntercomPicker intercoms={Object.values(byId)} chosen={ids} onChange={setIds} />
      <TextInput
        label={t('backups.makeReason')}
        description={t('backups.makeReasonHint')}
        maxLength={128}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem !== null && <ErrorNotice error={problem} />}
      <DialogButtons>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={ids.length === 0} loading={busy} onClick={() => void start()}>
          {t('backups.makeGo', { count: ids.length })}
        </Button>
      </DialogButtons>
    </Stack>
  );
}
