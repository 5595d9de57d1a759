import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHandStop,
  IconProgress,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DoorMove } from '../../../../shared/contract/door';
import type { Job } from '../../../../shared/contract/jobs';
import { ErrorNotice } from '../../../components/error-notice';
import { StatusText } from '../../../components/status-text';
import { isRunning } from '../../../stores/jobs';
import { useNow } from '../use-now';
import classes from './door.module.css';
import type { DoorTest } from './use-test';

/** A door test as it happens: the stopwatch, what moved, and what the person at the door saw. */
export function TestResult({ test }: { readonly test: DoorTest }) {
  const { t } = useTranslation();
  const { job, result, problem } = test;
  if (job === null) return problem === null ? null : <ErrorNotice error={problem} />;
  const running = isRunning(job);
  return (
    <div className={classes.test}>
      {running ? (
        <Running job={job} since={result.triggeredAt} onStop={test.stop} />
      ) : (
        job.error === null && <Verdict job={job} />
      )}
      {job.error !== null && <ErrorNotice error={job.error} />}
      {problem !== null && <ErrorNotice error={problem} />}
      {!running && job.error === null && <Question test={test} />}
      {!running && result.answer !== undefined && (
        <p className={classes.note}>{t(`door.test.answered.${result.answer}`)}</p>
      )}
      <Moves moves={result.moves ?? []} />
    </div>
  );
}

interface RunningProps {
  readonly job: Job;
  readonly since: number | undefined;
  readonly onStop: () => void;
}

function Running({ job, since, onStop }: RunningProps) {
  const { t } = useTranslation();
  const now = useNow(100);
  const step = job.steps.find(({ state }) => state === 'running');
  const seconds = since === undefined ? 0 : Math.max(0, now - since) / 1000;
  return (
    <div className={classes.buttons}>
      <span className={classes.clock} role="timer" aria-label={t('door.test.stopwatch')}>
        {t('common.seconds', { value: seconds.toFixed(1) })}
      </span>
      <span role="status">
        <StatusText tone="busy" icon={IconProgress}>
          {step?.title ?? t('common.loading')}
        </StatusText>
      </span>
      <Button variant="default" onClick={onStop}>
        {t('door.test.stop')}
      </Button>
    </div>
  );
}

function Verdict({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const words = job.steps.at(-1)?.detail ?? '';
  const [tone, icon] =
    job.state === 'done'
      ? (['good', IconCircleCheck] as const)
      : job.state === 'cancelled'
        ? (['neutral', IconHandStop] as const)
        : (['warn', IconAlertTriangle] as const);
  return (
    <div role="status" className={classes.stack} data-tone={tone}>
      <StatusText tone={tone} icon={icon}>
        <strong>
          {job.state === 'cancelled' ? t('door.test.stopped') : t(`door.test.tone.${tone}`)}
        </strong>
      </StatusText>
      <p className={classes.verdict}>{words}</p>
    </div>
  );
}

function Moves({ moves }: { readonly moves: readonly DoorMove[] }) {
  const { t } = useTranslation();
  if (moves.length === 0) return null;
  return (
    <ol className={classes.moves} aria-label={t('door.test.moves')}>
      {moves.map(({ what, letter, on, after }) => (
        <li key={`${what}${letter}${String(after)}`} className={classes.move}>
          <span>{t('common.seconds', { value: after.toFixed(1) })}</span>
          <span>
            {t(`intercom.switches.${what}`, { letter })}:{' '}
            {t(`intercom.switches.${what}${on ? 'On' : 'Off'}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** "Did the door open?" What the intercom says of its relay says nothing of the lock. */
function Question({ test }: { readonly test: DoorTest }) {
  const { t } = useTranslation();
  const { answer } = test.result;
  const look = (mine: typeof answer) => (answer === mine ? 'filled' : 'default');
  return (
    <div className={classes.buttons} role="group" aria-label={t('door.test.question')}>
      <strong>{t('door.test.question')}</strong>
      <Button
        variant={look('opened')}
        aria-pressed={answer === 'opened'}
        leftSection={<IconThumbUp size={18} aria-hidden="true" />}
        onClick={() => test.answer('opened')}
      >
        {t('door.test.yes')}
      </Button>
      <Button
        variant={look('stayed-shut')}
        aria-pressed={answer === 'stayed-shut'}
        leftSection={<IconThumbDown size={18} aria-hidden="true" />}
        onClick={() => test.answer('stayed-shut')}
      >
        {t('door.test.no')}
      </Button>
    </div>
  );
}
