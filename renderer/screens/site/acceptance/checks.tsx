import { Button, Group, Text, Title } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClipboardCheck,
  IconRefresh,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { CHECK_TITLES, isCheck } from '../../../../shared/site/acceptance';
import { EmptyState } from '../../../components/empty-state';
import { StatusText } from '../../../components/status-text';
import { isFleetRunning, useFleets } from '../../../stores/fleets';
import { dayAndTime } from '../../../text/when';
import type { SiteTabProps } from '../tab-body';
import classes from './acceptance.module.css';
import { Prompts } from './prompts';
import { RunDialog } from './run-dialog';

type Acceptance = SiteView['acceptances'][number];

const LOOKS = {
  pass: { tone: 'good', icon: IconCircleCheck },
  fail: { tone: 'bad', icon: IconCircleX },
  'not-possible': { tone: 'neutral', icon: IconCircleMinus },
} as const;

/** The last acceptance of each door, with its evidence; and the way to a new one. */
export function Checks({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { doors, acceptances } = document;
  const [asked, setAsked] = useState<{ readonly again: boolean } | null>(null);
  const working = useFleets(({ fleets }) =>
    fleets.some((fleet) => fleet.kind === 'site.accept' && isFleetRunning(fleet)),
  );
  const bound = doors.filter((door) => door.bound !== null);
  const last = useMemo(() => {
    const newest = new Map<string, Acceptance>();
    for (const one of acceptances)
      if (one.at >= (newest.get(one.door)?.at ?? 0)) newest.set(one.door, one);
    return newest;
  }, [acceptances]);
  const failed = bound.flatMap(({ id, bound: unit }) => {
    const run = last.get(id);
    const checks = run?.mac === unit?.mac ? (run?.results ?? []) : [];
    return checks
      .filter(({ state: found }) => found === 'fail')
      .map(({ check }) => ({ id, check }));
  });
  const run = (
    <Button
      leftSection={<IconClipboardCheck size={18} aria-hidden />}
      disabled={bound.length === 0 || state.readOnly !== ''}
      onClick={() => setAsked({ again: false })}
    >
      {t('site.acceptance.run')}
    </Button>
  );
  return (
    <>
      <Prompts />
      {working && (
        <Text role="status" fw={600}>
          {t('site.acceptance.working')}
        </Text>
      )}
      {acceptances.length === 0 ? (
        <EmptyState icon={IconClipboardCheck} title={t('site.acceptance.emptyTitle')} actions={run}>
          {t(bound.length === 0 ? 'site.acceptance.noneBound' : 'site.acceptance.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Group>
            {run}
            {failed.length > 0 && (
              <Button
                variant="default"
                leftSection={<IconRefresh size={18} aria-hidden />}
                disabled={state.readOnly !== ''}
                onClick={() => setAsked({ again: true })}
              >
                {t('site.acceptance.again', { count: failed.length })}
              </Button>
            )}
          </Group>
          {doors.map((door) => (
            <section key={door.id} className={classes.card} aria-label={door.name}>
              <Title order={3}>{door.name}</Title>
              <Last last={last.get(door.id) ?? null} mac={door.bound?.mac ?? ''} />
            </section>
          ))}
        </>
      )}
      {asked !== null && (
        <RunDialog
          site={state.site}
          doors={bound}
          {...(asked.again && { only: failed })}
          locked={state.locked}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function Last({ last, mac }: { readonly last: Acceptance | null; readonly mac: string }) {
  const { t } = useTranslation();
  if (last === null) return <Text>{t('site.acceptance.never')}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed">
        {[dayAndTime(last.at), last.by, last.firmware].filter((word) => word !== '').join('  ·  ')}
      </Text>
      {mac !== last.mac && <Text>{t('site.acceptance.otherUnit')}</Text>}
      <ul className={classes.results}>
        {last.results.map(({ check, state, evidence, seconds, at }) => (
          <li key={check}>
            <StatusText tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
              <strong>
                {t(`site.acceptance.state.${state}`)}:{' '}
                {isCheck(check) ? CHECK_TITLES[check] : check}
              </strong>
            </StatusText>
            <Text size="sm">
              {evidence}
              {state !== 'not-possible' && (
                <Text span c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                  {' '}
                  ({t('common.seconds', { value: seconds.toFixed(1) })})
                </Text>
              )}
            </Text>
            {at !== undefined && (
              <Text size="sm" c="dimmed">
                {t('site.acceptance.earlier', { when: dayAndTime(at) })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
