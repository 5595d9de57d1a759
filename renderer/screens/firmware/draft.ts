import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export const FIRMWARE_STEPS = ['image', 'intercoms', 'check', 'start'] as const;
export type FirmwareStep = (typeof FIRMWARE_STEPS)[number];

/** Where the wizard stands. */
export interface FirmwareDraft {
  readonly step: FirmwareStep;
  /** ID of the image; null until one was chosen. */
  readonly image: string | null;
  /** Intercoms that were chosen. */
  readonly ids: readonly string[];
  /** The one that shall go first; the first that takes part unless it was told. */
  readonly canary: string | null;
  /** Intercoms whose verdict needs a confirmation and that shall take part. */
  readonly included: readonly string[];
  readonly silent: boolean;
  /** As it is typed. */
  readonly uploads: string;
}

const FRESH: FirmwareDraft = {
  step: 'image',
  image: null,
  ids: [],
  canary: null,
  included: [],
  silent: true,
  uploads: '4',
};

/** `many`, or the ID of the one intercom that it is about. */
export type FirmwareScope = 'many' | { readonly id: string };

const keyOf = (scope: FirmwareScope): string => (scope === 'many' ? scope : `one/${scope.id}`);

interface Drafts {
  readonly byScope: Readonly<Record<string, FirmwareDraft>>;
}

/** Survives other screens and a reload of the window; ends with the window. */
const useDrafts = create<Drafts>()(
  persist<Drafts>(() => ({ byScope: {} }), {
    name: 'lintel.firmware-drafts',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
  }),
);

export function useFirmwareDraft(scope: FirmwareScope): FirmwareDraft {
  const draft = useDrafts(({ byScope }) => byScope[keyOf(scope)] ?? FRESH);
  return scope === 'many' ? draft : { ...draft, ids: [scope.id] };
}

export function patchFirmwareDraft(scope: FirmwareScope, patch: Partial<FirmwareDraft>): void {
  const key = keyOf(scope);
  useDrafts.setState(({ byScope }) => ({
    byScope: { ...byScope, [key]: { ...(byScope[key] ?? FRESH), ...patch } },
  }));
}

export function clearFirmwareDraft(scope: FirmwareScope): void {
  useDrafts.setState(({ byScope }) => ({
    byScope: Object.fromEntries(
      Object.entries(byScope).filter(([other]) => other !== keyOf(scope)),
    ),
  }));
}

/** Begins anew with these intercoms, or with this image; what was chosen before is forgotten. */
export function startFirmware(chosen: Partial<Pick<FirmwareDraft, 'ids' | 'image'>>): void {
  clearFirmwareDraft('many');
  patchFirmwareDraft('many', chosen);
}
