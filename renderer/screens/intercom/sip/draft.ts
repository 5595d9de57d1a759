import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { SipForm } from '../../../../shared/contract/sip';
import { changedFields, type SipFacts, type SipField, type SipStep } from './sip-steps';

export type AccountNumber = 1 | 2;

/** What was entered for one account, beside what the intercom has. */
export interface AccountForm {
  /** As it was read from the intercom. */
  readonly original: SipForm;
  readonly values: SipForm;
  readonly facts: SipFacts;
  /** A password was typed and is gone, because it is never stored. */
  readonly passwordLost: boolean;
  /** Account whose server and options were taken over. */
  readonly copiedFrom: AccountNumber | null;
}

/** Where the wizard stands for one intercom. */
export interface SipDraft {
  readonly step: SipStep;
  readonly account: AccountNumber;
  readonly forms: Readonly<Partial<Record<AccountNumber, AccountForm>>>;
  /** The job that writes, once it was started. */
  readonly jobId: string | null;
}

interface Drafts {
  readonly byId: Readonly<Record<string, SipDraft>>;
}

const FRESH: SipDraft = { step: 'account', account: 1, forms: {}, jobId: null };

function withoutPassword(form: AccountForm): AccountForm {
  const typed = (form.values.password ?? '') !== '';
  return {
    ...form,
    values: { ...form.values, password: '' },
    passwordLost: typed || form.passwordLost,
  };
}

/** The part of a draft that may be written to the browser's storage: no password in it. */
export function storable(draft: SipDraft): SipDraft {
  const { 1: first, 2: second } = draft.forms;
  return {
    ...draft,
    forms: {
      ...(first && { 1: withoutPassword(first) }),
      ...(second && { 2: withoutPassword(second) }),
    },
  };
}

/** Survives other screens and a reload of the window; ends with the window. */
export const useDrafts = create<Drafts>()(
  persist<Drafts>(() => ({ byId: {} }), {
    name: 'lintel.sip-drafts',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ byId }) => ({
      byId: Object.fromEntries(Object.entries(byId).map(([id, draft]) => [id, storable(draft)])),
    }),
  }),
);

export function useDraft(id: string): SipDraft {
  return useDrafts(({ byId }) => byId[id] ?? FRESH);
}

export function draftOf(id: string): SipDraft {
  return useDrafts.getState().byId[id] ?? FRESH;
}

export function patchDraft(id: string, patch: Partial<SipDraft>): void {
  useDrafts.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FRESH), ...patch } },
  }));
}

/** Begins with an account chosen already; what was entered before is kept. */
export function startWith(id: string, account: AccountNumber): void {
  const { jobId } = draftOf(id);
  if (jobId !== null) clearDraft(id);
  patchDraft(id, { step: 'account', account });
}

export function patchForm(
  id: string,
  { account, ...patch }: Partial<AccountForm> & { readonly account: AccountNumber },
): void {
  const { forms } = draftOf(id);
  const form = forms[account];
  if (form) patchDraft(id, { forms: { ...forms, [account]: { ...form, ...patch } } });
}

export function clearDraft(id: string): void {
  useDrafts.setState(({ byId }) => ({
    byId: Object.fromEntries(Object.entries(byId).filter(([key]) => key !== id)),
  }));
}

/** The values as the form starts with them: an account that is off is about to be used. */
const startValues = (original: SipForm): SipForm => ({ ...original, password: '', enabled: true });

/** Fields that a person changed; switching the account on is the wizard's own doing. */
export function entered({ original, values }: AccountForm): readonly SipField[] {
  return changedFields(startValues(original), values);
}

/**
 * Takes in what was read from the intercom. What a person has entered stays; where nothing was
 * entered, the form shows what the intercom has now.
 */
export function takeReading(
  id: string,
  reading: { readonly account: AccountNumber; readonly form: SipForm; readonly facts: SipFacts },
): void {
  const { account, form: original, facts } = reading;
  const { forms } = draftOf(id);
  const before = forms[account];
  const kept =
    before !== undefined && (entered(before).length > 0 || before.passwordLost) ? before : null;
  const next: AccountForm = kept
    ? { ...kept, original, facts }
    : { original, values: startValues(original), facts, passwordLost: false, copiedFrom: null };
  patchDraft(id, { forms: { ...forms, [account]: next } });
}
