import type { z } from 'zod';

/** The whole number that a person typed; null where it is none, or not one that is allowed. */
export function wholeNumber(typed: string, allowed: z.ZodNumber): number | null {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return null;
  const parsed = allowed.safeParse(Number(text));
  return parsed.success ? parsed.data : null;
}
