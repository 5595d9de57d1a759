import { create } from 'zustand';
import type { CodeKind } from '../../../../shared/device/code-owners';
import { navigate } from '../../../router';
import type { Changes } from '../setting-form/slots';

export const CODE_TABS = ['public', 'pins', 'cards'] as const;
export type CodeTab = (typeof CODE_TABS)[number];

/** What fills the screen instead of the lists: a wizard. */
export type CodeWork =
  | { readonly kind: 'enrol' }
  /** Where from: file, paste, type, read cards. */
  | { readonly kind: 'keys'; readonly list: CodeKind }
  | { readonly kind: 'import'; readonly list: CodeKind };

export interface CodesView {
  readonly tab: CodeTab;
  readonly work: CodeWork | null;
  /** Public codes that were entered and not written, by key. */
  readonly changes: Changes;
}

const FIRST: CodesView = { tab: 'public', work: null, changes: {} };

const useViews = create<{ readonly byId: Readonly<Record<string, CodesView>> }>()(() => ({
  byId: {},
}));

/** Where one stands in the codes and cards of an intercom; kept while the window is open. */
export const useCodesView = (id: string): CodesView => useViews(({ byId }) => byId[id] ?? FIRST);

export const codesViewOf = (id: string): CodesView => useViews.getState().byId[id] ?? FIRST;

export function patchCodesView(id: string, patch: Partial<CodesView>): void {
  useViews.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FIRST), ...patch } },
  }));
}

/** Opens card reading from anywhere in the window. */
export function openEnrolment(id: string): void {
  patchCodesView(id, { work: { kind: 'enrol' } });
  navigate({ screen: 'intercom', id, tab: 'codes' });
}
