import { registrationSchema, type Registration } from '../../../../shared/contract/device';
import type { Job, JobStep } from '../../../../shared/contract/jobs';
import type { ErrorCode } from '../../../../shared/errors';

/** Where a person can go when writing the account did not lead to a registration. */
export type WayOutOfSip = 'user' | 'server' | 'again';

/** The ways out of a job that failed, the likeliest first. */
export function waysOut(code: ErrorCode): readonly WayOutOfSip[] {
  return code === 'sip.not-registered' ? ['user', 'again', 'server'] : ['again', 'user'];
}

const isOver = ({ state }: JobStep) => state === 'done' || state === 'warning';

/** The steps that came to an end, in the words of the program that did them. */
export function spokenSteps(job: Job): readonly JobStep[] {
  return job.steps.filter(isOver);
}

/** Whether a job puts back what another one changed. */
export const isUndo = (job: Job): boolean => job.kind === 'sip.undo';

/**
 * How the intercom stood with its registrar when the job ended; null where there is nothing to
 * compare with: it still runs, puts back, never came so far, or the account is switched off.
 */
export function registrationAfter(job: Job): Registration | null {
  if (job.endedAt === null || isUndo(job)) return null;
  const told = registrationSchema.safeParse(job.result.registration);
  return told.success && told.data !== 'disabled' ? told.data : null;
}
