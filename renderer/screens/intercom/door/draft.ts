import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { HTTP_TRIGGER_FIELDS, type SettingLetter } from '../../../../shared/device/setting-fields';
import type { Changes } from '../setting-form/slots';

export const DOOR_STEPS = ['wired', 'contact', 'times', 'access', 'review', 'test'] as const;
export type DoorStep = (typeof DOOR_STEPS)[number];

/** What was entered for one door, and where its wizard stands. */
export interface DoorDraft {
  readonly changes: Changes;
  /** Null while the plain page is shown. */
  readonly step: DoorStep | null;
  /** Relays that something is wired to; null until somebody said so. */
  readonly wired: readonly SettingLetter[] | null;
  /** The door test that was started last. */
  readonly testId: string | null;
}

interface Drafts {
  readonly byId: Readonly<Record<string, DoorDraft>>;
}

const FRESH: DoorDraft = { changes: {}, step: null, wired: null, testId: null };

const SECRET_KEYS = new Set(
  HTTP_TRIGGER_FIELDS.filter(({ kind }) => kind === 'secret').flatMap(({ keys }) => keys),
);

/** The part of a draft that may be written to the browser's storage: no password in it. */
export function storable(draft: DoorDraft): DoorDraft {
  const changes = Object.fromEntries(
    Object.entries(draft.changes).filter(([key]) => !SECRET_KEYS.has(key)),
  );
  return { ...draft, changes };
}

/** Survives other screens and a reload of the window; ends with the window. */
const useDrafts = create<Drafts>()(
  persist<Drafts>(() => ({ byId: {} }), {
    name: 'lintel.door-drafts',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
    partialize: ({ byId }) => ({
      byId: Object.fromEntries(Object.entries(byId).map(([id, draft]) => [id, storable(draft)])),
    }),
  }),
);

export function useDoorDraft(id: string): DoorDraft {
  return useDrafts(({ byId }) => byId[id] ?? FRESH);
}

export function doorDraftOf(id: string): DoorDraft {
  return useDrafts.getState().byId[id] ?? FRESH;
}

export function patchDoorDraft(id: string, patch: Partial<DoorDraft>): void {
  useDrafts.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FRESH), ...patch } },
  }));
}

/** Opens the wizard at its first question; what was entered before is kept. */
export function startDoorWizard(id: string): void {
  patchDoorDraft(id, { step: 'wired', testId: null });
}
