import { Button, Group, Textarea } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../../../shared/contract/app';
import { toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';

interface PasteRowsProps {
  readonly onFile: (file: FileHandle) => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** Rows copied from a spreadsheet or a mail, in place of a file. */
export function PasteRows({ onFile, onProblem }: PasteRowsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const use = async () => {
    setBusy(true);
    try {
      const rows = new File([text], t('importing.paste.name'), { type: 'text/csv' });
      onFile(await api.putFile(rows));
    } catch (error) {
      onProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  if (!open)
    return (
      <Group>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={18} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('importing.paste.open')}
        </Button>
      </Group>
    );
  return (
    <div>
      <Textarea
        label={t('importing.paste.label')}
        description={t('importing.paste.hint')}
        data-autofocus
        autoFocus
        rows={6}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt="xs" loading={busy} disabled={text.trim() === ''} onClick={() => void use()}>
        {t('importing.paste.use')}
      </Button>
    </div>
  );
}
