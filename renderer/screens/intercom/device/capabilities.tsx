import { Button, Group, Text } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleMinus,
  IconHelpCircle,
  IconRefreshDot,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { StatusText } from '../../../components/status-text';
import { CAPABILITY_GROUPS, capabilityOf, groupState } from '../capability';
import { useActions } from '../use-actions';
import { ErrorNotice } from '../../../components/error-notice';
import classes from './device.module.css';

const GROUP_LOOK = {
  all: { icon: IconCircleCheck, tone: 'good' },
  some: { icon: IconCircleHalf2, tone: 'neutral' },
  none: { icon: IconCircleMinus, tone: 'neutral' },
  unknown: { icon: IconHelpCircle, tone: 'neutral' },
} as const;

const LOOK = { yes: GROUP_LOOK.all, no: GROUP_LOOK.none, unknown: GROUP_LOOK.unknown } as const;

/** What this intercom can and cannot do, in plain words, with the reason. */
export function Capabilities({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { probe, said, problem, hush } = useActions(intercom);
  const { model, firmware } = intercom;
  return (
    <>
      <Group justify="space-between" mb="md" wrap="nowrap">
        <Text>{t('device.capabilities.intro', { model, firmware })}</Text>
        <Button
          variant="default"
          style={{ flexShrink: 0 }}
          leftSection={<IconRefreshDot size={18} aria-hidden />}
          onClick={probe}
        >
          {t('device.capabilities.look')}
        </Button>
      </Group>
      <Text role="status" mb={said === null ? 0 : 'sm'}>
        {said}
      </Text>
      {problem !== null && <ErrorNotice error={problem} onClose={hush} />}
      <div className={classes.groups}>
        {CAPABILITY_GROUPS.map(({ id, functions }) => {
          const state = groupState(intercom, functions);
          return (
            <section key={id} className={classes.card} aria-labelledby={`can-${id}`}>
              <Group justify="space-between" gap="4px 12px">
                <h3 id={`can-${id}`}>{t(`device.capabilities.groups.${id}`)}</h3>
                <StatusText {...GROUP_LOOK[state]}>
                  {t(`device.capabilities.states.${state}`)}
                </StatusText>
              </Group>
              <ul className={classes.can}>
                {functions.map((name) => {
                  const can = capabilityOf(intercom, name);
                  return (
                    <li key={name} data-can={can}>
                      <Text component="span" fw={500}>
                        {t(`device.capabilities.functions.${name}`)}
                      </Text>
                      <StatusText {...LOOK[can]} wrap>
                        {t(`device.capabilities.can.${can}`)}
                      </StatusText>
                    </li>
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
