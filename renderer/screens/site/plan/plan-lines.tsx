import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconSearch,
  IconUserQuestion,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  PLAN_KINDS,
  PLAN_RISKS,
  type PlanHead,
  type PlanKind,
  type PlanRisk,
} from '../../../../shared/contract/site-plan';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { takeOver } from '../../../stores/site-plan';
import { LineList } from './line-list';
import { OthersDialog } from './others-dialog';
import classes from './plan.module.css';
import { usePlanLines } from './use-plan-lines';

interface Props {
  readonly head: PlanHead;
  /** Empty: of all doors. */
  readonly door: string;
  readonly readOnly: string;
}

/** The sentences of a plan, of one door or of all, some at a time. */
export function PlanLines({ head, door, readOnly }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PlanKind | ''>('');
  const [risk, setRisk] = useState<PlanRisk | ''>('');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const [others, setOthers] = useState(false);
  const { working, problem, run } = useWork();
  const shown = usePlanLines({ plan: head.plan, door, kind, risk, text });
  const told = problem ?? shown.problem;
  const about = head.doors.find((one) => one.door === door);
  const { counts, kinds, risks } = about ?? head;
  // Of what was not read nothing is known, so nothing is said of it either.
  const unread = (about === undefined ? head.doors : [about]).every(
    ({ state }) => state !== 'read',
  );
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const takeable = shown.lines.some(({ noTakeOver }) => noTakeOver === '');

  return (
    <div className={classes.lines}>
      <Group wrap="nowrap" align="end">
        <NativeSelect
          className={classes.filter}
          aria-label={t('site.plan.kind')}
          value={kind}
          onChange={(event) =>
            setKind(PLAN_KINDS.find((one) => one === event.currentTarget.value) ?? '')
          }
          data={[
            { value: '', label: t('site.plan.allKinds') },
            ...PLAN_KINDS.filter((one) => (kinds[one] ?? 0) > 0).map((value) => ({
              value,
              label: `${t(`site.plan.kinds.${value}`)} (${kinds[value] ?? 0})`,
            })),
          ]}
        />
        <NativeSelect
          className={classes.filter}
          aria-label={t('site.plan.risk')}
          value={risk}
          onChange={(event) =>
            setRisk(PLAN_RISKS.find((one) => one === event.currentTarget.value) ?? '')
          }
          data={[
            { value: '', label: t('site.plan.allRisks') },
            ...PLAN_RISKS.filter((one) => (risks[one] ?? 0) > 0).map((value) => ({
              value,
              label: `${t(`site.plan.risks.${value}`)} (${risks[value] ?? 0})`,
            })),
          ]}
        />
        <TextInput
          className={classes.search}
          aria-label={t('site.plan.search')}
          placeholder={t('site.plan.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {about !== undefined && counts.others > 0 && (
          <Button
            variant="default"
            leftSection={<IconUserQuestion size={18} aria-hidden />}
            onClick={() => setOthers(true)}
          >
            {t('site.plan.showOthers', { count: counts.others })}
          </Button>
        )}
      </Group>
      {about !== undefined && about.error !== null && <ErrorNotice error={about.error} />}
      {about?.bosses.map((words) => (
        <Text key={words} className={classes.risk}>
          <IconAlertTriangle size={18} color="var(--lintel-warn)" aria-hidden />
          {words}
        </Text>
      ))}
      {about?.notes.map((words) => (
        <Text key={words}>{words}</Text>
      ))}
      {told !== null && <ErrorNotice error={told} />}
      {unread ? (
        about?.error === null && <Text>{about.words}</Text>
      ) : shown.lines.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={t(shown.loading ? 'common.loading' : 'site.plan.noLines')}
        >
          {shown.loading ? '' : t('site.plan.noLinesText')}
        </EmptyState>
      ) : (
        <>
          {takeable && readOnly === '' && <Text size="sm">{t('site.plan.tickHint')}</Text>}
          <LineList
            lines={shown.lines}
            doors={head.doors}
            withDoor={door === ''}
            ticked={ticked}
            tickable={readOnly === ''}
            onTicked={setTicked}
          />
        </>
      )}
      {ticked.length > 0 && (
        <Group className={classes.ticked}>
          <Text fw={600}>{t('table.selected', { count: ticked.length })}</Text>
          <Button loading={working} onClick={() => void run(() => takeOver(head, ticked))}>
            {t('site.plan.takeOver', { count: ticked.length })}
          </Button>
          <Button variant="subtle" onClick={() => setTicked([])}>
            {t('table.clearSelection')}
          </Button>
        </Group>
      )}
      {shown.lines.length < shown.total && (
        <Group>
          <Text size="sm">
            {t('site.plan.shownOf', { shown: shown.lines.length, total: shown.total })}
          </Text>
          <Button variant="default" loading={shown.loading} onClick={shown.more}>
            {t('site.plan.more')}
          </Button>
        </Group>
      )}
      {others && about !== undefined && (
        <OthersDialog head={head} door={about} onClose={() => setOthers(false)} />
      )}
    </div>
  );
}
