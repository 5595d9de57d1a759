import { Button, Group, Text, Title } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClipboardCheck,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { CHECK_TITLES, isCheck } from '../../../../shared/site/acceptance';
import { EmptyState } from '../../../components/empty-state';
import { StatusText } from '../../../components/status-text';
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
  const [running, setRunning] = useState(false);
  const bound = doors.filter((door) => door.bound !== null);
  const lastOf = (door: string) =>
    acceptances
      .filter((one) => one.door === door)
      .reduce<Acceptance | null>((last, one) => (last && last.at > one.at ? last : one), null);
  const run = (
    <Button
      leftSection={<IconClipboardCheck size={18} aria-hidden />}
      disabled={bound.length === 0 || state.readOnly !== ''}
      onClick={() => setRunning(true)}
    >
      {t('site.acceptance.run')}
    </Button>
  );
  return (
    <>
      <Prompts />
      {acceptances.length === 0 ? (
        <EmptyState icon={IconClipboardCheck} title={t('site.acceptance.emptyTitle')} actions={run}>
          {t(bound.length === 0 ? 'site.acceptance.noneBound' : 'site.acceptance.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Group>{run}</Group>
          {doors.map((door) => (
            <section key={door.id} className={classes.card} aria-label={door.name}>
              <Title order={3}>{door.name}</Title>
              <Last last={lastOf(door.id)} mac={door.bound?.mac ?? ''} />
            </section>
          ))}
        </>
      )}
      {running && (
        <RunDialog
          site={state.site}
          doors={bound}
          locked={state.locked}
          onClose={() => setRunning(false)}
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
        {last.results.map(({ check, state, evidence, seconds }) => (
          <li key={check}>
            <StatusText tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
              <strong>
                {t(`site.acceptance.state.${state}`)}:{' '}
                {isCheck(check) ? CHECK_TITLES[check] : check}
              </strong>
            </StatusText>
            <Text size="sm">
              {evidence} {t('common.seconds', { value: seconds.toFixed(1) })}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
