import { create } from 'zustand';
import type { EventPayload } from '../../shared/contract';
import type { Intercom } from '../../shared/contract/intercoms';
import { api } from '../api';

interface IntercomsState {
  /** By id. */
  readonly byId: Readonly<Record<string, Intercom>>;
  /** False until the first snapshot is there. */
  readonly loaded: boolean;
}

export const useIntercoms = create<IntercomsState>()(() => ({ byId: {}, loaded: false }));

/** Reads the snapshot. @throws AppError */
export async function loadIntercoms(): Promise<void> {
  const { intercoms } = await api.call('intercoms.list', {});
  const byId = Object.fromEntries(intercoms.map((intercom) => [intercom.id, intercom]));
  useIntercoms.setState({ byId, loaded: true });
}

/** Takes an answer or an event in; null takes the intercom out. */
export function applyIntercom({ id, intercom }: EventPayload<'intercoms.changed'>): void {
  useIntercoms.setState(({ byId }) => {
    const others = Object.entries(byId).filter(([key]) => key !== id);
    return { byId: Object.fromEntries(intercom ? [...others, [id, intercom]] : others) };
  });
}
