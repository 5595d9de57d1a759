import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from './column';
import classes from './data-table.module.css';
import type { Selection } from './use-selection';

interface Props<T> {
  readonly entry: { readonly key: string; readonly row: T };
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly columns: readonly Column<T>[];
  readonly template: string;
  readonly name: string;
  /** Tab leads here. */
  readonly active: boolean;
  /** The person has chosen it. */
  readonly current: boolean;
  readonly muted: boolean;
  readonly selection: Selection | null;
  readonly order: readonly string[];
  readonly onCurrent: () => void;
  readonly onOpen: () => void;
}

export function TableRow<T>(props: Props<T>) {
  const { entry, active, selection, order } = props;
  const { t } = useTranslation();
  const selected = selection?.keys.has(entry.key) ?? false;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={selection === null ? undefined : selected}
      data-row-key={entry.key}
      data-current={props.current || undefined}
      data-muted={props.muted || undefined}
      tabIndex={active ? 0 : -1}
      className={classes.row}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top}px)` }}
      onFocus={props.onCurrent}
      onDoubleClick={props.onOpen}
      onClick={(event) => {
        if (selection === null) return;
        if (event.shiftKey) selection.extend(entry.key, order);
        else if (event.ctrlKey || event.metaKey) selection.toggle(entry.key);
      }}
    >
      {selection !== null && (
        // The whole cell is the target, not just the little box in it.
        <div
          className={classes.check}
          role="gridcell"
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={(event) => {
            if (event.target !== event.currentTarget) return;
            event.stopPropagation();
            selection.toggle(entry.key);
          }}
        >
          <Checkbox
            aria-label={t('table.select', { name: props.name })}
            tabIndex={active ? 0 : -1}
            checked={selected}
            onClick={(event) => {
              event.stopPropagation();
              if (event.shiftKey) selection.extend(entry.key, order);
            }}
            onChange={(event) => {
              const { nativeEvent } = event;
              if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) return;
              selection.toggle(entry.key);
            }}
          />
        </div>
      )}
      {props.columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={column.actions ? `${classes.cell} ${classes.actions}` : classes.cell}
        >
          {column.cell ? column.cell(entry.row, { active }) : column.text(entry.row)}
        </div>
      ))}
    </div>
  );
}
