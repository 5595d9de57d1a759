import { Button, Group, Text } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestorePoint } from '../../../shared/contract/config';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { useBackups } from '../../stores/backups';
import { sideText } from '../compare/sides';
import { backupColumns, pointName } from './backup-columns';
import { BackupSelection } from './backup-selection';
import { MakeBackups } from './make-backups';
import { RestoreDialog } from './restore-dialog';

const keyOf = (point: RestorePoint) => point.name;
const compareNow = ({ name, mac }: RestorePoint) =>
  navigate({
    screen: 'compare',
    left: sideText({ kind: 'backup', name }),
    right: sideText({ kind: 'live', id: mac.replaceAll(':', '') }),
  });

/** The backups of every intercom: found by any word, put back, compared, deleted. */
export function BackupsTab() {
  const { t } = useTranslation();
  const { backups, problem, read } = useBackups();
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const [making, setMaking] = useState(false);
  const [restoring, setRestoring] = useState<readonly RestorePoint[]>([]);
  const [removing, setRemoving] = useState<readonly RestorePoint[]>([]);
  const columns = useMemo(
    () => backupColumns({ t, restore: (point) => setRestoring([point]), compare: compareNow }),
    [t],
  );
  const chooseFolder = (useDefault: boolean) =>
    api.call('backups.chooseFolder', { useDefault }).then(read, (error: unknown) => {
      setFailure(toAppError(error).toData());
    });
  const folder = backups?.folder;
  const wrong = problem ?? failure;
  const [first] = removing;

  return (
    <>
      <Group gap="sm">
        <Button onClick={() => setMaking(true)}>{t('backups.make')}</Button>
        {folder !== undefined && (
          <Text size="sm" c="dimmed" style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {t('backups.folder', { path: folder.path })}
          </Text>
        )}
        {folder?.canChoose === true && (
          <Button variant="default" onClick={() => void chooseFolder(false)}>
            {t('backups.choose')}
          </Button>
        )}
        {folder?.isDefault === false && (
          <Button variant="subtle" onClick={() => void chooseFolder(true)}>
            {t('backups.useDefault')}
          </Button>
        )}
      </Group>
      {wrong !== null && (
        <ErrorNotice error={wrong} ways={[{ label: t('common.tryAgain'), run: read }]} />
      )}
      {folder !== undefined && folder.problem !== '' && <Text role="alert">{folder.problem}</Text>}
      {backups !== null && backups.unreadable.length > 0 && (
        <Text size="sm">
          {t('backups.unreadable', {
            count: backups.unreadable.length,
            names: backups.unreadable.join(', '),
          })}
        </Text>
      )}
      {backups !== null && (
        <DataTable
          label={t('backups.list')}
          name="backups"
          rows={backups.backups}
          columns={columns}
          rowKey={keyOf}
          rowName={pointName}
          onOpen={compareNow}
          selectionActions={(rows) => (
            <BackupSelection
              points={rows}
              onRestore={setRestoring}
              onRemove={setRemoving}
              onProblem={setFailure}
            />
          )}
          empty={
            <EmptyState icon={IconArchive} title={t('backups.emptyTitle')}>
              {t('backups.emptyText')}
            </EmptyState>
          }
        />
      )}
      <MakeBackups opened={making} onClose={() => setMaking(false)} />
      {restoring.length > 0 && (
        <RestoreDialog points={restoring} onClose={() => setRestoring([])} />
      )}
      <ConfirmDialog
        opened={first !== undefined}
        title={t('backups.removeTitle', {
          count: removing.length,
          name: first === undefined ? '' : pointName(first),
        })}
        confirmLabel={t('backups.removeConfirm', { count: removing.length })}
        word={t('backups.removeWord')}
        danger
        onConfirm={async () => {
          await api.call('backups.remove', { names: removing.map(({ name }) => name) });
          read();
        }}
        onClose={() => setRemoving([])}
      >
        {t('backups.removeText')}
      </ConfirmDialog>
    </>
  );
}
