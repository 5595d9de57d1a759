import { Button, Modal, Stack, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../shared/contract';
import { toAppError, type AppError } from '../../../shared/errors';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { editSite } from '../../stores/site';

interface Props {
  readonly title: string;
  /** A verb with its object: "Save the door". */
  readonly saveLabel: string;
  /** Why it cannot be saved at all, such as a site that is read only; empty where it can. */
  readonly refused?: string;
  /** What to change in the site; null where something is missing, which the fields then say. */
  readonly edits: () => CallInput<'site.edit'>['edits'] | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog in which one thing of the site is edited: saved on the disk when it closes. */
export function EditorDialog(props: Props) {
  const { title, saveLabel, refused = '', edits, onClose, children } = props;
  const { t } = useTranslation();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);

  async function save() {
    const wanted = edits();
    if (wanted === null) return;
    setWorking(true);
    setProblem(null);
    try {
      await editSite(wanted);
      onClose();
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={<Title order={2}>{title}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          {children}
          {problem !== null && <ErrorNotice error={problem} />}
          {refused !== '' && <p role="status">{refused}</p>}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={working} disabled={refused !== ''}>
              {saveLabel}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}
