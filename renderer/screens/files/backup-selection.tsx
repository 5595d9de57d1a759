import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RestorePoint } from '../../../shared/contract/config';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { navigate } from '../../router';
import { sideText } from '../compare/sides';

interface Props {
  readonly points: readonly RestorePoint[];
  readonly onRestore: (points: readonly RestorePoint[]) => void;
  readonly onRemove: (points: readonly RestorePoint[]) => void;
  readonly onProblem: (problem: AppErrorData) => void;
}

/** What can be done with the chosen backups. */
export function BackupSelection({ points, onRestore, onRemove, onProblem }: Props) {
  const { t } = useTranslation();
  const [first, second, more] = points;
  const save = async (point: RestorePoint, part: 'snapshot' | 'archive') => {
    try {
      const { token, name } = await api.call('backups.file', { name: point.name, part });
      await api.saveFile(token, name);
    } catch (error) {
      onProblem(toAppError(error).toData());
    }
  };
  if (first === undefined) return null;
  return (
    <>
      <Button variant="default" onClick={() => onRestore(points)}>
        {t('backups.restore')}
      </Button>
      {second !== undefined && more === undefined && (
        <Button
          variant="default"
          onClick={() =>
            navigate({
              screen: 'compare',
              left: sideText({ kind: 'backup', name: first.name }),
              right: sideText({ kind: 'backup', name: second.name }),
            })
          }
        >
          {t('backups.compareTwo')}
        </Button>
      )}
      {second === undefined && (
        <>
          <Button variant="default" onClick={() => void save(first, 'snapshot')}>
            {t('backups.saveSnapshot')}
          </Button>
          {first.archive !== 'none' && (
            <Button variant="default" onClick={() => void save(first, 'archive')}>
              {t('backups.saveArchive')}
            </Button>
          )}
        </>
      )}
      <Button variant="default" onClick={() => onRemove(points)}>
        {t('backups.remove', { count: points.length })}
      </Button>
    </>
  );
}
