import { useEffect } from 'react';
import { create } from 'zustand';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import type { LiveState } from '../live/live-state';
import { followReboot, rebootAsked, type Reboot } from './reboot-state';

interface Rebooting {
  readonly reboot: Reboot | null;
  /** Why the intercom did not take the request. */
  readonly problem: AppErrorData | null;
}

const NONE: Rebooting = { reboot: null, problem: null };

/** By intercom: a restart is followed on whichever of its screens one is. */
const useReboots = create<{ readonly byId: Readonly<Record<string, Rebooting>> }>()(() => ({
  byId: {},
}));

const put = (id: string, value: Rebooting) =>
  useReboots.setState(({ byId }) => ({ byId: { ...byId, [id]: value } }));

/** The restart of this intercom, if one is being followed. */
export function useReboot(id: string): Rebooting {
  return useReboots(({ byId }) => byId[id] ?? NONE);
}

/** Asks the intercom to restart; what goes wrong is kept in `problem`. */
export async function startReboot(id: string): Promise<void> {
  const reboot = rebootAsked(Date.now());
  try {
    await api.call('device.reboot', { id });
    put(id, { reboot, problem: null });
  } catch (error) {
    put(id, { reboot: null, problem: toAppError(error).toData() });
  }
}

export function dismissReboot(id: string): void {
  put(id, NONE);
}

/** Moves the restart on with every reading. */
export function useFollowReboot(id: string, state: LiveState): void {
  useEffect(() => {
    const { reboot } = useReboots.getState().byId[id] ?? NONE;
    if (reboot === null) return;
    const next = followReboot(reboot, state);
    if (next !== reboot) put(id, { reboot: next, problem: null });
  }, [id, state]);
}
