import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column';
import classes from './data-table.module.css';

export interface Sorting {
  readonly id: string;
  readonly desc: boolean;
}

interface Props<T> {
  readonly columns: readonly Column<T>[];
  readonly template: string;
  readonly sorting: Sorting | null;
  readonly onSort: (id: string) => void;
  /** Null where rows cannot be selected. */
  readonly all: 'none' | 'some' | 'all' | null;
  readonly onAll: () => void;
}

/** The fixed header; a press on a title sorts by it, again turns it round, again gives it up. */
export function Head<T>({ columns, template, sorting, onSort, all, onAll }: Props<T>) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={classes.head}
        style={{ gridTemplateColumns: template }}
      >
        {all !== null && (
          <div role="columnheader" className={classes.check}>
            <Checkbox
              aria-label={t('table.selectAll')}
              checked={all === 'all'}
              indeterminate={all === 'some'}
              onChange={onAll}
            />
          </div>
        )}
        {columns.map((column) => {
          const direction = sorting?.id === column.id ? sorting.desc : null;
          if (column.actions) {
            return (
              <div key={column.id} role="columnheader">
                <span className="visually-hidden">{column.title}</span>
              </div>
            );
          }
          const sort = direction === null ? 'none' : direction ? 'descending' : 'ascending';
          return (
            <div key={column.id} role="columnheader" aria-sort={sort}>
              <button type="button" className={classes.sort} onClick={() => onSort(column.id)}>
                {column.title}
                {direction === true && <IconArrowDown size={16} aria-hidden />}
                {direction === false && <IconArrowUp size={16} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
