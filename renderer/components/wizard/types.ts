/** Where a step stands, as its mark in the list on the left says. */
export type WizardStepState = 'done' | 'current' | 'todo' | 'problem';

export interface WizardStep {
  readonly id: string;
  readonly title: string;
  readonly state: WizardStepState;
  /** What was chosen there, in a few words. */
  readonly note?: string;
  /** Whether the step can be opened from the list now. */
  readonly reachable: boolean;
}

/** One line of a review: what a person calls it, what it is now, what it will be. */
export interface ReviewChange {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** A secret is named as changed and never shown. */
  readonly secret: boolean;
}

/** The button at the bottom right. It is never dead: pressed too early it says what is missing. */
export interface WizardNext {
  readonly label: string;
  readonly onPress: () => void;
  readonly busy?: boolean;
  /** What is missing on this step, in words; empty when nothing is. */
  readonly missing: readonly string[];
}
