import { Button, Group } from '@mantine/core';
import { IconPlus, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { SiteList } from '../../../shared/site/lists';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { editSite } from '../../stores/site';

interface Item {
  readonly id: string;
  readonly edited: number;
}

/** What a list is called in words; `remove` and its title by how many. */
export interface ListTexts {
  readonly list: string;
  readonly add: string;
  readonly remove: (count: number) => string;
  readonly removeTitle: (count: number, name: string) => string;
  readonly removeText: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
}

interface Props<T extends Item> {
  readonly list: SiteList;
  readonly icon: Icon;
  readonly texts: ListTexts;
  readonly items: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly nameOf: (item: T) => string;
  /** Why nothing can be changed; empty where it can. */
  readonly readOnly: string;
  readonly fresh: () => T;
  readonly editor: (item: T, isNew: boolean, close: () => void) => ReactNode;
  /** Further buttons above the list. */
  readonly tools?: ReactNode;
  /** What else can be done with selected items. */
  readonly selectionTools?: (selected: readonly T[], done: () => void) => ReactNode;
}

const keyOf = ({ id }: Item) => id;

/** A list of the site: add, edit in a dialog, remove with a question. */
export function ItemsList<T extends Item>(props: Props<T>) {
  const { list, icon, texts, items, columns, nameOf, readOnly, fresh, editor } = props;
  const [editing, setEditing] = useState<T | null>(null);
  const [removing, setRemoving] = useState<readonly T[]>([]);
  const [first] = removing;
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      disabled={readOnly !== ''}
      onClick={() => setEditing(fresh())}
    >
      {texts.add}
    </Button>
  );
  return (
    <>
      <Group>
        {items.length > 0 && add}
        {props.tools}
      </Group>
      <DataTable
        label={texts.list}
        name={`site-${list}`}
        rows={items}
        columns={columns}
        rowKey={keyOf}
        rowName={nameOf}
        onOpen={setEditing}
        selectionActions={(selected, done) => (
          <>
            {props.selectionTools?.(selected, done)}
            <Button
              variant="default"
              disabled={readOnly !== ''}
              onClick={() => setRemoving(selected)}
            >
              {texts.remove(selected.length)}
            </Button>
          </>
        )}
        empty={
          <EmptyState icon={icon} title={texts.emptyTitle} actions={add}>
            {texts.emptyText}
          </EmptyState>
        }
      />
      {editing !== null &&
        editor(editing, !items.some(({ id }) => id === editing.id), () => setEditing(null))}
      <ConfirmDialog
        opened={first !== undefined}
        title={texts.removeTitle(removing.length, first === undefined ? '' : nameOf(first))}
        confirmLabel={texts.remove(removing.length)}
        danger
        onConfirm={async () => {
          const gone = removing.map(({ id, edited }) => ({ id, edited }));
          await editSite([{ edit: 'remove', list, items: gone }]);
        }}
        onClose={() => setRemoving([])}
      >
        {texts.removeText}
      </ConfirmDialog>
    </>
  );
}
