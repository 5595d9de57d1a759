import { Alert, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconCloud, IconFileExport, IconKey, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import {
  checkConfigValue,
  describeConfigKey,
  sectionOfKey,
  settingName,
} from '../../../../shared/device/config-keys';
import { saveBlob } from '../../../api/browser-files';
import { ErrorNotice } from '../../../components/error-notice';
import { SilenceNote } from '../../../components/silence-note';
import { isRunning, useJobs } from '../../../stores/jobs';
import { doorName } from '../door-name';
import classes from './configuration.module.css';
import { forgetChanges, patchConfigDraft, useConfigDraft } from './draft';
import { outcomesOf, ReviewDialog } from './review-dialog';
import { SettingList } from './setting-list';
import { filterSettings, sectionWords, settingsOf, treeAsText, treeRows } from './tree';
import { useConfig } from './use-config';

/** Every setting of an intercom: searched, changed, reviewed, written and read back. */
export function Configuration({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { id } = intercom;
  const draft = useConfigDraft(id);
  const { config, problem, reading, readAgain } = useConfig(id);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === draft.jobId));
  const ended = job !== undefined && !isRunning(job);
  const settled = useRef<string | null>(null);

  // What the intercom has now is no change any more.
  useEffect(() => {
    if (!ended || settled.current === job.id) return;
    settled.current = job.id;
    const kept = outcomesOf(job).filter(
      ({ outcome }) => outcome === 'stored' || outcome === 'cannot-tell',
    );
    forgetChanges(
      id,
      kept.map(({ key }) => key),
    );
    readAgain();
  }, [id, ended, job, readAgain]);
  // What is entered from now on is none of this job's, and the next review is another one.
  useEffect(() => {
    if (ended && !open) patchConfigDraft(id, { jobId: null });
  }, [id, ended, open]);

  const all = useMemo(() => settingsOf(config?.values ?? {}), [config]);
  const sections = useMemo(() => [...new Set(all.map(({ section }) => section))], [all]);
  const { typed, section, changes } = draft;
  const shown = useMemo(() => filterSettings(all, { typed, section }), [all, typed, section]);
  const rows = useMemo(() => treeRows(shown), [shown]);

  const exportText = () => {
    const name = doorName(intercom);
    const text = treeAsText(
      rows,
      `${name}, ${intercom.model}, ${intercom.mac}, ${intercom.firmware}`,
    );
    saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${name}-settings.txt`);
    setSaid(t('configuration.exported'));
  };
  const close = () => setOpen(false);

  if (config === null)
    return problem === null ? (
      <div>
        <Text role="status">{t('common.loading')}</Text>
        <SilenceNote news="" />
      </div>
    ) : (
      <ErrorNotice error={problem} ways={[{ label: t('common.tryAgain'), run: readAgain }]} />
    );
  return (
    <div className={classes.screen}>
      <h2 className="visually-hidden">{t('configuration.title', { name: doorName(intercom) })}</h2>
      {config.managers.length > 0 && (
        <Alert variant="default" icon={<IconCloud aria-hidden color="var(--lintel-warn)" />}>
          {config.managers.join(' ')}
        </Alert>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
      {draft.lost.length > 0 && (
        <Alert variant="default" py="xs" icon={<IconKey aria-hidden color="var(--lintel-warn)" />}>
          <Group justify="space-between">
            <Text>
              {t('configuration.lost', {
                names: draft.lost.map(placeOf).join('; '),
              })}
            </Text>
            <Button variant="default" onClick={() => patchConfigDraft(id, { lost: [] })}>
              {t('configuration.lostSeen')}
            </Button>
          </Group>
        </Alert>
      )}
      <div className={classes.tools}>
        <TextInput
          aria-label={t('configuration.search')}
          placeholder={t('configuration.searchPlaceholder')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => patchConfigDraft(id, { typed: event.currentTarget.value })}
        />
        <NativeSelect
          className={classes.section}
          aria-label={t('configuration.section')}
          value={section}
          data={[
            { value: '', label: t('configuration.everySection') },
            ...sections.map((value) => ({ value, label: sectionWords(value) })),
          ]}
          onChange={(event) => patchConfigDraft(id, { section: event.currentTarget.value })}
        />
        <span className={classes.count} role="status">
          {said !== ''
            ? said
            : shown.length === all.length
              ? t('configuration.count', { count: all.length })
              : t('configuration.countOf', { shown: shown.length, total: all.length })}
        </span>
        <Button
          variant="default"
          leftSection={<IconFileExport size={18} aria-hidden />}
          onClick={exportText}
        >
          {t('configuration.export')}
        </Button>
        <Button
          variant="default"
          loading={reading}
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={readAgain}
        >
          {t('configuration.readAgain')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <Text>
          {t('configuration.noMatch')}{' '}
          <Button
            variant="default"
            onClick={() => patchConfigDraft(id, { typed: '', section: '' })}
          >
            {t('configuration.showAll')}
          </Button>
        </Text>
      ) : (
        <SettingList id={id} rows={rows} changes={changes} />
      )}
      <ChangeBar id={id} changes={changes} onReview={() => setOpen(true)} />
      <ReviewDialog
        intercom={intercom}
        draft={draft}
        values={config.values}
        opened={open}
        onClose={close}
      />
    </div>
  );
}

/** "Door › RTSP: Password": a name alone may be that of several. */
const placeOf = (key: string): string =>
  `${sectionWords(sectionOfKey(key))}: ${settingName(describeConfigKey(key))}`;

interface ChangeBarProps {
  readonly id: string;
  readonly changes: Readonly<Record<string, string>>;
  readonly onReview: () => void;
}

function ChangeBar({ id, changes, onReview }: ChangeBarProps) {
  const { t } = useTranslation();
  const count = Object.keys(changes).length;
  if (count === 0) return null;
  const bad = Object.entries(changes).flatMap(([key, value]) => {
    const info = describeConfigKey(key);
    return checkConfigValue(info, value) === undefined ? [] : [settingName(info)];
  });
  return (
    <div className={classes.bar} role="region" aria-label={t('configuration.bar.label')}>
      <span className={classes.barText} role="status">
        {bad.length > 0
          ? t('configuration.bar.bad', { fields: bad.join(', ') })
          : t('configuration.bar.count', { count })}
      </span>
      <Button variant="default" onClick={() => patchConfigDraft(id, { changes: {} })}>
        {t('configuration.bar.discard')}
      </Button>
      <Button disabled={bad.length > 0} onClick={onReview}>
        {t('configuration.bar.review')}
      </Button>
    </div>
  );
}
