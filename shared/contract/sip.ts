import { z } from 'zod';
import { sipAccountSchema } from '../device/sip-account';
import { sipProofSchema } from '../sip/proof';
import { call } from './define';
import { accountStatusSchema } from './device';
import { intercomIdSchema } from './intercoms';
import { jobSchema, exampleJob } from './jobs';

export const accountNumberSchema = z.union([z.literal(1), z.literal(2)]);

const target = z.object({ id: intercomIdSchema, account: accountNumberSchema });

/** Values of the form; a password left out stays as it is on the intercom. */
export const sipFormSchema = sipAccountSchema.partial({ password: true });
export type SipForm = z.infer<typeof sipFormSchema>;

/** One line of the review: what changes, in words a technician uses. */
export const sipChangeSchema = z.object({
  field: z.string(),
  label: z.string(),
  key: z.string(),
  before: z.string(),
  after: z.string(),
  secret: z.boolean(),
});
export type SipChange = z.infer<typeof sipChangeSchema>;

const exampleForm = {
  enabled: true,
  server: '10.0.0.5',
  port: 5060,
  username: '130',
  authName: '130',
  displayName: 'Front gate',
  label: '130',
  transport: 'udp' as const,
  proxyEnabled: false,
  proxyServer: '',
  proxyPort: 5060,
  rport: true,
  keepAlive: true,
  keepAliveSeconds: 30,
  stunEnabled: false,
  stunServer: '',
  stunPort: 3478,
};

export const sipCalls = {
  'sip.read': call({
    summary: 'Reads an account as the form shows it, with its live registration.',
    input: target,
    output: z.object({
      form: sipFormSchema,
      /** Whether the intercom holds a password for this account (it is never shown). */
      hasPassword: z.boolean(),
      status: accountStatusSchema.nullable(),
      /** Fields that this intercom has no setting for; the form greys them. */
      missing: z.array(z.string()),
    }),
    example: {
      input: { id: '0C1105078B71', account: 1 },
      output: { form: exampleForm, hasPassword: true, status: null, missing: [] },
    },
  }),
  'sip.preview': call({
    summary: 'Says what writing this form would change on the intercom, old and new.',
    input: target.extend({ form: sipFormSchema }),
    output: z.object({ changes: z.array(sipChangeSchema), warnings: z.array(z.string()) }),
    example: {
      input: { id: '0C1105078B71', account: 1, form: exampleForm },
      output: {
        changes: [
          {
            field: 'server',
            label: 'SIP server',
            key: 'Config.Account1.SIP.Server',
            before: '',
            after: '10.0.0.5',
            secret: false,
          },
        ],
        warnings: [],
      },
    },
  }),
  'sip.setUp': call({
    summary:
      'Starts the job that writes the account, reads it back and waits for the registration. Answers at once; follow jobs.changed.',
    input: target.extend({
      form: sipFormSchema,
      /** Seconds to wait for the registration. */
      waitSeconds: z.number().int().min(1).max(300).default(30),
    }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', account: 1, form: exampleForm, waitSeconds: 30 },
      output: exampleJob,
    },
  }),
  'sip.prove': call({
    summary:
      'Tries an account from this laptop: asks its registrar with the same user and password, without touching the registration of the intercom. Of a form without a password, the one that the intercom holds is taken.',
    input: target.extend({
      /** What to try; what the intercom has unless told. */
      form: sipFormSchema.optional(),
    }),
    output: sipProofSchema,
    example: {
      input: { id: '0C1105078B71', account: 1 },
      output: {
        verdict: 'accepted',
        message: 'The registrar 10.0.0.5:5060 accepted user and password.',
        advice: '',
        status: 200,
        server: '10.0.0.5:5060',
        transport: 'udp',
        sent: 1,
        seconds: 0.08,
        agent: 'kamailio (5.6.3 (x86_64/linux))',
        contacts: ['192.168.1.78:5062'],
        certificate: null,
      },
    },
  }),
};
