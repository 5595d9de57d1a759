import { Badge, Button, Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Found } from '../../../shared/contract/discovery';
import type { Column } from '../../components/data-table';
import { StateLabel } from '../../components/state-label';
import { rowAction, type RowAction } from './row-action';

/** Columns of the Find table; `run` does what the row's button says. */
export function findColumns(
  t: TFunction,
  run: (action: RowAction, row: Found) => void,
): readonly Column<Found>[] {
  return [
    {
      id: 'name',
      title: t('find.name'),
      width: 'minmax(108px, 2fr)',
      text: (row) => row.name,
      cell: (row) => <Name row={row} />,
    },
    { id: 'model', title: t('find.model'), width: '64px', text: (row) => row.model },
    {
      id: 'address',
      title: t('find.address'),
      width: 'minmax(184px, 0.4fr)',
      text: (row) => row.address,
    },
    { id: 'mac', title: t('find.mac'), width: '148px', text: (row) => row.mac },
    { id: 'firmware', title: t('find.firmware'), width: '122px', text: (row) => row.firmware },
    {
      id: 'state',
      title: t('find.state'),
      width: 'minmax(216px, 0.4fr)',
      text: (row) => stateText(row, t),
      cell: (row) =>
        row.change === 'left' ? (
          <Text size="sm">{t('find.left')}</Text>
        ) : (
          <Group gap={8} wrap="nowrap" component="span">
            <StateLabel state={row.state} />
            {row.change === 'moved' && (
              <Badge variant="default" tt="none" size="lg" style={{ flexShrink: 0 }}>
                {t('find.movedShort')}
              </Badge>
            )}
          </Group>
        ),
    },
    {
      id: 'card',
      title: t('find.card'),
      width: 'minmax(90px, 0.6fr)',
      text: (row) => row.card,
      hidden: true,
    },
    {
      id: 'sources',
      title: t('find.sources'),
      width: 'minmax(90px, 0.6fr)',
      text: (row) => row.sources.map((source) => t(`find.sourceName.${source}`)).join(', '),
      hidden: true,
    },
    {
      id: 'action',
      title: t('find.action'),
      width: '154px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => {
        const action = rowAction(row);
        return (
          <Button
            variant="subtle"
            px="sm"
            tabIndex={active ? 0 : -1}
            onClick={() => run(action, row)}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {t(`find.do.${action}`)}
          </Button>
        );
      },
    },
  ];
}

/** The state in words, with what the last search says about the row. */
export function stateText(row: Found, t: TFunction): string {
  return row.change === 'left' ? t('find.left') : t(`state.${row.state}`);
}

function Name({ row }: { readonly row: Found }) {
  return (
    <Text component="span" size="sm" fw={600} truncate c={row.name === '' ? 'dimmed' : undefined}>
      {row.name === '' ? '–' : row.name}
    </Text>
  );
}
