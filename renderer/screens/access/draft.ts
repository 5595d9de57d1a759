import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { AccessMode } from '../../../shared/device/access-mode';

export const ACCESS_STEPS = ['intercoms', 'what', 'review'] as const;
export type AccessStep = (typeof ACCESS_STEPS)[number];

/** Where the wizard stands. Passwords are in it: they are never kept outside of this window's memory. */
export interface AccessDraft {
  readonly step: AccessStep;
  readonly ids: readonly string[];
  readonly password: string;
  readonly repeat: string;
  readonly username: string;
  /** `keep` leaves it as it is. */
  readonly mode: AccessMode | 'keep';
  /** Goes first; the first of them unless it was told. */
  readonly canary: string | null;
}

const FRESH: AccessDraft = {
  step: 'intercoms',
  ids: [],
  password: '',
  repeat: '',
  username: '',
  mode: 'keep',
  canary: null,
};

/** Survives a reload of the window, without passwords: they are asked for again. */
const useDraft = create<AccessDraft>()(
  persist<AccessDraft, [], [], Partial<AccessDraft>>(() => FRESH, {
    name: 'lintel.access-draft',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ step, ids, username, mode, canary }) => ({
      ...{ ids, username, mode, canary },
      // Nobody may come back to a review in which the password is missing unseen.
      step: step === 'review' ? 'what' : step,
    }),
  }),
);

export const useAccessDraft = (): AccessDraft => useDraft();
export function patchAccessDraft(patch: Partial<AccessDraft>): void {
  useDraft.setState(patch);
}

/** Begins anew with these intercoms; what was entered before is forgotten. */
export function startAccessChange(ids: readonly string[]): void {
  useDraft.setState({ ...FRESH, ids, step: ids.length > 0 ? 'what' : 'intercoms' });
}

const PRINTABLE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

export type Missing = 'something' | 'same' | 'password' | 'username';

/** What is not right yet about what was entered. Pure. */
export function missingIn(draft: AccessDraft): readonly Missing[] {
  const { password, repeat, username, mode } = draft;
  const nothing = password === '' && repeat === '' && username === '' && mode === 'keep';
  const badPassword = password !== '' && (!PRINTABLE.test(password) || password.length > 32);
  const badUser = username !== '' && (!/^[^\s:"\\]+$/.test(username) || !PRINTABLE.test(username));
  return [
    ...(nothing ? (['something'] as const) : []),
    ...(badPassword ? (['password'] as const) : []),
    ...(password !== repeat ? (['same'] as const) : []),
    ...(badUser || username.length > 32 ? (['username'] as const) : []),
  ];
}
