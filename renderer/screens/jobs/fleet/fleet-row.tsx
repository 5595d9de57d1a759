import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Fleet } from '../../../../shared/contract/fleet';
import { StatusText } from '../../../components/status-text';
import { toHash } from '../../../router';
import { isFleetRunning } from '../../../stores/fleets';
import { clockTime } from '../../../text/when';
import classes from '../jobs.module.css';
import { fleetMarks } from '../marks';
import { countWords, timeLeft } from './words';

/** A job on many in the list of jobs: why it stopped, and how many are how far. */
export function FleetRow({ fleet }: { readonly fleet: Fleet }) {
  const { t } = useTranslation();
  const percent = t('fleet.progressPercent', { percent: Math.floor(fleet.progress * 100) });
  const left = timeLeft(fleet, t);
  return (
    <a className={classes.job} href={toHash({ screen: 'jobs', id: fleet.id })}>
      <StatusText {...fleetMarks[fleet.state]}>{t(`fleet.state.${fleet.state}`)}</StatusText>
      <div>
        <Text fw={600} truncate>
          {fleet.title}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {[fleet.stopReason, countWords(fleet, t)].filter(Boolean).join(' ')}
        </Text>
      </div>
      <div>
        <Text size="sm" ta="end">
          {isFleetRunning(fleet) && (left === '' ? percent : `${percent}, ${left}`)}
        </Text>
        <Text size="sm" c="dimmed" ta="end">
          {clockTime(fleet.startedAt)}
        </Text>
      </div>
    </a>
  );
}
