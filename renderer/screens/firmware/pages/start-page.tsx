import { Alert, Switch, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareRow } from '../../../../shared/contract/firmware';
import { uploadsSchema } from '../../../../shared/contract/fleet';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { WizardFrame } from '../../../components/wizard';
import { WordToType } from '../../../components/word-to-type';
import { navigate } from '../../../router';
import { wholeNumber } from '../../../text/whole-number';
import { clearFirmwareDraft, patchFirmwareDraft } from '../draft';
import classes from '../firmware.module.css';
import { countVerdicts, firmwarePlan } from '../plan';
import { rowTitle } from '../row-title';
import type { FirmwarePageProps } from '../wizard-props';

/** So many are named one by one before the rest is counted. */
const NAMED = 5;

/** Step 4: what happens, in sentences; typed confirmation where it is against the usual way. */
export function StartPage({ scope, draft, image, preview, shell, onLeave }: FirmwarePageProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [typed, setTyped] = useState('');
  const plan = firmwarePlan(preview.rows ?? [], draft);
  const { taking, confirmed, left, first } = plan;
  const word = image?.fileName ?? '';
  const agreed = confirmed.length === 0 || typed.trim().toLowerCase() === word.trim().toLowerCase();
  const uploads = wholeNumber(draft.uploads, uploadsSchema);
  const missing = [
    ...(agreed ? [] : [t('firmware.start.missingWord')]),
    ...(uploads === null ? [t('firmware.start.missingUploads')] : []),
  ];
  const start = async () => {
    if (image === undefined || first === undefined || uploads === null || !agreed) return;
    setBusy(true);
    setProblem(null);
    try {
      const fleet = await api.call('firmware.upgrade', {
        image: image.id,
        ids: taking.map(({ id }) => id),
        canary: first.id,
        silent: draft.silent,
        confirmed: confirmed.map(({ id }) => id),
        uploads,
      });
      clearFirmwareDraft(scope);
      navigate({ screen: 'jobs', id: fleet.id });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };

  return (
    <WizardFrame
      steps={shell.steps}
      current="start"
      onStep={shell.onStep}
      heading={t('firmware.heading.start', { count: taking.length })}
      onBack={shell.onBack}
      next={{
        label: t('firmware.start.go', { count: taking.length }),
        busy,
        missing,
        onPress: () => void start(),
      }}
      onLeave={onLeave}
    >
      {problem !== null && <ErrorNotice error={problem} />}
      <BossWarning ids={taking.map(({ id }) => id)} />
      {confirmed.length > 0 && (
        <Dangers rows={confirmed} word={word} typed={typed} onTyped={setTyped} />
      )}
      <ul className={classes.points} aria-label={t('firmware.start.whatHappens')}>
        {first !== undefined && (
          <li>
            {taking.length === 1
              ? t('firmware.start.alone', {
                  name: rowTitle(first),
                  target: first.target === '' ? word : first.target,
                })
              : t('firmware.start.others', {
                  name: rowTitle(first),
                  count: taking.length - 1,
                })}
          </li>
        )}
        <li>{t('firmware.start.point')}</li>
        <li>{t('firmware.start.away')}</li>
        <li>{t('firmware.start.power')}</li>
        {taking.length > 1 && <li>{t('firmware.start.stops')}</li>}
        {left.length > 0 && (
          <li>
            {t('firmware.start.left', {
              count: left.length,
              reasons: countVerdicts(left)
                .map(({ verdict, count }) =>
                  t('firmware.start.reason', { count, verdict: t(`firmware.verdict.${verdict}`) }),
                )
                .join(', '),
            })}
          </li>
        )}
      </ul>
      <section className={classes.options} aria-labelledby="firmware-options">
        <Title order={3} id="firmware-options">
          {t('firmware.start.options')}
        </Title>
        <Switch
          size="md"
          label={t('firmware.start.silent')}
          checked={draft.silent}
          onChange={(event) => patchFirmwareDraft(scope, { silent: event.currentTarget.checked })}
        />
        {taking.length > 1 && (
          <TextInput
            className={classes.short}
            inputMode="numeric"
            label={t('firmware.start.uploads')}
            description={t('firmware.start.uploadsHint')}
            error={uploads === null ? t('firmware.start.uploadsRange') : undefined}
            value={draft.uploads}
            onChange={(event) => patchFirmwareDraft(scope, { uploads: event.currentTarget.value })}
          />
        )}
      </section>
    </WizardFrame>
  );
}

interface DangersProps {
  readonly rows: readonly FirmwareRow[];
  readonly word: string;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
}

function Dangers({ rows, word, typed, onTyped }: DangersProps) {
  const { t } = useTranslation();
  const more = rows.length - NAMED;
  return (
    <Alert
      color="yellow"
      variant="default"
      icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
      title={t('firmware.start.dangerTitle', { count: rows.length })}
    >
      {rows.slice(0, NAMED).map((row) => (
        <Text key={row.id}>
          {t('firmware.start.danger', { name: rowTitle(row), reason: row.reason })}
        </Text>
      ))}
      {more > 0 && <Text>{t('firmware.start.more', { count: more })}</Text>}
      <TextInput
        mt="sm"
        autoComplete="off"
        label={<WordToType word={word} />}
        description={t('firmware.start.typeHint')}
        value={typed}
        onChange={(event) => onTyped(event.currentTarget.value)}
      />
    </Alert>
  );
}
