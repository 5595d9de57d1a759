import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { CodeKind } from '../../../../shared/device/code-owners';
import { navigate } from '../../../router';
import type { Changes } from '../setting-form/slots';
import type { Way } from './keys/where-from';

export const CODE_TABS = ['public', 'pins', 'cards'] as const;
export type CodeTab = (typeof CODE_TABS)[number];

/** What fills the screen instead of the lists: a wizard. */
export type CodeWork =
  | { readonly kind: 'enrol' }
  /** Where from: file, paste, type, read cards. */
  | { readonly kind: 'keys'; readonly list: CodeKind }
  | { readonly kind: 'import'; readonly list: CodeKind; readonly way: Way };

export interface CodesView {
  readonly tab: CodeTab;
  readonly work: CodeWork | null;
  /** Public codes that were entered and not written, by key. */
  readonly changes: Changes;
}

const FIRST: CodesView = { tab: 'public', work: null, changes: {} };

interface Views {
  readonly byId: Readonly<Record<string, CodesView>>;
}

const useViews = create<Views>()(
  persist<Views>(() => ({ byId: {} }), {
    name: 'lintel.codes',
    version: 2,
    storage: createJSONStorage(() => sessionStorage),
    // The codes themselves open doors: they are not kept where a reload would find them.
    partialize: ({ byId }) => ({
      byId: Object.fromEntries(
        Object.entries(byId).map(([id, view]) => [id, { ...view, changes: {} }]),
      ),
    }),
  }),
);

/**
 * Where one stands in the codes and cards of an intercom; kept while the window is open. A window
 * that is loaded again comes back to the same wizard, and only forgets codes that were not written.
 */
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
