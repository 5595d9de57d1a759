import { Button, Text, Title } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { navigate } from '../../router';
import { applyIntercom, useIntercoms } from '../../stores/intercoms';
import { startAccessChange } from '../access/draft';
import classes from '../find/find.module.css';
import { MakeBackups } from '../files/make-backups';
import { startFirmware } from '../firmware/draft';
import { intercomColumns, intercomName } from './columns';

const keyOf = (row: Intercom) => row.id;
const open = (row: Intercom) => navigate({ screen: 'intercom', id: row.id, tab: 'overview' });

/** Every intercom that Lintel knows, wherever it is now. */
export function IntercomsScreen() {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const rows = useMemo(() => Object.values(byId), [byId]);
  const [now, setNow] = useState(() => Date.now());
  // "3 minutes ago" must not stand still while the list is open.
  useInterval(() => setNow(Date.now()), 30_000, { autoInvoke: true });
  const columns = useMemo(() => intercomColumns({ t, now, open }), [t, now]);
  const [forgetting, setForgetting] = useState<readonly Intercom[]>([]);
  const [backingUp, setBackingUp] = useState<readonly string[]>([]);
  const [first] = forgetting;

  return (
    <div className={classes.screen}>
      <div>
        <Title order={1}>{t('intercoms.title')}</Title>
        <Text c="dimmed">{t('intercoms.intro')}</Text>
      </div>
      <DataTable
        label={t('intercoms.list')}
        name="intercoms"
        rows={rows}
        columns={columns}
        rowKey={keyOf}
        rowName={intercomName}
        onOpen={open}
        selectionActions={(selected) => (
          <>
            <Button
              variant="default"
              onClick={() => {
                startFirmware({ ids: selected.map(({ id }) => id) });
                navigate({ screen: 'firmware' });
              }}
            >
              {t('intercoms.upgrade')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                startAccessChange(selected.map(({ id }) => id));
                navigate({ screen: 'passwords' });
              }}
            >
              {t('access.start')}
            </Button>
            <Button variant="default" onClick={() => setBackingUp(selected.map(({ id }) => id))}>
              {t('intercoms.backUp')}
            </Button>
            <Button variant="default" onClick={() => setForgetting(selected)}>
              {t('intercoms.forgetMany', { count: selected.length })}
            </Button>
          </>
        )}
        empty={
          <EmptyState
            icon={IconDeviceLandlinePhone}
            title={t('intercoms.emptyTitle')}
            actions={
              <Button onClick={() => navigate({ screen: 'find' })}>
                {t('intercoms.emptyAction')}
              </Button>
            }
          >
            {t('intercoms.emptyText')}
          </EmptyState>
        }
      />
      <MakeBackups
        opened={backingUp.length > 0}
        chosen={backingUp}
        onClose={() => setBackingUp([])}
      />
      <ConfirmDialog
        opened={first !== undefined}
        title={t('intercoms.forgetTitle', {
          count: forgetting.length,
          name: first === undefined ? '' : intercomName(first),
        })}
        confirmLabel={t('intercoms.forgetConfirm', { count: forgetting.length })}
        word={wordFor(forgetting, t('intercoms.forgetWord'))}
        danger
        onConfirm={() => forget(forgetting)}
        onClose={() => setForgetting([])}
      >
        {t('intercoms.forgetText')}
      </ConfirmDialog>
    </div>
  );
}

/** One intercom: its own name, so that the wrong one is noticed. Several: one word for all. */
function wordFor(intercoms: readonly Intercom[], many: string): string {
  const [first] = intercoms;
  if (intercoms.length !== 1 || first === undefined) return many;
  return first.name === '' ? first.model : first.name;
}

async function forget(intercoms: readonly Intercom[]): Promise<void> {
  for (const { id } of intercoms) {
    await api.call('intercoms.forget', { id });
    applyIntercom({ id, intercom: null });
  }
}
