import { Button, Checkbox, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_RISKS, type PlanHead, type PlanRisk } from '../../../../shared/contract/site-plan';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { api } from '../../../api';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { useWork } from '../../../components/use-work';
import { navigate } from '../../../router';
import { usePlan, type Removal } from '../../../stores/site-plan';
import classes from './plan.module.css';
import { planDoorWords } from './plan-doors';

/** What goes beside the lines of the plan, in one or two sentences; empty where nothing does. */
function removalWords(removals: readonly Removal[], t: TFunction): string {
  const sentence = (wanted: Removal['only'], key: 'removes' | 'removesWritten'): string => {
    const kinds = removals.filter(({ only }) => only === wanted).map(({ kind }) => kind);
    const what = kinds.map((kind) => RECORD_KINDS[kind].many).join(', ');
    return what === '' ? '' : t(`site.plan.${key}`, { what });
  };
  return [sentence('all', 'removes'), sentence('written', 'removesWritten')]
    .filter((text) => text !== '')
    .join(' ');
}

interface Props {
  readonly head: PlanHead;
  readonly onClose: () => void;
}

/** The last question before a plan is written: which doors, and what is risky about it. */
export function ApplyDialog({ head, onClose }: Props) {
  const { t } = useTranslation();
  const removals = usePlan((store) => store.removals);
  const removalsOf = (door: string) => removals[door] ?? [];
  const possible = head.doors.filter(
    ({ door, counts }) => counts.todo > 0 || removalsOf(door).length > 0,
  );
  const [doors, setDoors] = useState<readonly string[]>(() => possible.map(({ door }) => door));
  const [confirmed, setConfirmed] = useState<readonly PlanRisk[]>([]);
  const { working, problem, run } = useWork();
  const chosen = possible.filter(({ door }) => doors.includes(door));
  const risks = PLAN_RISKS.map((risk) => ({
    risk,
    count: chosen.reduce((sum, door) => sum + (door.risks[risk] ?? 0), 0),
  })).filter(({ count }) => count > 0);
  const intercoms = chosen.flatMap(({ intercom }) => (intercom === null ? [] : [intercom]));
  const toggle = <T,>(list: readonly T[], one: T): readonly T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

  const apply = () =>
    run(async () => {
      const fleet = await api.call('plan.apply', {
        plan: head.plan,
        doors: [...doors],
        removeOthers: chosen.flatMap(({ door }) =>
          removalsOf(door).map(({ kind, only }) => ({ door, kinds: [kind], only })),
        ),
        confirmedRisks: [...confirmed],
      });
      onClose();
      navigate({ screen: 'jobs', id: fleet.id });
    });

  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={<Title order={2}>{t('site.plan.applyTitle', { count: chosen.length })}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{t('site.plan.applyText')}</Text>
        <ul className={classes.plain} aria-label={t('site.plan.doors')}>
          {possible.map((door) => (
            <li key={door.door}>
              <Checkbox
                size="md"
                label={`${door.name}: ${planDoorWords(door, t)}`}
                description={removalWords(removalsOf(door.door), t) || undefined}
                checked={doors.includes(door.door)}
                onChange={() => setDoors(toggle(doors, door.door))}
              />
            </li>
          ))}
        </ul>
        {risks.map(({ risk, count }) => (
          <Checkbox
            key={risk}
            size="md"
            label={t(`site.plan.confirm.${risk}`, { count })}
            description={t('site.plan.confirmHint')}
            checked={confirmed.includes(risk)}
            onChange={() => setConfirmed(toggle(confirmed, risk))}
          />
        ))}
        {intercoms.length > 0 && <BossWarning ids={intercoms} />}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={chosen.length === 0} loading={working} onClick={() => void apply()}>
            {t('site.plan.apply', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
