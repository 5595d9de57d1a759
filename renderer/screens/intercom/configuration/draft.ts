import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { holdsSecret } from '../../../../shared/device/secret-mask';

/** What a person did on the screen and has not written yet; it survives a look at another screen. */
export interface ConfigDraft {
  /** By key, as entered. */
  readonly changes: Readonly<Record<string, string>>;
  readonly typed: string;
  /** `Config.Area.SECTION`, or empty for all. */
  readonly section: string;
  /** The job that writes or wrote them, while its result is looked at. */
  readonly jobId: string | null;
  /** Passwords that were entered before the window was loaded anew, by key: they are not kept. */
  readonly lost: readonly string[];
}

const FRESH: ConfigDraft = { changes: {}, typed: '', section: '', jobId: null, lost: [] };

/** The part of a draft that may be written to the browser's storage: no password and no code in it. */
export function storable(draft: ConfigDraft): ConfigDraft {
  const entries = Object.entries(draft.changes);
  const hidden = entries.filter(([key, value]) => holdsSecret(key, value)).map(([key]) => key);
  return {
    ...draft,
    changes: Object.fromEntries(entries.filter(([key]) => !hidden.includes(key))),
    lost: [...new Set([...draft.lost, ...hidden])],
  };
}

interface Drafts {
  readonly byId: Readonly<Record<string, ConfigDraft>>;
}

/** Survives other screens and a reload of the window; ends with the window. */
const useDrafts = create<Drafts>()(
  persist<Drafts>(() => ({ byId: {} }), {
    name: 'lintel.config-drafts',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ byId }) => ({
      byId: Object.fromEntries(Object.entries(byId).map(([id, draft]) => [id, storable(draft)])),
    }),
  }),
);

export function useConfigDraft(id: string): ConfigDraft {
  return useDrafts(({ byId }) => byId[id] ?? FRESH);
}

export function patchConfigDraft(id: string, patch: Partial<ConfigDraft>): void {
  useDrafts.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FRESH), ...patch } },
  }));
}

/** Enters a value; what the intercom has already is no change. */
export function enter(id: string, key: string, value: string | undefined): void {
  const { changes, lost } = useDrafts.getState().byId[id] ?? FRESH;
  const others = Object.entries(changes).filter(([other]) => other !== key);
  patchConfigDraft(id, {
    lost: lost.filter((other) => other !== key),
    changes: Object.fromEntries(value === undefined ? others : [...others, [key, value]]),
  });
}

/** Forgets the changes that the intercom has now. */
export function forgetChanges(id: string, keys: readonly string[]): void {
  const { changes } = useDrafts.getState().byId[id] ?? FRESH;
  const left = Object.entries(changes).filter(([key]) => !keys.includes(key));
  patchConfigDraft(id, { changes: Object.fromEntries(left) });
}
