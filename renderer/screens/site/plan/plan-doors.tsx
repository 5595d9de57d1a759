import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { PlanDoor, PlanHead } from '../../../../shared/contract/site-plan';
import classes from './plan.module.css';

interface Props {
  readonly head: PlanHead;
  /** Empty: all doors. */
  readonly chosen: string;
  readonly onChoose: (door: string) => void;
}

/** How a door stands to the plan, in words. */
export function planDoorWords(door: PlanDoor, t: TFunction): string {
  const { state, counts } = door;
  switch (state) {
    case 'not-bound':
    case 'not-known':
    case 'failed':
      return door.words;
    case 'read': {
      const words = [
        counts.todo === 0
          ? t('site.plan.doorDone')
          : t('site.plan.doorTodo', { count: counts.todo }),
        ...(counts.refused > 0 ? [t('site.plan.doorRefused', { count: counts.refused })] : []),
        ...(counts.others > 0 ? [t('site.plan.doorOthers', { count: counts.others })] : []),
      ];
      return words.join(', ');
    }
    default:
      return assertNever(state);
  }
}

/** The doors of a plan; one can be looked at alone. */
export function PlanDoors({ head, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={classes.doors} aria-label={t('site.plan.doors')}>
      <li>
        <button type="button" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
          <strong>{t('site.allDoors')}</strong>
        </button>
      </li>
      {head.doors.map((door) => (
        <li key={door.door}>
          <button
            type="button"
            aria-pressed={chosen === door.door}
            onClick={() => onChoose(door.door)}
          >
            <strong>{door.name}</strong>
            <Text component="span" size="sm" c="dimmed">
              {planDoorWords(door, t)}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  );
}
