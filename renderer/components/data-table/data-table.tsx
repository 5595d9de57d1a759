import { Button, Text } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column';
import { rowsAsText } from './column';
import classes from './data-table.module.css';
import { Head, type Sorting } from './head';
import { TableRow } from './row';
import { SelectionBar } from './selection-bar';
import { Toolbar } from './toolbar';
import { useModel } from './use-model';
import { rowKeyHandler } from './use-row-keys';
import { useSelection } from './use-selection';
import { useStoredWords } from './use-stored';

const ROW_HEIGHT = 40;

interface Props<T extends object> {
  /** Names the list for those who hear it. */
  readonly label: string;
  /** Under this name the computer remembers which columns are shown. */
  readonly name: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** What a row is called, for its check box. */
  readonly rowName: (row: T) => string;
  /** Enter or a double click on a row. */
  readonly onOpen: (row: T) => void;
  /** The row that has the keyboard has changed. */
  readonly onCurrent?: (row: T) => void;
  /** Rows that stand back, such as intercoms that left. */
  readonly muted?: (row: T) => boolean;
  /** Buttons for what can be done with the selected rows; without it nothing can be selected. */
  readonly selectionActions?: (rows: readonly T[], done: () => void) => ReactNode;
  /** Choices of the list's own, beside the search. They stay where they leave no row. */
  readonly tools?: ReactNode;
  /** The list is not here in full: what was typed is searched for elsewhere, and `rows` is what was found. */
  readonly onSearch?: (typed: string) => void;
  /** Stands behind the number of rows, for example how many the intercom takes. */
  readonly note?: string;
  /** Stands where the rows would be when there are none. */
  readonly empty: ReactNode;
}

/** The one list of Lintel: ten thousand rows feel like ten, and the keyboard does everything. */
export function DataTable<T extends object>(props: Props<T>) {
  const { label, name, rows, columns, rowKey, selectionActions } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [cleared, setCleared] = useState(0);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const initiallyHidden = columns.filter((column) => column.hidden).map((column) => column.id);
  const [hidden, setHidden] = useStoredWords(`columns.${name}`, initiallyHidden);
  const [current, setCurrent] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const allSelection = useSelection();
  const selection = selectionActions === undefined ? null : allSelection;

  const sort = sorting === null ? [] : [sorting];
  const words = props.onSearch === undefined ? typed : '';
  const model = useModel({ rows, columns, rowKey, typed: words, hidden, sorting: sort });
  const order = useMemo(() => model.rows.map((entry) => entry.key), [model.rows]);
  const placeOf = useMemo(() => placeIn(order), [order]);
  const chosen = current === null ? undefined : placeOf(current);
  const activeIndex = chosen ?? (order.length > 0 ? 0 : -1);
  const active = order[activeIndex] ?? null;
  const { keys } = allSelection;
  const selected = useMemo(
    () => (keys.size === 0 ? [] : rows.filter((row) => keys.has(rowKey(row)))),
    [rows, keys, rowKey],
  );

  const scroll = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const virtual = useVirtualizer({
    count: model.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The row with the keyboard stays in the page, or Tab would lose the way into the list.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), ...(activeIndex >= 0 ? [activeIndex] : [])]),
    ],
  });
  useEffect(() => {
    if (!wantsFocus.current || active === null) return;
    const row = scroll.current?.querySelector<HTMLElement>(
      `[data-row-key="${CSS.escape(active)}"]`,
    );
    if (!row) return;
    wantsFocus.current = false;
    row.focus();
  });

  const some = selected.length > 0;
  const hadSome = useRef(false);
  useEffect(() => {
    // The bar below takes the room of a row: the one that was just selected must not be behind it.
    if (some && !hadSome.current && activeIndex >= 0) virtual.scrollToIndex(activeIndex);
    hadSome.current = some;
  });

  const rowAt = (key: string) => model.rows[placeOf(key) ?? -1]?.row;
  function makeCurrent(key: string) {
    setCurrent(key);
    const row = rowAt(key);
    if (row) props.onCurrent?.(row);
  }
  function moveTo(key: string) {
    wantsFocus.current = true;
    virtual.scrollToIndex(placeOf(key) ?? 0);
    makeCurrent(key);
  }
  function open(key: string) {
    const row = rowAt(key);
    if (row) props.onOpen(row);
  }
  function copy() {
    const copied = selected.length > 0 ? selected : model.rows.map((entry) => entry.row);
    navigator.clipboard.writeText(rowsAsText(copied, model.columns)).then(
      () => setSaid(t('table.copied', { count: copied.length })),
      () => setSaid(t('table.copyFailed')),
    );
  }
  function clearSearch() {
    setTyped('');
    // The search field begins anew.
    setCleared(cleared + 1);
  }
  function toggleSort(id: string) {
    if (sorting?.id !== id) setSorting({ id, desc: false });
    else setSorting(sorting.desc ? null : { id, desc: true });
  }

  const template = [
    ...(selection === null ? [] : ['40px']),
    ...model.columns.map((column) => column.width),
  ].join(' ');
  const everything = order.length > 0 && selected.length > 0 && order.every((key) => keys.has(key));
  const all = everything ? 'all' : selected.length > 0 ? 'some' : 'none';

  return (
    <section className={classes.frame} aria-label={label}>
      {(rows.length > 0 || props.tools !== undefined) && (
        <Toolbar
          key={cleared}
          columns={columns}
          hidden={hidden}
          onHidden={setHidden}
          typed={words}
          onTyped={props.onSearch ?? setTyped}
          shown={order.length}
          total={rows.length}
          tools={props.tools}
          note={props.note}
          onCopy={copy}
        />
      )}
      <span role="status" className="visually-hidden">
        {said}
      </span>
      {model.rows.length === 0 ? (
        <div className={classes.center}>
          {rows.length === 0 ? (
            props.empty
          ) : (
            <div>
              <Text mb="sm">{t('table.noMatch')}</Text>
              <Button variant="default" onClick={clearSearch}>
                {t('table.clearSearch')}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={order.length + 1}
          aria-multiselectable={selection !== null}
          className={classes.grid}
          onKeyDown={rowKeyHandler({ order, active, selection, moveTo, open, copy })}
        >
          <Head
            columns={model.columns}
            template={template}
            sorting={sorting}
            onSort={toggleSort}
            all={selection === null ? null : all}
            onAll={() => (everything ? allSelection.clear() : allSelection.replace(order))}
          />
          <div ref={scroll} className={classes.scroll} role="presentation">
            <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {virtual.getVirtualItems().map((item) => {
                const entry = model.rows[item.index];
                if (entry === undefined) return null;
                return (
                  <TableRow
                    key={entry.key}
                    entry={entry}
                    index={item.index}
                    top={item.start}
                    columns={model.columns}
                    template={template}
                    name={props.rowName(entry.row)}
                    active={entry.key === active}
                    current={entry.key === current}
                    muted={props.muted?.(entry.row) ?? false}
                    selection={selection}
                    order={order}
                    onCurrent={() => makeCurrent(entry.key)}
                    onOpen={() => props.onOpen(entry.row)}
                  />
                );
              })}
            </div>
          </div>
        </div>
      )}
      {some && (
        <SelectionBar count={selected.length} onClear={allSelection.clear}>
          {selectionActions?.(selected, allSelection.clear)}
        </SelectionBar>
      )}
    </section>
  );
}

/**
 * Where a key stands. The places of all rows are gathered when the first is asked for, and not with
 * every letter that is typed or every row that is scrolled.
 */
function placeIn(order: readonly string[]): (key: string) => number | undefined {
  let places: Map<string, number> | undefined;
  return (key) => (places ??= new Map(order.map((one, index) => [one, index]))).get(key);
}
