import { z } from 'zod';
import { findingSchema } from '../site/security';
import { LIST_AS_OF } from '../site/vulnerabilities';
import { call } from './define';
import { errorDataSchema } from './envelope';
import { intercomIdSchema } from './intercoms';
import { siteIdSchema } from './site';

const doorId = z.string().min(1).max(64);

export const securityRowSchema = z.object({
  door: doorId,
  name: z.string(),
  /** `failed`: its intercom could not be read; `error` says why. */
  state: z.enum(['read', 'not-bound', 'not-known', 'failed']),
  /** The state in words, with what to do about it; empty where it was read. */
  words: z.string(),
  error: errorDataSchema.nullable(),
  /** Null where the door is not bound. */
  intercom: intercomIdSchema.nullable(),
  address: z.string(),
  model: z.string(),
  firmware: z.string(),
  /** Worst first; empty where nothing was found, or nothing read. */
  findings: z.array(findingSchema),
  /** What could not be told, and why, in words. */
  untold: z.array(z.string()),
});
export type SecurityRow = z.infer<typeof securityRowSchema>;

export const siteSecurityCalls = {
  'security.check': call({
    summary:
      'Reads what makes the intercoms of a site insecure: passwords of the factory (tried once, never where a password was refused before), encryption, what opens without a password, files left for download, who else writes them, firmware with published vulnerabilities. Writes nothing.',
    input: z.object({
      site: siteIdSchema,
      /** All doors unless told. */
      doors: z.array(doorId).min(1).max(2000).optional(),
    }),
    output: z.object({
      rows: z.array(securityRowSchema),
      /** Day of the list of published vulnerabilities, `YYYY-MM-DD`. */
      listOf: z.string(),
    }),
    example: {
      input: { site: '5b1d', doors: ['d1'] },
      output: {
        rows: [
          {
            ...{ door: 'd1', name: 'Front gate', state: 'read', words: '', error: null },
            ...{ intercom: '0C1105078B71', address: '192.168.1.78', model: 'A05' },
            firmware: '105.30.1.218',
            findings: [
              {
                ...{ id: 'open-api', severity: 'high', mend: 'access', keys: [], source: '' },
                what: 'The HTTP API asks nobody for a password.',
                why: 'Whoever is in this network can open the door and read all codes.',
                todo: 'Let it ask for a password, with Digest.',
              },
            ],
            untold: [],
          },
        ],
        listOf: LIST_AS_OF,
      },
    },
  }),
};
