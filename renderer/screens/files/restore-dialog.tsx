import { Alert, Button, Modal, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreLists, RestoreRow } from '../../../shared/contract/backups';
import type { RestorePoint } from '../../../shared/contract/config';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { BossWarning } from '../../components/boss-warning';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { WordToType } from '../../components/word-to-type';
import { navigate } from '../../router';
import { useIntercoms } from '../../stores/intercoms';
import { dayAndTime } from '../../text/when';
import { pointName } from './backup-columns';

interface Props {
  readonly points: readonly RestorePoint[];
  readonly onClose: () => void;
}

const LISTS = [
  { value: 'leave', text: 'backups.listsLeave' },
  { value: 'complete', text: 'backups.listsComplete' },
  { value: 'exact', text: 'backups.listsExact' },
] as const satisfies readonly { readonly value: RestoreLists; readonly text: string }[];

/** What would go where, and whether it may; then the start. */
export function RestoreDialog({ points, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('backups.restoreTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form points={points} onClose={onClose} />
    </Modal>
  );
}

function Form({ points, onClose }: Props) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const [onto, setOnto] = useState('');
  const [rows, setRows] = useState<readonly RestoreRow[] | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [lists, setLists] = useState<RestoreLists>('complete');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const targets = points.map(({ name, mac }) => ({
    id: points.length === 1 && onto !== '' ? onto : mac.replaceAll(':', ''),
    name,
  }));
  const strangers = points.filter((_, index) => !Object.hasOwn(byId, targets[index]?.id ?? ''));
  const asked = JSON.stringify(targets.filter(({ id }) => Object.hasOwn(byId, id)));
  useEffect(() => {
    const known = JSON.parse(asked) as typeof targets;
    if (known.length === 0) return;
    let current = true;
    api.call('backups.preview', { targets: known }).then(
      (answer) => current && setRows(answer.rows),
      (error: unknown) => current && setProblem(toAppError(error).toData()),
    );
    return () => {
      current = false;
    };
  }, [asked]);

  const going = (rows ?? []).filter(({ allowed }) => allowed !== 'no');
  const confirmed = going.filter(({ allowed }) => allowed === 'with-confirmation');
  const word = confirmed[0]?.door || confirmed[0]?.model || '';
  const agreed = confirmed.length === 0 || typed.trim().toLowerCase() === word.toLowerCase();
  const start = async () => {
    setBusy(true);
    try {
      const { id } = await api.call('backups.restore', {
        targets: going.flatMap(({ id: to, backup }) =>
          backup === null ? [] : [{ id: to, name: backup.name }],
        ),
        lists,
        confirmed: confirmed.map((row) => row.id),
      });
      onClose();
      navigate({ screen: 'jobs', id });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };
  return (
    <Stack>
      {points.length === 1 && (
        <NativeSelect
          label={t('backups.restoreOnto')}
          value={onto}
          onChange={(event) => {
            setRows(null);
            setOnto(event.currentTarget.value);
          }}
          data={[
            { value: '', label: t('backups.restoreOwn') },
            ...Object.values(byId).map(({ id, name, model, address }) => ({
              value: id,
              label: `${name === '' ? model : name}, ${address}`,
            })),
          ]}
        />
      )}
      {rows === null && problem === null && strangers.length < points.length && (
        <Text role="status">{t('backups.restoreReading')}</Text>
      )}
      {strangers.map((point) => (
        <Text key={point.name} role="alert">
          {pointName(point)}: {t('backups.unknownDoor')}
        </Text>
      ))}
      {rows?.map((row) => (
        <RestoreLine key={row.id} row={row} />
      ))}
      {going.length > 0 && (
        <>
          <Radio.Group
            label={t('backups.lists')}
            value={lists}
            onChange={(value) => setLists(LISTS.find((one) => one.value === value)?.value ?? lists)}
          >
            <Stack gap="xs" mt="xs">
              {LISTS.map(({ value, text }) => (
                <Radio key={value} value={value} label={t(text)} />
              ))}
            </Stack>
          </Radio.Group>
          <Text>{t('backups.restoreBefore')}</Text>
          <BossWarning ids={going.map(({ id }) => id)} />
        </>
      )}
      {confirmed.length > 0 && (
        <Alert
          color="yellow"
          variant="default"
          icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
        >
          <Text>{t('backups.restoreSame')}</Text>
          <TextInput
            mt="sm"
            autoComplete="off"
            label={<WordToType word={word} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Alert>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
      <DialogButtons>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={going.length === 0 || !agreed}
          loading={busy}
          onClick={() => void start()}
        >
          {t('backups.restoreGo', { count: going.length })}
        </Button>
      </DialogButtons>
    </Stack>
  );
}

function RestoreLine({ row }: { readonly row: RestoreRow }) {
  const { t } = useTranslation();
  const { backup, door, model, address } = row;
  return (
    <div>
      {backup !== null && (
        <Text fw={600}>
          {t('backups.restoreFrom', { door: pointName(backup), when: dayAndTime(backup.at) })}
        </Text>
      )}
      <Text>{t('backups.restoreTo', { door: door === '' ? model : door, model, address })}</Text>
      <Text c={row.allowed === 'no' ? 'var(--lintel-bad)' : undefined}>
        {t(`backups.verdict.${row.verdict}`)}. {row.reason}
      </Text>
      {row.warnings.map((warning) => (
        <Text key={warning} size="sm" c="dimmed">
          {warning}
        </Text>
      ))}
    </div>
  );
}
