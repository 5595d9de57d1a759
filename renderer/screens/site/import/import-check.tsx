import { Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleX,
  IconFileDownload,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { ImportedRow } from '../../../../shared/site/import-rows';
import { DataTable, type Column } from '../../../components/data-table';
import { StatusText } from '../../../components/status-text';
import classes from '../site.module.css';

interface Props {
  readonly preview: CallOutput<'siteImport.preview'>;
  readonly onRejected: () => void;
}

const LOOKS = {
  added: { tone: 'good', icon: IconPlus },
  changed: { tone: 'busy', icon: IconPencil },
  unchanged: { tone: 'neutral', icon: IconCheck },
  refused: { tone: 'bad', icon: IconCircleX },
} as const;
const RANK: readonly ImportedRow['state'][] = ['refused', 'added', 'changed', 'unchanged'];

const keyOf = ({ row }: ImportedRow) => String(row);
const nameOf = ({ name }: ImportedRow) => name;

/** What is in a row and what is wrong with it, in words. */
function wordsOf(problems: Props['preview']['problems']) {
  const byRow = new Map<number, string[]>();
  for (const { row, message } of problems) byRow.set(row, [...(byRow.get(row) ?? []), message]);
  const told = ({ row, changes }: ImportedRow) =>
    [
      // Sentences, then values.
      ...(byRow.get(row) ?? []),
      changes
        .map(({ field, before, after }) =>
          before === '' ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
        )
        .join('; '),
    ].join(' ');
  return { byRow, told };
}

/** What would become of each row of a file; rows with problems first. */
export function ImportCheck({ preview, onRejected }: Props) {
  const { t } = useTranslation();
  const { counts, problems, warnings } = preview;
  const rows = useMemo(
    () => [...preview.rows].sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state)),
    [preview.rows],
  );
  const [current, setCurrent] = useState(rows[0]);
  const { byRow, told } = useMemo(() => wordsOf(problems), [problems]);
  const columns = useMemo(
    (): readonly Column<ImportedRow>[] => [
      {
        id: 'row',
        title: t('site.import.row'),
        width: '72px',
        text: keyOf,
        sort: ({ row }) => row,
      },
      {
        id: 'state',
        title: t('site.import.becomes'),
        width: '120px',
        text: ({ state }) => t(`site.import.state.${state}`),
        cell: ({ state, row }) => (
          <StatusText
            tone={LOOKS[state].tone}
            icon={state !== 'refused' && byRow.has(row) ? IconAlertTriangle : LOOKS[state].icon}
          >
            {t(`site.import.state.${state}`)}
          </StatusText>
        ),
      },
      {
        id: 'name',
        title: t('site.people.name'),
        width: 'minmax(140px, 1fr)',
        text: nameOf,
        cell: ({ name }) => <strong>{name}</strong>,
      },
      {
        id: 'told',
        title: t('site.import.told'),
        width: 'minmax(260px, 3fr)',
        text: told,
      },
    ],
    [t, byRow, told],
  );
  return (
    <>
      <Group justify="space-between">
        <div>
          <Text fw={600} role="status">
            {t('site.import.counts', { ...counts })}
          </Text>
          {warnings > 0 && <Text>{t('site.import.warnings', { count: warnings })}</Text>}
        </div>
        {counts.refused > 0 && (
          <Button
            variant="default"
            leftSection={<IconFileDownload size={18} aria-hidden />}
            onClick={onRejected}
          >
            {t('site.import.saveRejected', { count: counts.refused })}
          </Button>
        )}
      </Group>
      <div className={classes.inDialog}>
        <DataTable
          label={t('site.import.rows')}
          name="site-import"
          rows={rows}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={() => undefined}
          onCurrent={setCurrent}
          empty={<Text>{t('site.import.noRows')}</Text>}
        />
      </div>
      {current !== undefined && (
        <p className={classes.whole}>
          <strong>{[keyOf(current), current.name].filter(Boolean).join(', ')}:</strong>{' '}
          {told(current)}
        </p>
      )}
    </>
  );
}
