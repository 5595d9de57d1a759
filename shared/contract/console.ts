import { z } from 'zod';
import { call } from './define';
import { errorDataSchema } from './envelope';
import { intercomIdSchema } from './intercoms';

const headersSchema = z.record(z.string(), z.string());

/** One request and its reply as they went over the wire; only what signs in is blanked. */
export const consoleExchangeSchema = z.object({
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  requestHeaders: headersSchema,
  requestBody: z.string(),
  status: z.number().int(),
  replyHeaders: headersSchema,
  replyBody: z.string(),
  milliseconds: z.number(),
});
export type ConsoleExchange = z.infer<typeof consoleExchangeSchema>;

const word = z.string().regex(/^\w+$/, 'Letters, digits and _ only.').max(32);

export const consoleCalls = {
  'console.send': call({
    summary:
      'Sends any target and action and answers with the exact request and reply. Functions that destroy something, that may cut the connection, or that nobody knows need the word CONFIRM.',
    input: z.object({
      id: intercomIdSchema,
      target: word,
      action: word,
      method: z.enum(['GET', 'POST']).default('POST'),
      data: z.record(z.string(), z.unknown()).default({}),
      /** Token of the file to send, for uploads. */
      file: z.string().max(64).optional(),
      confirm: z.string().max(16).default(''),
    }),
    output: z.object({
      exchanges: z.array(consoleExchangeSchema),
      /** The file that came, for downloads. */
      file: z.object({ token: z.string(), name: z.string(), size: z.number() }).nullable(),
      /** What Lintel makes of a reply that is no success. */
      problem: errorDataSchema.nullable(),
    }),
    example: {
      input: { id: '0C1105078B71', target: 'relay', action: 'status', method: 'GET' },
      output: {
        exchanges: [
          {
            method: 'GET',
            path: '/api/relay/status',
            requestHeaders: { accept: '*/*', authorization: 'Digest ••••••' },
            requestBody: '',
            status: 200,
            replyHeaders: { 'content-type': 'application/json' },
            replyBody: '{"retcode":0}',
            milliseconds: 12,
          },
        ],
        file: null,
        problem: null,
      },
    },
  }),
};
