export type { ReviewChange, WizardNext, WizardStep, WizardStepState } from './types';
export { LeaveDialog } from './leave-dialog';
export { ResultList } from './result-list';
export { ReviewList } from './review-list';
export { WizardFrame } from './wizard-frame';
export { WizardScreen } from './wizard-screen';
