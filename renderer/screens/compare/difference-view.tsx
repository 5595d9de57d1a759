import { Box, Button, Checkbox, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../shared/contract/jobs';
import { api } from '../../api';
import { BossWarning } from '../../components/boss-warning';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorNotice } from '../../components/error-notice';
import { ResultList } from '../../components/wizard';
import { useIntercoms } from '../../stores/intercoms';
import { applyJob, isRunning, useJobs } from '../../stores/jobs';
import classes from './compare.module.css';
import { compareLines, toWrite, type CompareLine, type Difference } from './lines';

interface Props {
  readonly difference: Difference;
  /** The intercom on the right; null where nothing can be written there. */
  readonly target: string | null;
}

/** The lines that differ; those that can be are ticked and copied to the right. */
export function DifferenceView({ difference, target }: Props) {
  const { t } = useTranslation();
  const lines = useMemo(() => compareLines(t, difference), [t, difference]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [jobIds, setJobIds] = useState<readonly string[]>([]);
  const { left, right, settings, records, same, notCompared } = difference;
  const live = useIntercoms(({ byId }) => (target === null ? undefined : byId[target]));
  const name = live === undefined ? right.title : live.name || live.model;
  const chosen = lines.filter(({ key }) => ticked.has(key));
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const copy = async () => {
    if (target === null) return;
    const { values, rows } = toWrite(chosen);
    const started = (job: Job) => {
      if (!useJobs.getState().jobs.some(({ id }) => id === job.id)) applyJob(job);
      setJobIds((ids) => [...ids, job.id]);
    };
    if (Object.keys(values).length > 0)
      started(await api.call('config.apply', { id: target, values }));
    for (const [kind, wanted] of rows)
      started(
        await api.call('records.apply', {
          ...{ id: target, kind },
          change: { mode: 'wanted', rows: [...wanted] },
        }),
      );
    setTicked(new Set());
  };
  return (
    <>
      <Group gap="lg" role="status">
        <Text fw={600}>{t('compare.settings', { count: settings.length })}</Text>
        <Text fw={600}>{t('compare.records', { count: records.length })}</Text>
        <Text c="dimmed">{t('compare.same', { settings: same.settings, rows: same.records })}</Text>
      </Group>
      {[
        ...notCompared,
        ...missingOf(t('compare.left'), left.missing),
        ...missingOf(t('compare.right'), right.missing),
      ].map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
      <Outcome ids={jobIds} />
      {lines.length === 0 ? (
        <Text>{t('compare.nothing')}</Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('compare.copyColumn')}</th>
              <th scope="col">{t('compare.what')}</th>
              <th scope="col">{left.title}</th>
              <th scope="col">{right.title}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.key}
                line={line}
                ticked={ticked.has(line.key)}
                onToggle={() => toggle(line.key)}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen.length > 0 && (
        <Group className={classes.bar}>
          <Button
            rightSection={<IconArrowRight size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('compare.tick', { count: chosen.length })}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('compare.confirmTitle', { name })}
        confirmLabel={t('compare.confirmGo', { count: chosen.length })}
        onConfirm={copy}
        onClose={() => setAsking(false)}
      >
        <Text>{t('compare.confirmText', { count: chosen.length, name })}</Text>
        {chosen.some(({ identity }) => identity !== '') && (
          <Text c="var(--lintel-warn)" mt="xs">
            {t('compare.confirmIdentity')}
          </Text>
        )}
        {target !== null && (
          <Box mt="md">
            <BossWarning ids={[target]} />
          </Box>
        )}
      </ConfirmDialog>
    </>
  );
}

const missingOf = (side: string, missing: readonly string[]) =>
  missing.map((what) => `${side}: ${what}`);

interface LineProps {
  readonly line: CompareLine;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function Line({ line, ticked, onToggle }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        {line.noCopy === '' && (
          <Checkbox
            aria-label={t('compare.copyLine', { name: line.name })}
            checked={ticked}
            onChange={onToggle}
          />
        )}
      </td>
      <th scope="row">
        {line.name}
        <span className={classes.dim}>{line.where}</span>
        {line.settingKey !== '' && <code className={classes.dim}>{line.settingKey}</code>}
        {line.identity !== '' && (
          <span className={classes.warn}>{t('compare.identity', { why: line.identity })}</span>
        )}
        {[...line.notes, ...(line.noCopy === '' ? [] : [line.noCopy])].map((note) => (
          <span key={note} className={classes.dim}>
            {note}
          </span>
        ))}
      </th>
      <td>
        {line.left.map((text) => (
          <div key={text}>{text}</div>
        ))}
      </td>
      <td>
        {line.right.map((text) => (
          <div key={text}>{text}</div>
        ))}
      </td>
    </tr>
  );
}

/** What became of the lines that were copied, step by step. */
function Outcome({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const all = useJobs((state) => state.jobs);
  const jobs = all.filter(({ id }) => ids.includes(id));
  if (jobs.length === 0) return null;
  const ended = !jobs.some(isRunning);
  const well = jobs.every(({ state }) => state === 'done');
  return (
    <section aria-label={t('compare.writing')}>
      {jobs.map((job) => (
        <div key={job.id}>
          <Text fw={600}>{job.title}</Text>
          <ResultList steps={job.steps} />
          {job.error !== null && <ErrorNotice error={job.error} />}
        </div>
      ))}
      {(!ended || well) && (
        <Text role="status">{t(ended ? 'compare.written' : 'compare.writing')}</Text>
      )}
    </section>
  );
}
