/**
 * What was seen or done, as a sentence that can be worded in another language when it is printed. The
 * English one is stored beside it as it was said then; a sentence that this Lintel does not know, and
 * what was stored without any, is shown in English.
 */
import { z } from 'zod';

const valueSchema = z.union([z.string().max(500), z.number()]);

export const saidSchema = z.object({
  /** Which sentence; see the tables beside this file. */
  code: z.string().max(64),
  /** What stands in it. A number is written as the language does. Holds no secret. */
  values: z.record(z.string().max(32), valueSchema).default({}),
});
export type Said = z.infer<typeof saidSchema>;

/** All sentences of one text, in their order. */
export const saidsSchema = z.array(saidSchema).max(16);
