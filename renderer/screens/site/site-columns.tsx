import { Button, Group } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ListedSite } from '../../../shared/contract/site';
import type { Column } from '../../components/data-table';
import { dayAndTime } from '../../text/when';
import { isOwn } from './remove-dialog';

interface Options {
  readonly t: TFunction;
  /** Names that several files have: copies of one site, told apart by their files. */
  readonly twins: ReadonlySet<string>;
  readonly open: (site: ListedSite) => void;
  readonly copies: (site: ListedSite) => void;
  readonly remove: (site: ListedSite) => void;
}

/** Columns of the list of sites. */
export function siteColumns(options: Options): readonly Column<ListedSite>[] {
  const { t, twins, open, copies, remove } = options;
  const nameOf = ({ name, file }: ListedSite) => {
    const own = file.replace(/\.lintel$/i, '');
    if (name === '') return file;
    // What tells them apart comes first, where it is never cut off.
    return twins.has(name) && own !== name ? `${own}: ${name}` : name;
  };
  const many = (count: number, missing: boolean) => (missing ? '' : String(count));
  return [
    {
      id: 'name',
      title: t('site.column.name'),
      width: 'minmax(140px, 2fr)',
      text: nameOf,
      cell: (site) => <strong>{nameOf(site)}</strong>,
    },
    {
      id: 'customer',
      title: t('site.column.customer'),
      width: 'minmax(104px, 1.4fr)',
      text: ({ customer }) => customer,
    },
    {
      id: 'doors',
      title: t('site.column.doors'),
      width: '80px',
      text: ({ doors, state }) => many(doors, state === 'missing'),
      sort: ({ doors }) => doors,
    },
    {
      id: 'people',
      title: t('site.column.people'),
      width: '80px',
      text: ({ people, state }) => many(people, state === 'missing'),
      sort: ({ people }) => people,
    },
    {
      id: 'changed',
      title: t('site.column.changed'),
      width: '196px',
      text: ({ changedAt }) => (changedAt === 0 ? '' : dayAndTime(changedAt)),
      sort: ({ changedAt }) => changedAt,
    },
    {
      id: 'state',
      title: t('site.column.state'),
      width: '116px',
      text: ({ state }) => t(`site.fileState.${state}`),
    },
    {
      id: 'folder',
      title: t('site.column.folder'),
      width: 'minmax(120px, 1fr)',
      text: ({ folder }) => (folder === '' ? t('site.ownFolder') : folder),
      hidden: true,
    },
    {
      id: 'action',
      title: t('site.column.action'),
      width: '300px',
      text: () => '',
      actions: true,
      cell: (row, { active }) => {
        const tabIndex = active ? 0 : -1;
        return (
          <Group gap={0} wrap="nowrap">
            {row.state !== 'missing' && (
              <Button variant="subtle" px="xs" tabIndex={tabIndex} onClick={() => open(row)}>
                {t('site.open')}
              </Button>
            )}
            <Button variant="subtle" px="xs" tabIndex={tabIndex} onClick={() => copies(row)}>
              {t('site.copies')}
            </Button>
            <Button variant="subtle" px="xs" tabIndex={tabIndex} onClick={() => remove(row)}>
              {t(isOwn(row) ? 'site.delete' : 'site.forget')}
            </Button>
          </Group>
        );
      },
    },
  ];
}
