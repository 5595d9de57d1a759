import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconFileDownload, IconLockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableKind, ExportFormat } from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { formatsOf } from './formats';

interface ExportDialogProps {
  /** Of the intercom. */
  readonly id: string;
  readonly kind: EditableKind;
  readonly onClose: () => void;
}

interface Saved {
  readonly name: string;
  readonly madeBy: 'intercom' | 'lintel';
  readonly format: ExportFormat;
  readonly missing: number;
}

/** Saves a list as a file: as a table for people, or as an intercom takes it again. */
export function ExportDialog({ id, kind, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const { many, fields } = RECORD_KINDS[kind];
  const formats = formatsOf(kind);
  const [format, setFormat] = useState<ExportFormat>('spreadsheet');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const hasCodes = fields.some((field) => ['pin', 'card', 'cards'].includes(field.kind));

  const save = async () => {
    setBusy(true);
    setProblem(null);
    setSaved(null);
    try {
      const made = await api.call('records.export', { id, kind, format });
      const { token, name, madeBy, missing } = made;
      await api.saveFile(token, name);
      setSaved({ name, madeBy, format, missing });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('importing.export.title', { many })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={640}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Radio.Group
            label={t('importing.export.format')}
            value={format}
            onChange={(value) => {
              const next = formats.find((one) => one === value);
              if (next) setFormat(next);
            }}
          >
            {formats.map((one, index) => (
              <Radio
                key={one}
                mt="sm"
                value={one}
                data-autofocus={index === 0 || undefined}
                label={t(`importing.export.formats.${one}`)}
                description={t(`importing.export.about.${one}`)}
              />
            ))}
          </Radio.Group>
          {hasCodes && (
            <Alert
              variant="default"
              icon={<IconLockExclamation aria-hidden color="var(--lintel-warn)" />}
            >
              {t('importing.export.secret')}
            </Alert>
          )}
          {problem !== null && <ErrorNotice error={problem} />}
          {saved !== null && (
            <Alert
              role="status"
              variant="default"
              icon={<IconCircleCheck aria-hidden color="var(--lintel-good)" />}
            >
              <Text fw={600}>{t('importing.export.saved', { name: saved.name })}</Text>
              <Text>{t('importing.export.where')}</Text>
              {saved.missing > 0 && (
                <Text c="var(--lintel-warn)">
                  {t('importing.export.short', { count: saved.missing })}
                </Text>
              )}
              {saved.madeBy === 'lintel' && saved.format !== 'spreadsheet' && (
                <Text>{t('importing.export.made')}</Text>
              )}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.close')}
            </Button>
            <Button
              type="submit"
              loading={busy}
              leftSection={<IconFileDownload size={18} aria-hidden />}
            >
              {t('importing.export.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
