import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Template } from '../../../shared/contract/templates';
import type { Column } from '../../components/data-table';
import { dayAndTime } from '../../text/when';

interface Options {
  readonly t: TFunction;
  readonly apply: (template: Template) => void;
  readonly compare: (template: Template) => void;
  readonly remove: (template: Template) => void;
}

/** Columns of the list of templates. */
export function templateColumns({
  t,
  apply,
  compare,
  remove,
}: Options): readonly Column<Template>[] {
  const sizeOf = ({ values }: Template) => Object.keys(values).length;
  const words = (row: Template) => {
    const count = t('templates.count', { count: sizeOf(row) });
    const dangerous = row.dangerous.length;
    return dangerous === 0 ? count : t('templates.countDangerous', { count, dangerous });
  };
  return [
    {
      id: 'name',
      title: t('templates.columnName'),
      width: 'minmax(140px, 1.2fr)',
      text: ({ name }) => name,
      cell: ({ name }) => <strong>{name}</strong>,
    },
    {
      id: 'from',
      title: t('templates.columnFrom'),
      width: 'minmax(190px, 2.2fr)',
      text: ({ madeFrom: { door, model, firmware } }) =>
        [door, model, firmware].filter(Boolean).join(', '),
    },
    {
      id: 'count',
      title: t('templates.columnCount'),
      width: 'minmax(100px, 0.8fr)',
      text: words,
      sort: sizeOf,
    },
    {
      id: 'when',
      title: t('templates.columnWhen'),
      width: '196px',
      text: ({ at }) => dayAndTime(at),
      sort: ({ at }) => at,
    },
    {
      id: 'action',
      title: t('templates.action'),
      width: '280px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => {
        const tab = { px: 'xs', variant: 'subtle', tabIndex: active ? 0 : -1 } as const;
        return (
          <Group gap={0} wrap="nowrap">
            <Button {...tab} onClick={() => apply(row)}>
              {t('templates.apply')}
            </Button>
            <Button {...tab} onClick={() => compare(row)}>
              {t('templates.compare')}
            </Button>
            <Button {...tab} color="gray" onClick={() => remove(row)}>
              {t('templates.remove')}
            </Button>
          </Group>
        );
      },
    },
  ];
}
