import { Button, Group, Progress, Text } from '@mantine/core';
import { IconArrowsDiff, IconKey, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanHead } from '../../../../shared/contract/site-plan';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { askSignIn } from '../../../stores/sign-in';
import { loadPlan, makePlan, stopPlan, usePlan } from '../../../stores/site-plan';
import { dayAndTime } from '../../../text/when';
import type { SiteTabProps } from '../tab-body';
import { UnlockDialog } from '../unlock-dialog';
import { ApplyDialog } from './apply-dialog';
import { PlanDoors } from './plan-doors';
import { PlanLines } from './plan-lines';
import classes from './plan.module.css';

/** What has to be done so that the intercoms are as the site wants them; nothing is written here. */
export function PlanTab({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { site } = state;
  const plan = usePlan();
  const [door, setDoor] = useState('');
  const [unlocking, setUnlocking] = useState(false);
  useEffect(() => void loadPlan(site), [site]);
  const head = plan.site === site ? plan.head : null;
  const making = plan.site === site ? plan.making : null;
  const make = () => void makePlan(site);

  if (making !== null)
    return (
      <div className={classes.making} role="status">
        <Text>
          {making.total === 0
            ? t('site.plan.starting')
            : t('site.plan.making', { done: making.done, total: making.total })}
        </Text>
        <Progress
          aria-label={t('site.plan.progress')}
          value={making.total === 0 ? 0 : (100 * making.done) / making.total}
        />
        <div>
          <Button variant="default" onClick={stopPlan}>
            {t('site.plan.stop')}
          </Button>
        </div>
      </div>
    );
  const locked = plan.problem?.code === 'site.locked';
  const problem = (
    <>
      {plan.problem !== null && (
        <ErrorNotice
          error={plan.problem}
          ways={[
            locked
              ? { label: t('site.unlock.do'), run: () => setUnlocking(true) }
              : { label: t('common.tryAgain'), run: make },
          ]}
        />
      )}
      {unlocking && <UnlockDialog site={site} onShown={make} onClose={() => setUnlocking(false)} />}
    </>
  );
  if (head === null)
    return (
      <>
        {problem}
        <EmptyState
          icon={IconArrowsDiff}
          title={t('site.plan.emptyTitle')}
          actions={
            <Button disabled={document.doors.length === 0} onClick={make}>
              {t('site.plan.make')}
            </Button>
          }
        >
          {t(document.doors.length === 0 ? 'site.plan.noDoors' : 'site.plan.emptyText')}
        </EmptyState>
      </>
    );
  return (
    <>
      {problem}
      {plan.refused[0] !== undefined && (
        <Text role="status">
          {t('site.plan.notTaken', { count: plan.refused.length, why: plan.refused[0].reason })}
        </Text>
      )}
      <Head head={head} stale={head.revision !== state.revision} onAgain={make} />
      <div className={classes.split}>
        <PlanDoors head={head} chosen={door} onChoose={setDoor} />
        <PlanLines key={`${head.plan} ${door}`} head={head} door={door} readOnly={state.readOnly} />
      </div>
    </>
  );
}

interface HeadProps {
  readonly head: PlanHead;
  /** The site was changed since the plan was made. */
  readonly stale: boolean;
  readonly onAgain: () => void;
}

/** The whole in one line, and what can be done with it. */
function Head({ head, stale, onAgain }: HeadProps) {
  const { t } = useTranslation();
  const [applying, setApplying] = useState(false);
  const removals = usePlan((store) => store.removals);
  const todo = head.doors.filter(
    ({ door, counts }) => counts.todo > 0 || (removals[door]?.length ?? 0) > 0,
  );
  const silent = head.doors.filter(({ state }) => state !== 'read').length;
  const unsigned = head.doors.filter(({ error }) => error?.code.startsWith('auth.') ?? false);
  const nothing =
    silent === 0
      ? t('site.plan.nothing')
      : t(silent === head.doors.length ? 'site.plan.noneRead' : 'site.plan.nothingRead');
  const words =
    head.counts.todo === 0
      ? nothing
      : t('site.plan.todo', {
          changes: t('site.plan.doorTodo', { count: head.counts.todo }),
          doors: t('site.plan.doorCount', { count: todo.length }),
        });
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text fw={600} role="status">
          {words}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            t('site.plan.madeAt', { when: dayAndTime(head.at) }),
            ...(head.counts.refused > 0
              ? [t('site.plan.refused', { count: head.counts.refused })]
              : []),
            ...(silent > 0 ? [t('site.plan.silent', { count: silent })] : []),
            ...(stale ? [t('site.plan.stale')] : []),
          ].join(' ')}
        </Text>
      </div>
      <Group wrap="nowrap">
        {unsigned.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconKey size={18} aria-hidden />}
            onClick={() => askSignIn(unsigned.map(({ address, name }) => ({ address, name })))}
          >
            {t('site.plan.signIn', { count: unsigned.length })}
          </Button>
        )}
        <Button
          variant={todo.length === 0 || stale ? 'filled' : 'default'}
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={onAgain}
        >
          {t('site.plan.again')}
        </Button>
        {todo.length > 0 && (
          <Button onClick={() => setApplying(true)}>
            {t('site.plan.apply', { count: todo.length })}
          </Button>
        )}
      </Group>
      {applying && <ApplyDialog head={head} onClose={() => setApplying(false)} />}
    </Group>
  );
}
