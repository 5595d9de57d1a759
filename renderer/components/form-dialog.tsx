import { Button, Modal, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from './dialog-buttons';
import { ErrorNotice } from './error-notice';
import { useWork } from './use-work';

interface Props {
  readonly title: string;
  /** Width in pixels; that of a short form unless told. */
  readonly size?: number;
  /** A verb with its object: "Save the door". */
  readonly submitLabel: string;
  readonly cancelLabel?: string;
  readonly disabled?: boolean;
  /**
   * What is done when the form is sent; the dialog closes after it, and stays open with what it throws.
   * Null where something is missing, which the fields then say.
   */
  readonly submit: () => Promise<unknown> | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with a form: Enter sends it, Escape leaves it, what goes wrong stands in it. */
export function FormDialog(props: Props) {
  const { title, size, submitLabel, cancelLabel, disabled = false, submit, onClose } = props;
  const { t } = useTranslation();
  const { working, problem, run } = useWork();

  async function send() {
    const work = submit();
    if (work !== null && (await run(() => work))) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      {...(size !== undefined && { size })}
      title={<Title order={2}>{title}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) void send();
        }}
      >
        <Stack>
          {props.children}
          {problem !== null && <ErrorNotice error={problem} />}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {cancelLabel ?? t('common.cancel')}
            </Button>
            <Button type="submit" loading={working} disabled={disabled}>
              {submitLabel}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}
