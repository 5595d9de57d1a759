export { createManualClock, realClock, type ManualClock, type VirtualClock } from './clock';
export {
  FAULT_KINDS,
  type Fault,
  type FaultKind,
  type FaultOptions,
  type FaultPlan,
} from './faults';
export { FOREIGN_BYTE } from './http/respond';
export { startVirtualIntercom } from './intercom';
export { startPracticeNetwork, type PracticeNetwork, type PracticeOptions } from './practice';
export type { IntercomState, SipStatus } from './state';
export {
  RECORD_TARGETS,
  VIRTUAL_AUTH_MODES,
  VIRTUAL_MODELS,
  type DoorContact,
  type RecordedRequest,
  type RecordTarget,
  type Registrar,
  type Row,
  type UpgradeFate,
  type VirtualAccount,
  type VirtualAuth,
  type VirtualAuthMode,
  type VirtualIntercom,
  type VirtualModel,
  type VirtualOptions,
  type VirtualTimings,
} from './types';
