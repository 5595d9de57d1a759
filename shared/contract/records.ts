import { z } from 'zod';
import { call } from './define';
import { intercomIdSchema } from './intercoms';

/** The lists of an intercom: rows with an ID that the intercom gives. */
export const recordKindSchema = z.enum([
  'privatekey',
  'rfkey',
  'contact',
  'group',
  'dialreplace',
  'user',
  'schedule',
  'calllog',
  'doorlog',
]);
export type RecordKind = z.infer<typeof recordKindSchema>;

export const recordsCalls = {
  'records.list': call({
    summary:
      'Reads every row of a list, all its pages. A list that this intercom lacks is an error, never empty.',
    input: z.object({ id: intercomIdSchema, kind: recordKindSchema }),
    output: z.object({ rows: z.array(z.record(z.string(), z.unknown())) }),
    example: {
      input: { id: '0C1105078B71', kind: 'group' },
      output: { rows: [{ ID: '12', Name: 'FLOOR-1' }] },
    },
  }),
};
