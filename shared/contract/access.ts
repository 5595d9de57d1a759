import { z } from 'zod';
import { ACCESS_MODES } from '../device/access-mode';
import { BOSS_KINDS } from '../device/bosses';
import { call } from './define';
import { errorDataSchema } from './envelope';
import { exampleFleet, fleetSchema } from './fleet';
import { intercomIdSchema } from './intercoms';
import { exampleJob, jobSchema } from './jobs';

/** What every unit keeps and every way of signing in carries: letters, digits, signs; no umlauts. */
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const ids = z.array(intercomIdSchema).min(1).max(512);

/** Somebody else who writes the settings of an intercom. */
export const bossSchema = z.object({
  kind: z.enum(BOSS_KINDS),
  /** True: it writes. False: it would, if somebody answered at its next look. */
  certain: z.boolean(),
  /** One line: who overwrites what, and when. */
  text: z.string(),
  /** Keys that `boss.switchOff` writes for it. */
  keys: z.array(z.string()),
});
export type BossFinding = z.infer<typeof bossSchema>;

export const bossResultSchema = z.object({
  id: intercomIdSchema,
  bosses: z.array(bossSchema),
  /** Why it could not be asked; then nothing is known. */
  error: errorDataSchema.nullable(),
});
export type BossResult = z.infer<typeof bossResultSchema>;

const exampleBoss: BossFinding = {
  kind: 'cloud',
  certain: true,
  text: 'A cloud (cloud.example.com) overwrites users, cards, SIP and settings as soon as it connects.',
  keys: ['Config.DoorSetting.CLOUDSERVER.Enable'],
};

export const accessCalls = {
  'access.change': call({
    summary:
      'Starts the job that gives many intercoms a new password, user or way of signing in of their HTTP API: written, verified by signing in with it, put back where it did not take. Until that is settled both passwords are kept.',
    input: z
      .object({
        ids,
        password: z
          .string()
          .max(32)
          .regex(PRINTABLE, 'Letters, digits and signs without accents; no space at either end.')
          .optional(),
        username: z
          .string()
          .max(32)
          .regex(/^[^\s:"\\]+$/, 'No spaces, colons or quotation marks.')
          .regex(PRINTABLE, 'Letters, digits and signs without accents.')
          .optional(),
        mode: z.enum(ACCESS_MODES).optional(),
        /** The intercom that goes first and alone; the first one unless told. */
        canary: intercomIdSchema.optional(),
      })
      .refine(
        ({ password, username, mode }) =>
          password !== undefined || username !== undefined || mode !== undefined,
        'Name a password, a user or a way of signing in.',
      ),
    output: fleetSchema,
    example: {
      input: { ids: ['0C1105078B71'], password: 'brass-lantern-41' },
      output: {
        ...exampleFleet,
        kind: 'access.change',
        title: 'Change the password of 12 intercoms',
      },
    },
  }),
  'boss.check': call({
    summary:
      'Reads who else writes the settings of these intercoms: a cloud, a provisioning server, the maker. One line for each, with what is overwritten and when.',
    input: z.object({ ids }),
    output: z.object({ results: z.array(bossResultSchema) }),
    example: {
      input: { ids: ['0C1105078B71'] },
      output: { results: [{ id: '0C1105078B71', bosses: [exampleBoss], error: null }] },
    },
  }),
  'boss.switchOff': call({
    summary:
      'Starts a job for each intercom that switches off who else writes it, as any other setting: read back, and to be undone.',
    input: z.object({ ids, kinds: z.array(z.enum(BOSS_KINDS)).min(1) }),
    output: z.object({ jobs: z.array(jobSchema) }),
    example: {
      input: { ids: ['0C1105078B71'], kinds: ['cloud'] },
      output: {
        jobs: [{ ...exampleJob, kind: 'config.apply', title: 'Change 1 setting of Front gate' }],
      },
    },
  }),
};
