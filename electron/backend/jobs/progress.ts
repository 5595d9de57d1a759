/** Part of the whole that a step stands for, against the other steps; any positive number. */
export interface Weighed {
  readonly id: string;
  readonly weight: number;
}

/** Progress of several steps as one number that never falls. */
export interface Progress {
  /** 0..1 for the step named; earlier steps count as over. Answers with the progress of the whole. */
  at(stepId: string, fraction: number): number;
  /** The whole as it stands, 0..1. */
  readonly value: number;
}

/** Makes the progress of a job out of its steps. Pure but for remembering the highest value. */
export function createProgress(steps: readonly Weighed[]): Progress {
  const total = steps.reduce((sum, step) => sum + step.weight, 0);
  let value = 0;
  return {
    get value() {
      return value;
    },
    at(stepId, fraction) {
      const index = steps.findIndex((step) => step.id === stepId);
      const step = steps[index];
      if (step === undefined || total <= 0) return value;
      const before = steps.slice(0, index).reduce((sum, { weight }) => sum + weight, 0);
      const within = Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0));
      value = Math.max(value, Math.min(1, (before + within * step.weight) / total));
      return value;
    },
  };
}
