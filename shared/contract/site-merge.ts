import { z } from 'zod';
import { mergeChoiceSchema, mergeRowSchema } from '../site/merge';
import { call } from './define';
import { siteIdSchema } from './site';

/** Another copy of a site that is open. */
const ofCopy = z.object({
  site: siteIdSchema,
  file: z.string().min(1).max(64),
  /** Of the other copy, where it is another one. */
  passphrase: z.string().max(256).default(''),
});

/** Differences that one reply names. */
export const MAX_DIFFERENCES = 2000;

export const siteMergeCalls = {
  'site.compare': call({
    summary:
      'Compares a site with another copy of it, item by item: what differs and what only one of them has, with the newer edit suggested. The passphrase of the other copy is needed where it is another one. Nothing is changed.',
    input: ofCopy,
    output: z.object({
      /** The first so many; `total` counts all. */
      rows: z.array(mergeRowSchema).max(MAX_DIFFERENCES),
      total: z.number().int(),
      /** When the other copy was last changed. */
      changedAt: z.number(),
      /** What is lost of the other copy, in words. */
      notes: z.array(z.string()),
    }),
    example: {
      input: { site: '5b1d', file: 'f1' },
      output: {
        rows: [
          {
            ...{ list: 'people', id: 'p1', name: 'Max Miller', state: 'differs' },
            ...{ hereEdited: 1795000000000, thereEdited: 1795000060000, suggested: 'there' },
            fields: [{ field: 'Flat', here: '4', there: '5' }],
          },
        ],
        ...{ total: 1, changedAt: 1795000060000, notes: [] },
      },
    },
  }),
  'site.merge': call({
    summary:
      'Makes one of a site and another copy of it: each item as it was chosen, the others as suggested. Visits, acceptances and photos of both are kept.',
    input: ofCopy.extend({
      choices: z.array(mergeChoiceSchema).max(100_000).default([]),
    }),
    output: z.object({
      /** Items that came from the other copy. */
      taken: z.number().int(),
      /** People of the other copy who got another user ID, because theirs was somebody else's. */
      renumbered: z.number().int(),
      revision: z.number().int(),
    }),
    example: {
      input: { site: '5b1d', file: 'f1', choices: [{ list: 'people', id: 'p1', take: 'there' }] },
      output: { taken: 1, renumbered: 0, revision: 6 },
    },
  }),
};
