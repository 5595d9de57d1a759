import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetTask } from '../../../../shared/contract/fleet';
import classes from './fleet.module.css';
import { TaskRow } from './task-row';

/** Pixels of a row with a step and an outcome; each is measured once it is there. */
const USUAL_HEIGHT = 72;
/** In a low window the whole screen scrolls rather than leave less than this of the list. */
const LEAST_HEIGHT = 240;

interface TaskListProps {
  readonly tasks: readonly FleetTask[];
  /** What can be done about one of them now; null where nothing can. */
  readonly retry: (task: FleetTask) => (() => void) | null;
  readonly skip: (task: FleetTask) => (() => void) | null;
  readonly onDetails: (task: FleetTask) => void;
}

/** The intercoms of a job: a thousand of them are as quick as ten. */
export function TaskList({ tasks, retry, skip, onDetails }: TaskListProps) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const held = tasks.findIndex(({ id }) => id === focused);
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 8,
    // The row with the keyboard stays in the page, or Tab would begin anew.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), ...(held >= 0 ? [held] : [])]),
    ],
  });
  return (
    <div
      ref={scroll}
      className={classes.scroll}
      style={{ minHeight: Math.min(LEAST_HEIGHT, virtual.getTotalSize()) }}
    >
      <ul
        className={classes.tasks}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('fleet.intercoms')}
      >
        {virtual.getVirtualItems().map((item) => {
          const task = tasks[item.index];
          if (task === undefined) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={tasks.length}
              aria-posinset={item.index + 1}
              className={classes.task}
              style={{ transform: `translateY(${String(item.start)}px)` }}
              onFocus={() => setFocused(task.id)}
            >
              <TaskRow
                task={task}
                onRetry={retry(task)}
                onSkip={skip(task)}
                onDetails={() => onDetails(task)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
