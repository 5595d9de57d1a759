import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadsSchema, widthSchema, type Fleet } from '../../../../shared/contract/fleet';
import { toAppError, type AppError } from '../../../../shared/errors';
import { ErrorNotice } from '../../../components/error-notice';
import { paceFleet } from '../../../stores/fleets';
import { wholeNumber } from '../../../text/whole-number';

/** How many go at the same time, and a way to change that while the job runs. */
export function Pace({ fleet }: { readonly fleet: Fleet }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { width, uploads } = fleet;
  const words = [
    t('fleet.pace.intercoms', { count: width }),
    ...(uploads === null ? [] : [t('fleet.pace.uploads', { count: uploads })]),
  ];
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {t('fleet.pace.now', { what: words.join(', ') })}
      </Text>
      <Button variant="subtle" px="xs" onClick={() => setOpen(true)}>
        {t('fleet.pace.change')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('fleet.pace.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <PaceForm fleet={fleet} onClose={() => setOpen(false)} />
      </Modal>
    </Group>
  );
}

/** Lives only while the dialog is open, so that it begins with what is so now. */
function PaceForm({ fleet, onClose }: { readonly fleet: Fleet; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [width, setWidth] = useState(String(fleet.width));
  const [uploads, setUploads] = useState(String(fleet.uploads ?? ''));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const uploading = fleet.uploads !== null;
  const wanted = wholeNumber(width, widthSchema);
  const wantedUploads = uploading ? wholeNumber(uploads, uploadsSchema) : null;
  const wrongUploads = uploading && wantedUploads === null;

  async function change() {
    if (wanted === null || wrongUploads) return;
    setBusy(true);
    setProblem(null);
    try {
      await paceFleet(fleet.id, { width: wanted, uploads: wantedUploads });
      onClose();
    } catch (error) {
      setProblem(toAppError(error));
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Stack>
        <Text>{t('fleet.pace.text')}</Text>
        <TextInput
          data-autofocus
          inputMode="numeric"
          label={t('fleet.pace.width')}
          description={t('fleet.pace.widthHint')}
          error={wanted === null ? t('fleet.pace.widthRange') : undefined}
          value={width}
          onChange={(event) => setWidth(event.currentTarget.value)}
        />
        {uploading && (
          <TextInput
            inputMode="numeric"
            label={t('fleet.pace.uploadsLabel')}
            description={t('fleet.pace.uploadsHint')}
            error={wrongUploads ? t('fleet.pace.uploadsRange') : undefined}
            value={uploads}
            onChange={(event) => setUploads(event.currentTarget.value)}
          />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('fleet.pace.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
