import { create } from 'zustand';
import { api } from '../api';

export interface SignInTarget {
  /** As `intercoms.connect` takes it. */
  readonly address: string;
  /** What the person calls it: the door, or model and address. */
  readonly name: string;
}

interface SignInState {
  /** What the dialog is about; it is open while there is any. */
  readonly targets: readonly SignInTarget[];
  /** Try what is remembered as soon as the dialog opens, before anything is typed. */
  readonly tryKnown: boolean;
}

export const useSignIn = create<SignInState>()(() => ({ targets: [], tryKnown: false }));

/** Opens the sign-in dialog for one intercom or for several. */
export function askSignIn(targets: readonly SignInTarget[], tryKnown = false): void {
  useSignIn.setState({ targets, tryKnown });
}

export function closeSignIn(): void {
  useSignIn.setState({ targets: [], tryKnown: false });
}

/** Opens an intercom's own web page. @throws AppError */
export async function openWebPage(address: string): Promise<void> {
  const { url, opened } = await api.call('intercoms.openWebPage', { address });
  if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
}
