import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from './error-notice';
import { useWork } from './use-work';
import { WordToType } from './word-to-type';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** What happens, and what is lost. */
  readonly children: ReactNode;
  /** A verb with its object: "Forget the intercom". */
  readonly confirmLabel: string;
  /** Must be typed before the button works: the name of the thing that is lost. */
  readonly word?: string;
  /** Red, for what destroys. */
  readonly danger?: boolean;
  /** May take its time; what it throws is shown in the dialog, which then stays open. */
  readonly onConfirm: () => Promise<void> | void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Question {...props} />
    </Modal>
  );
}

/** Lives only while the dialog is open, so that it always starts empty. */
function Question({ children, confirmLabel, word, danger, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { working, problem, run } = useWork();
  const agreed = word === undefined || same(typed, word);

  const confirm = async () => {
    if (await run(async () => onConfirm())) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (agreed) void confirm();
      }}
    >
      <Stack>
        <Text component="div">{children}</Text>
        {word !== undefined && (
          <TextInput
            data-autofocus
            autoComplete="off"
            label={<WordToType word={word} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            color={danger ? 'red.9' : undefined}
            disabled={!agreed}
            loading={working}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
