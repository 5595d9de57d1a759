import { z } from 'zod';
import { editableKindSchema, type EditableKind } from '../../../../shared/contract/records';
import { planRiskSchema } from '../../../../shared/contract/site-plan';
import type { FleetStep } from '../../fleet/types';

export const APPLY_KIND = 'site.apply';

export const applyParamsSchema = z.object({
  site: z.string(),
  /** Its name when it was started. */
  name: z.string(),
  doors: z.array(
    z.object({
      door: z.string(),
      intercom: z.string(),
      /** What the plan showed of it that is risky, see `confirmed.ts`. */
      shown: z.array(z.string()).default([]),
    }),
  ),
  /** Rows that the site does not know and that go all the same; no codes. */
  removeOthers: z.array(
    z.object({
      door: z.string(),
      kind: editableKindSchema,
      rows: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  risks: z.array(planRiskSchema),
});
/** Journaled: IDs and names only. The site itself, with its secrets, is asked for when it runs. */
export type ApplyParams = z.infer<typeof applyParamsSchema>;

/** The lists of each step, in the order in which they are written. */
export const LIST_STEPS = [
  { id: 'schedules', kinds: ['schedule'] },
  { id: 'groups', kinds: ['group'] },
  { id: 'people', kinds: ['user', 'privatekey', 'rfkey'] },
  { id: 'contacts', kinds: ['contact'] },
  { id: 'rules', kinds: ['dialreplace'] },
] as const satisfies readonly { id: string; kinds: readonly EditableKind[] }[];

export const APPLY_STEPS: readonly FleetStep[] = [
  { id: 'point', title: 'Keep what is there now', weight: 4, stoppable: true },
  { id: 'compare', title: 'Compare with the site', weight: 0.5, stoppable: true },
  { id: 'schedules', title: 'Write schedules', weight: 0.5, stoppable: true },
  { id: 'groups', title: 'Write groups', weight: 0.5, stoppable: true },
  { id: 'people', title: 'Write people, PINs and cards', weight: 6, stoppable: true },
  { id: 'contacts', title: 'Write the phone book', weight: 2, stoppable: true },
  { id: 'rules', title: 'Write dial rules', weight: 0.5, stoppable: true },
  // What was begun is seen through: in the middle of it nobody could sign in any more.
  { id: 'settings', title: 'Write settings', weight: 3 },
  { id: 'verify', title: 'Compare once more', weight: 1 },
];
