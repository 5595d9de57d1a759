import { create } from 'zustand';
import { navigate } from '../router';

export type FindDialog = 'range' | 'add';

interface FindDialogsState {
  readonly open: FindDialog | null;
}

export const useFindDialogs = create<FindDialogsState>()(() => ({ open: null }));

/** Goes to Find and opens one of its dialogs. */
export function openFindDialog(open: FindDialog): void {
  navigate({ screen: 'find' });
  useFindDialogs.setState({ open });
}

export function closeFindDialog(): void {
  useFindDialogs.setState({ open: null });
}
