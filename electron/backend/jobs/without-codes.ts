import type { Job } from '../../../shared/contract/jobs';
import { holdsSecret, MASK } from '../../../shared/device/secret-mask';

/** Keys pressed on a telephone that open the door (manual, Api relay). */
const DTMF_CODE = /\.DTMF\.(Multi)?Code\d*$/i;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function blank(entry: unknown): unknown {
  if (!isRecord(entry) || typeof entry['key'] !== 'string') return entry;
  const { key } = entry;
  const values = ['before', 'wanted', 'after'].flatMap((name) => {
    const value = entry[name];
    const opens = typeof value === 'string' && value !== '';
    return opens && (holdsSecret(key, value) || DTMF_CODE.test(key)) ? [[name, MASK]] : [];
  });
  // Marked as a secret, so that after a restart an undo leaves it alone instead of writing the mask.
  return values.length === 0 ? entry : { ...entry, ...Object.fromEntries(values), secret: true };
}

/**
 * A job as it may lie on the disk: what opens a door (public codes, telephone keys, logins inside
 * addresses) is known to the running program only, where undo needs it.
 */
export function withoutCodes(job: Job): Job {
  const { written } = job.result;
  if (!Array.isArray(written)) return job;
  return { ...job, result: { ...job.result, written: written.map(blank) } };
}
