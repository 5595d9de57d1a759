import { api } from '../api';
import { setPractice } from './app';
import { search } from './discovery';

/** Starts the practice network and looks for it. @throws AppError */
export async function startPractice(): Promise<void> {
  setPractice(await api.call('practice.start', {}));
  void search();
}

/** Ends the practice network. @throws AppError */
export async function stopPractice(): Promise<void> {
  setPractice(await api.call('practice.stop', {}));
}
