import { create } from 'zustand';

/** What a person did on the screen and has not written yet; it survives a look at another screen. */
export interface ConfigDraft {
  /** By key, as entered. */
  readonly changes: Readonly<Record<string, string>>;
  readonly typed: string;
  /** `Config.Area.SECTION`, or empty for all. */
  readonly section: string;
  /** The job that writes or wrote them, while its result is looked at. */
  readonly jobId: string | null;
}

const FRESH: ConfigDraft = { changes: {}, typed: '', section: '', jobId: null };

const useDrafts = create<{ readonly byId: Readonly<Record<string, ConfigDraft>> }>()(() => ({
  byId: {},
}));

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
  const { changes } = useDrafts.getState().byId[id] ?? FRESH;
  const others = Object.entries(changes).filter(([other]) => other !== key);
  patchConfigDraft(id, {
    changes: Object.fromEntries(value === undefined ? others : [...others, [key, value]]),
  });
}

/** Forgets the changes that the intercom has now. */
export function forgetChanges(id: string, keys: readonly string[]): void {
  const { changes } = useDrafts.getState().byId[id] ?? FRESH;
  const left = Object.entries(changes).filter(([key]) => !keys.includes(key));
  patchConfigDraft(id, { changes: Object.fromEntries(left) });
}
