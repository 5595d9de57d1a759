import { ErrorNotice } from '../../../components/error-notice';
import classes from './diagnostics.module.css';
import type { Task } from './use-task';

/** What the last thing that was asked for has said. */
export function TaskLine({ task }: { readonly task: Task }) {
  return (
    <>
      <p role="status" className={classes.said}>
        {task.said}
      </p>
      {task.problem !== null && <ErrorNotice error={task.problem} onClose={task.hush} />}
    </>
  );
}
