import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { FileHandle } from '../../../../shared/contract/app';
import { IMPORT_FIELDS, type ImportWhat } from '../../../../shared/site/import-fields';
import { api } from '../../../api';
import { DialogButtons } from '../../../components/dialog-buttons';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { useWork } from '../../../components/use-work';
import { loadSite } from '../../../stores/site';
import type { Reading } from '../../intercom/import/draft';
import { ColumnsStep } from '../../intercom/import/steps/columns-step';
import { ImportCheck } from './import-check';

interface Props {
  readonly site: string;
  readonly what: ImportWhat;
  readonly onClose: () => void;
}

type Opened = CallOutput<'siteImport.open'>;
type Preview = CallOutput<'siteImport.preview'>;
type Counts = CallOutput<'siteImport.apply'>['counts'];

/** Takes people or doors out of a file: which file, which column is what, what would become of each row. */
export function ImportDialog({ site, what, onClose }: Props) {
  const { t } = useTranslation();
  const [file, setFile] = useState<FileHandle | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [done, setDone] = useState<Counts | null>(null);
  const { working, problem, setProblem, run } = useWork();

  const inputOf = (chosen: FileHandle, how: Reading) => ({
    ...{ site, what, file: chosen.token },
    ...how,
  });
  const take = (chosen: FileHandle) =>
    void run(async () => {
      setOpened(null);
      const answer = await api.call('siteImport.open', { site, what, file: chosen.token });
      setFile(chosen);
      setOpened(answer);
      const { mapping, hasHeader, notation } = answer;
      setReading({ mapping, hasHeader, notation });
    });
  const look = () =>
    run(async () => {
      if (file === null || reading === null) return;
      setPreview(await api.call('siteImport.preview', inputOf(file, reading)));
    });
  const rejected = () =>
    run(async () => {
      if (file === null || reading === null) return;
      const { token, name } = await api.call('siteImport.rejected', inputOf(file, reading));
      await api.saveFile(token, name);
    });
  const apply = () =>
    run(async () => {
      if (file === null || reading === null) return;
      const { counts } = await api.call('siteImport.apply', inputOf(file, reading));
      setDone(counts);
      await loadSite(site);
    });
  const good = preview === null ? 0 : preview.counts.added + preview.counts.changed;

  return (
    <Modal
      opened
      size={1040}
      onClose={onClose}
      title={<Title order={2}>{t(`site.import.title.${what}`)}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {done !== null ? (
          <Text role="status" fw={600}>
            {t('site.import.done', { ...done })}
          </Text>
        ) : preview !== null ? (
          <ImportCheck preview={preview} onRejected={() => void rejected()} />
        ) : (
          <>
            <FileDrop
              label={t(file === null ? 'importing.file.choose' : 'importing.file.chooseOther')}
              title={t(`site.import.title.${what}`)}
              extensions={['csv', 'txt', 'tsv']}
              busy={working}
              onFile={take}
              onProblem={setProblem}
            />
            {file === null && (
              <Text c="dimmed">
                {t('site.import.anyLayout', {
                  columns: IMPORT_FIELDS[what].map(({ label }) => label).join(', '),
                })}
              </Text>
            )}
            {file !== null && opened !== null && reading !== null && (
              <>
                <Text fw={600}>
                  {t('site.import.chosen', { name: file.name, count: opened.rows })}
                </Text>
                <ColumnsStep
                  fields={IMPORT_FIELDS[what]}
                  opened={opened}
                  reading={reading}
                  onChange={(patch) => setReading({ ...reading, ...patch })}
                />
              </>
            )}
          </>
        )}
        {problem !== null && <ErrorNotice error={problem} />}
        <DialogButtons>
          {done !== null ? (
            <Button onClick={onClose}>{t('common.close')}</Button>
          ) : (
            <Group>
              <Button
                variant="default"
                onClick={preview === null ? onClose : () => setPreview(null)}
              >
                {t(preview === null ? 'common.cancel' : 'site.import.back')}
              </Button>
              {preview === null ? (
                <Button
                  loading={working}
                  disabled={reading === null || Object.keys(reading.mapping).length === 0}
                  onClick={() => void look()}
                >
                  {t('site.import.check')}
                </Button>
              ) : (
                <Button loading={working} disabled={good === 0} onClick={() => void apply()}>
                  {t('site.import.apply', { count: good })}
                </Button>
              )}
            </Group>
          )}
        </DialogButtons>
      </Stack>
    </Modal>
  );
}
