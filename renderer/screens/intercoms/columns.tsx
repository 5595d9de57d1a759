import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import type { Column } from '../../components/data-table';
import { StateLabel } from '../../components/state-label';
import { ago } from '../../text/when';

interface Options {
  readonly t: TFunction;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly open: (intercom: Intercom) => void;
}

/** Columns of the known intercoms. */
export function intercomColumns({ t, now, open }: Options): readonly Column<Intercom>[] {
  const seen = (at: number | null) => (at === null ? t('intercoms.never') : ago(at, now));
  return [
    {
      id: 'name',
      title: t('intercoms.name'),
      width: 'minmax(110px, 2fr)',
      text: (row) => row.name,
      cell: (row) => (row.name === '' ? '–' : <strong>{row.name}</strong>),
    },
    { id: 'model', title: t('intercoms.model'), width: '64px', text: (row) => row.model },
    {
      id: 'address',
      title: t('intercoms.address'),
      width: 'minmax(184px, 0.4fr)',
      text: (row) => row.address,
    },
    { id: 'mac', title: t('intercoms.mac'), width: '148px', text: (row) => row.mac },
    {
      id: 'firmware',
      title: t('intercoms.firmware'),
      width: '122px',
      text: (row) => row.firmware,
    },
    {
      id: 'seen',
      title: t('intercoms.lastSeen'),
      width: '114px',
      text: (row) => seen(row.lastSeen),
      sort: (row) => row.lastSeen ?? 0,
    },
    {
      id: 'state',
      title: t('intercoms.state'),
      width: 'minmax(146px, 0.4fr)',
      text: (row) => t(`state.${row.state}`),
      cell: (row) => <StateLabel state={row.state} />,
    },
    {
      id: 'action',
      title: t('intercoms.action'),
      width: '84px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => (
        <Button variant="subtle" px="sm" tabIndex={active ? 0 : -1} onClick={() => open(row)}>
          {t('common.open')}
        </Button>
      ),
    },
  ];
}

/** What the person calls it: the door, else what it is and where. */
export function intercomName({ name, model, address }: Intercom): string {
  return name === '' ? `${model} ${address}` : name;
}
