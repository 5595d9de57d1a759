import { z } from 'zod';
import { CHECKS } from '../../../../shared/site/acceptance';

export const ACCEPT_KIND = 'site.accept';

/** As journaled: IDs only; secrets come from the open site when they are needed. */
export const acceptParamsSchema = z.object({
  site: z.string(),
  name: z.string(),
  doors: z.array(z.object({ door: z.string(), intercom: z.string() })),
  checks: z.array(z.enum(CHECKS)),
  number: z.string(),
  relay: z.number().int(),
  waitSeconds: z.number(),
  ringSeconds: z.number(),
});
export type AcceptParams = z.infer<typeof acceptParamsSchema>;
