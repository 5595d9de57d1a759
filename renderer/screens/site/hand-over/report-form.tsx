import { Checkbox, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import { toAppError } from '../../../../shared/errors';
import {
  PAPERS,
  REPORT_FORMATS,
  REPORT_LANGUAGES,
  REPORT_TABLES,
} from '../../../../shared/site/report/choices';
import { api } from '../../../api';
import { readStored, store } from '../stored';
import { FileForm } from './file-form';
import { useSavedFile } from './use-saved-file';

interface Props {
  readonly site: string;
  /** Of the document: what is left to do changes with it. */
  readonly revision: number;
}

/** A language in its own words. */
const languageName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** Makes the report as a file: to be handed over, printed, or counted in a spreadsheet. */
export function ReportForm({ site, revision }: Props) {
  const { t } = useTranslation();
  const [options, setOptions] = useState<CallOutput<'report.options'> | null>(null);
  const [format, setFormat] = useState<(typeof REPORT_FORMATS)[number]>('pdf');
  // Who prints on Letter in Spanish does so the next time too.
  const [paper, setPaper] = useState(() => readStored('report.paper', PAPERS));
  const [language, setLanguage] = useState(() => readStored('report.language', REPORT_LANGUAGES));
  const [table, setTable] = useState<(typeof REPORT_TABLES)[number]>('doors');
  const [withPeople, setWithPeople] = useState(true);
  const [withPhotos, setWithPhotos] = useState(true);
  const saved = useSavedFile();
  const { setProblem } = saved;
  useEffect(() => {
    api
      .call('report.options', { site })
      .then(setOptions, (error: unknown) => setProblem(toAppError(error).toData()));
  }, [site, revision, setProblem]);
  const noPdf = options?.noPdf ?? '';
  const paged = format === 'pdf' || format === 'html';

  const make = () =>
    saved.save(() =>
      api.call('report.make', {
        ...{ site, format, paper, language, table, withPeople, withPhotos },
      }),
    );

  return (
    <FileForm
      title={t('site.handOver.report')}
      about={
        <>
          <Text c="dimmed">
            {options === null
              ? t('common.loading')
              : t('site.handOver.holds', {
                  doors: t('site.plan.doorCount', { count: options.doors }),
                  people: t('site.handOver.people', { count: options.people }),
                })}
          </Text>
          {options !== null && (
            <Text>
              {options.left === 0
                ? t('site.handOver.nothingLeft')
                : t('site.handOver.left', { count: options.left })}
            </Text>
          )}
        </>
      }
      makeLabel={t('site.handOver.make')}
      button={{
        disabled: format === 'pdf' && noPdf !== '',
        leftSection: <IconFileExport size={18} aria-hidden />,
      }}
      saved={saved}
      onMake={make}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <NativeSelect
          label={t('site.handOver.format')}
          value={format}
          data={REPORT_FORMATS.map((value) => ({
            value,
            label: t(`site.handOver.formats.${value}`),
            disabled: value === 'pdf' && noPdf !== '',
          }))}
          onChange={(event) =>
            setFormat(REPORT_FORMATS.find((one) => one === event.currentTarget.value) ?? 'html')
          }
        />
        <NativeSelect
          label={t('site.handOver.language')}
          value={language}
          data={REPORT_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          onChange={(event) => {
            const next = REPORT_LANGUAGES.find((one) => one === event.currentTarget.value);
            if (next !== undefined) setLanguage(store('report.language', next));
          }}
        />
        {format === 'csv' && (
          <NativeSelect
            label={t('site.handOver.table')}
            value={table}
            data={REPORT_TABLES.map((value) => ({
              value,
              label: t(`site.handOver.tables.${value}`),
            }))}
            onChange={(event) =>
              setTable(REPORT_TABLES.find((one) => one === event.currentTarget.value) ?? 'doors')
            }
          />
        )}
        {paged && (
          <NativeSelect
            label={t('site.handOver.paper')}
            value={paper}
            data={PAPERS.map((value) => ({ value, label: t(`site.handOver.papers.${value}`) }))}
            onChange={(event) => {
              const next = PAPERS.find((one) => one === event.currentTarget.value);
              if (next !== undefined) setPaper(store('report.paper', next));
            }}
          />
        )}
      </SimpleGrid>
      {paged && (
        <>
          <Checkbox
            size="md"
            label={t('site.handOver.withPeople')}
            description={t('site.handOver.withPeopleHint')}
            checked={withPeople}
            onChange={(event) => setWithPeople(event.currentTarget.checked)}
          />
          <Checkbox
            size="md"
            label={t('site.handOver.withPhotos', { count: options?.photos ?? 0 })}
            checked={withPhotos}
            onChange={(event) => setWithPhotos(event.currentTarget.checked)}
          />
        </>
      )}
      {noPdf !== '' && <Text size="sm">{noPdf}</Text>}
    </FileForm>
  );
}
