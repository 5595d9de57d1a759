import { Button, Group, Progress, Text } from '@mantine/core';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../../shared/contract/jobs';
import { ErrorNotice, type WayOut } from '../../../../components/error-notice';
import { StatusText } from '../../../../components/status-text';
import { ResultList } from '../../../../components/wizard';
import { isRunning } from '../../../../stores/jobs';
import type { AccountNumber } from '../draft';
import { isUndo, waysOut, type WayOutOfSip } from '../outcome';
import classes from '../sip.module.css';
import { useOutcome } from '../use-outcome';
import type { SetUp } from '../use-set-up';

export interface ResultActions {
  readonly toStep: (step: 'user' | 'server') => void;
  readonly another: (account: AccountNumber) => void;
}

interface ResultStepProps {
  readonly account: AccountNumber;
  readonly job: Job;
  readonly setUp: SetUp;
  readonly actions: ResultActions;
}

/** The job as it happens, what came of it, and the ways out when it did not work. */
export function ResultStep({ account, job, setUp, actions }: ResultStepProps) {
  const { t } = useTranslation();
  const outcome = useOutcome(job, account);
  const running = isRunning(job);
  const ways: Readonly<Record<WayOutOfSip, WayOut>> = {
    user: { label: t('sip.result.toUser'), run: () => actions.toStep('user') },
    server: { label: t('sip.result.toServer'), run: () => actions.toStep('server') },
    again: { label: t('sip.result.tryAgain'), run: setUp.write },
  };
  const other: AccountNumber = account === 1 ? 2 : 1;
  return (
    <div className={classes.fields}>
      <div role="status" className={classes.outcome} data-tone={outcome.tone}>
        <StatusText tone={outcome.tone} icon={outcome.icon}>
          <strong>{outcome.title}</strong>
        </StatusText>
        <Text>{outcome.sentence}</Text>
      </div>
      {running && (
        <Progress value={job.progress * 100} aria-label={t('sip.result.progress')} size="sm" />
      )}
      {job.error !== null && !running && (
        <ErrorNotice
          error={job.error}
          ways={isUndo(job) ? [] : waysOut(job.error.code).map((way) => ways[way])}
        />
      )}
      <ResultList steps={job.steps} />
      {setUp.problem !== null && <ErrorNotice error={setUp.problem} />}
      <Group gap="sm">
        {running && job.canCancel && (
          <Button variant="default" onClick={() => setUp.stop(job.id)}>
            {t('sip.result.stop')}
          </Button>
        )}
        {!running && job.canUndo && (
          <Button
            variant="default"
            loading={setUp.busy}
            leftSection={<IconArrowBackUp size={18} aria-hidden="true" />}
            onClick={() => setUp.undo(job.id)}
          >
            {t('sip.result.undo')}
          </Button>
        )}
        {job.state === 'done' && !isUndo(job) && (
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            onClick={() => actions.another(other)}
          >
            {t('sip.result.another', { account: other })}
          </Button>
        )}
      </Group>
    </div>
  );
}
