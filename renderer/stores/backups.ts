import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '../../shared/contract';
import { toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';
import { useFleets } from './fleets';

export type Backups = CallOutput<'backups.list'>;

export interface BackupsState {
  /** Null until they were read once. */
  readonly backups: Backups | null;
  readonly problem: AppErrorData | null;
  readonly read: () => void;
}

/** The backups in the folder; read anew when a job on many ends, since it may have made some. */
export function useBackups(): BackupsState {
  const [state, setState] = useState<Omit<BackupsState, 'read'>>({ backups: null, problem: null });
  const ended = useFleets(({ fleets }) => fleets.filter(({ endedAt }) => endedAt !== null).length);
  const read = useCallback(() => {
    api.call('backups.list', {}).then(
      (backups) => setState({ backups, problem: null }),
      (error: unknown) =>
        setState(({ backups }) => ({ backups, problem: toAppError(error).toData() })),
    );
  }, []);
  useEffect(read, [read, ended]);
  return { ...state, read };
}
