import { Button, Group, Text, Title } from '@mantine/core';
import { IconFileCheck, IconFileDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../../../shared/contract/app';
import type { OpenedImport } from '../../../../../shared/contract/imports';
import type { EditableKind } from '../../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import type { AppErrorData } from '../../../../../shared/errors';
import { saveBlob } from '../../../../api/browser-files';
import { ErrorNotice } from '../../../../components/error-notice';
import { FileDrop } from '../../../../components/file-drop';
import { exampleCsv, expectedColumns } from '../examples';
import classes from '../import.module.css';
import { PasteRows } from './paste-rows';

interface FileStepProps {
  readonly kind: EditableKind;
  readonly file: FileHandle | null;
  readonly opened: OpenedImport | null;
  readonly busy: boolean;
  readonly problem: AppErrorData | null;
  readonly onFile: (file: FileHandle) => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** Endings that the dialog offers; what a file is, its content says. */
const EXTENSIONS = ['csv', 'txt', 'tsv', 'xml', 'vcf', 'tgz', 'gz', 'tar'];

/** Which file, and before that: what it should look like, with an example to begin with. */
export function FileStep(props: FileStepProps) {
  const { kind, file, opened, busy, problem, onFile, onProblem } = props;
  const { t } = useTranslation();
  const { many } = RECORD_KINDS[kind];
  return (
    <div className={classes.fields}>
      <FileDrop
        label={t(file === null ? 'importing.file.choose' : 'importing.file.chooseOther')}
        title={t('importing.file.dialog', { many })}
        extensions={EXTENSIONS}
        busy={busy}
        onFile={onFile}
        onProblem={onProblem}
      />
      <PasteRows onFile={onFile} onProblem={onProblem} />
      {problem !== null && <ErrorNotice error={problem} />}
      {file !== null && opened !== null && <Chosen file={file} opened={opened} />}
      <Expected kind={kind} />
    </div>
  );
}

function Chosen({ file, opened }: { readonly file: FileHandle; readonly opened: OpenedImport }) {
  const { t } = useTranslation();
  const { format, encoding, delimiter, rows } = opened;
  const parts = [
    t(`importing.format.${format}`),
    t('importing.file.rows', { count: rows }),
    ...(encoding === 'binary' ? [] : [t(`importing.encoding.${encoding}`)]),
    ...(delimiter === ''
      ? []
      : [t('importing.file.delimiter', { name: delimiterName(delimiter) })]),
  ];
  return (
    <div className={classes.chosen} role="status">
      <IconFileCheck size={24} aria-hidden className={classes.good} />
      <div>
        <Text fw={600}>{file.name}</Text>
        <Text size="sm" c="dimmed">
          {parts.join(', ')}
        </Text>
      </div>
    </div>
  );
}

const delimiterName = (delimiter: string): string => (delimiter === '\t' ? 'Tab' : delimiter);

function Expected({ kind }: { readonly kind: EditableKind }) {
  const { t } = useTranslation();
  const { many } = RECORD_KINDS[kind];
  const save = () => {
    const blob = new Blob([exampleCsv(kind)], { type: 'text/csv' });
    saveBlob(blob, t('importing.file.exampleName', { many }));
  };
  return (
    <section aria-labelledby="expected-columns">
      <Group justify="space-between" mb={4}>
        <Title order={3} id="expected-columns">
          {t('importing.file.expected')}
        </Title>
        <Button
          variant="default"
          leftSection={<IconFileDownload size={18} aria-hidden />}
          onClick={save}
        >
          {t('importing.file.saveExample')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('importing.file.anyLayout')}
      </Text>
      <table className={classes.columns}>
        <thead>
          <tr>
            <th scope="col">{t('importing.file.heading')}</th>
            <th scope="col">{t('importing.file.example')}</th>
            <th scope="col">{t('importing.file.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {expectedColumns(kind).map(({ field, heading, example }) => (
            <tr key={field.key}>
              <th scope="row">{heading}</th>
              <td className={classes.code}>{example}</td>
              <td>
                {field.required === true
                  ? field.initial === ''
                    ? t('importing.file.always')
                    : t('importing.file.orLater')
                  : t('common.optional')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
