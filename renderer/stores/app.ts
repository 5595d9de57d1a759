import { create } from 'zustand';
import type { CallOutput } from '../../shared/contract';
import type { Practice } from '../../shared/contract/app';
import { toAppError, type AppError } from '../../shared/errors';
import { api } from '../api';

type Info = CallOutput<'app.info'>;

interface AppState {
  readonly info: Info | null;
  /** Why the program behind the window does not answer, while it does not. */
  readonly problem: AppError | null;
  readonly paletteOpen: boolean;
  readonly cardsOpen: boolean;
  readonly passwordsOpen: boolean;
}

export const useApp = create<AppState>()(() => ({
  info: null,
  problem: null,
  paletteOpen: false,
  cardsOpen: false,
  passwordsOpen: false,
}));

/** Reads what the program is and whether practice runs; never rejects, see `problem`. */
export async function loadApp(): Promise<void> {
  try {
    useApp.setState({ info: await api.call('app.info', {}), problem: null });
  } catch (error) {
    useApp.setState({ problem: toAppError(error) });
  }
}

export function setPractice(practice: Practice): void {
  useApp.setState((state) => ({ info: state.info && { ...state.info, practice } }));
}
