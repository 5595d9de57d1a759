import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { RestorePoint } from '../../../shared/contract/config';
import type { Column } from '../../components/data-table';
import { dayAndTime } from '../../text/when';

interface Options {
  readonly t: TFunction;
  readonly restore: (point: RestorePoint) => void;
  readonly compare: (point: RestorePoint) => void;
}

/** The door that a backup is of, or its model where it had no name. */
export const pointName = ({ door, model }: RestorePoint): string => (door === '' ? model : door);

/** Columns of the list of backups. */
export function backupColumns({ t, restore, compare }: Options): readonly Column<RestorePoint>[] {
  const rowsOf = ({ records }: RestorePoint) =>
    Object.values(records).reduce((sum, count) => sum + count, 0);
  return [
    {
      id: 'when',
      title: t('backups.when'),
      width: '196px',
      text: ({ at }) => dayAndTime(at),
      sort: ({ at }) => at,
    },
    {
      id: 'door',
      title: t('backups.door'),
      width: 'minmax(120px, 1.2fr)',
      text: pointName,
      cell: (row) => <strong>{pointName(row)}</strong>,
    },
    { id: 'model', title: t('backups.model'), width: '72px', text: ({ model }) => model },
    { id: 'mac', title: t('backups.mac'), width: '152px', text: ({ mac }) => mac },
    {
      id: 'firmware',
      title: t('backups.firmware'),
      width: '112px',
      text: ({ firmware }) => firmware,
    },
    {
      id: 'reason',
      title: t('backups.reason'),
      width: 'minmax(90px, 1fr)',
      text: ({ reason }) => reason,
    },
    {
      id: 'holds',
      title: t('backups.holds'),
      width: '170px',
      text: (row) => t('backups.holdsWords', { settings: row.settings, rows: rowsOf(row) }),
      hidden: true,
    },
    {
      id: 'action',
      title: t('backups.action'),
      width: '188px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => (
        <Group gap={0} wrap="nowrap">
          <Button variant="subtle" px="xs" tabIndex={active ? 0 : -1} onClick={() => restore(row)}>
            {t('backups.restore')}
          </Button>
          <Button variant="subtle" px="xs" tabIndex={active ? 0 : -1} onClick={() => compare(row)}>
            {t('backups.compare')}
          </Button>
        </Group>
      ),
    },
  ];
}
