import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import { ErrorNotice } from '../error-notice';
import classes from './boss-warning.module.css';
import { idsIn, type BossLine } from './lines';
import { useBosses, type Bosses } from './use-bosses';

/**
 * Before something is written: who else writes these intercoms and may overwrite it, one line each,
 * with the choice to go on or to switch that off. Absent where nobody does. It never stands in the way.
 */
export function BossWarning({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const bosses = useBosses(ids);
  const { lines, unknown, failed, problem } = bosses;
  if (lines.length === 0 && failed !== null)
    return (
      <Text role="status" className={classes.line}>
        <IconCircleCheck size={18} aria-hidden color="var(--lintel-good)" />
        {t('boss.off')}
      </Text>
    );
  return (
    <>
      {lines.length > 0 && <Warning bosses={bosses} many={ids.length > 1} />}
      {failed !== null && failed > 0 && <NotOff count={failed} />}
      {problem !== null && lines.length > 0 && <ErrorNotice error={problem} />}
      {unknown > 0 && ids.length > 1 && (
        <Text size="sm" c="dimmed">
          {t('boss.unknown', { count: unknown })}
        </Text>
      )}
    </>
  );
}

function Warning({ bosses, many }: { readonly bosses: Bosses; readonly many: boolean }) {
  const { t } = useTranslation();
  const { lines, agreed, busy } = bosses;
  const certain = lines.some(({ finding }) => finding.certain);
  const count = idsIn(lines).length;
  if (agreed)
    return (
      <Group gap="sm">
        <Text className={classes.line}>
          <IconInfoCircle size={18} aria-hidden />
          {t('boss.wentOn')}
        </Text>
        <Button variant="subtle" onClick={bosses.lookAgain}>
          {t('boss.lookAgain')}
        </Button>
      </Group>
    );
  const title = certain ? t(many ? 'boss.titleMany' : 'boss.title') : t('boss.possibleTitle');
  return (
    <Alert
      role="region"
      aria-label={title}
      variant="default"
      title={title}
      icon={
        certain ? (
          <IconAlertTriangle aria-hidden color="var(--lintel-warn)" />
        ) : (
          <IconInfoCircle aria-hidden color="var(--mantine-color-dimmed)" />
        )
      }
      styles={certain ? { root: { borderColor: 'var(--lintel-warn)' } } : {}}
    >
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.finding.text}>{many ? <Where line={line} /> : line.finding.text}</li>
        ))}
      </ul>
      <Group mt="xs" gap="sm">
        <Button variant="default" loading={busy} onClick={bosses.switchOff}>
          {many ? t('boss.switchOffMany', { count }) : t('boss.switchOff')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={bosses.goOn}>
          {t('boss.goOn')}
        </Button>
      </Group>
    </Alert>
  );
}

/** Which of the many it is about: one by its name, several by their number. */
function Where({ line }: { readonly line: BossLine }) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const { ids, finding } = line;
  const [first = ''] = ids;
  const known = byId[first];
  const door = known === undefined ? first : known.name || `${known.model} ${known.address}`;
  return t('boss.where', { count: ids.length, door, text: finding.text });
}

function NotOff({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <Alert variant="default" icon={<IconAlertTriangle aria-hidden color="var(--lintel-bad)" />}>
      <Group gap="sm">
        {t('boss.notOff', { count })}
        <Button variant="default" onClick={() => navigate({ screen: 'jobs', id: null })}>
          {t('boss.toJobs')}
        </Button>
      </Group>
    </Alert>
  );
}
