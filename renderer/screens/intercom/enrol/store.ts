import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { RecordChange, RecordRow } from '../../../../shared/contract/records';
import type { ReaderFormat } from '../../../../shared/device/reader-format';
import type { EnrolTarget } from './change';
import { NO_SESSION, type Session } from './session';

export const ENROL_STEPS = ['people', 'doors', 'cards', 'review', 'result'] as const;
export type EnrolStep = (typeof ENROL_STEPS)[number];

export type ReaderPlace = 'door' | 'usb';

/** Where giving out cards stands at one intercom. */
export interface Enrolment {
  readonly step: EnrolStep;
  /** Null until it was chosen; then what the intercom has decides. */
  readonly target: EnrolTarget | null;
  readonly reader: ReaderPlace;
  /** How the USB reader writes; null while it is guessed from the looks of a number. */
  readonly format: ReaderFormat | null;
  /** The format was found by presenting the same card at the door. */
  readonly proven: boolean;
  readonly session: Session;
  /** Doors and times for new rows, over those that a new row has anyway. */
  readonly defaults: RecordRow;
  readonly sound: boolean;
  readonly jobId: string | null;
  /** What that job was asked for. */
  readonly sent: RecordChange | null;
}

const FRESH: Enrolment = {
  step: 'people',
  target: null,
  reader: 'door',
  format: null,
  proven: false,
  session: NO_SESSION,
  defaults: {},
  sound: true,
  jobId: null,
  sent: null,
};

interface EnrolmentsState {
  readonly byId: Readonly<Record<string, Enrolment>>;
}

/** Survives other screens and a reload of the window; ends with the window. */
const useEnrolments = create<EnrolmentsState>()(
  persist<EnrolmentsState>(() => ({ byId: {} }), {
    name: 'lintel.enrolments',
    version: 1,
    storage: createJSONStorage(() => sessionStorage),
  }),
);

export const useEnrolment = (id: string): Enrolment =>
  useEnrolments(({ byId }) => byId[id] ?? FRESH);

export const enrolmentOf = (id: string): Enrolment => useEnrolments.getState().byId[id] ?? FRESH;

export function patchEnrolment(id: string, patch: Partial<Enrolment>): void {
  useEnrolments.setState(({ byId }) => ({
    byId: { ...byId, [id]: { ...(byId[id] ?? FRESH), ...patch } },
  }));
}

export function changeSession(id: string, next: (session: Session) => Session): void {
  patchEnrolment(id, { session: next(enrolmentOf(id).session) });
}

/** Begins anew; how the USB reader writes is kept, for it is the same reader. */
export function clearEnrolment(id: string): void {
  const { reader, format, proven, sound } = enrolmentOf(id);
  patchEnrolment(id, { ...FRESH, reader, format, proven, sound });
}
