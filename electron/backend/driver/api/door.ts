import { z } from 'zod';
import { action, numberIn, read, settingsReply, settingsRequest, target, text, write } from './row';

export const doorRows = {
  ...target('relay', {
    get: read({
      title: 'Settings of the relays and DTMF codes',
      reply: settingsReply,
      source: 'manual, Api relay get',
    }),
    set: write({
      title: 'Change settings of the relays',
      request: settingsRequest,
      source: 'manual, Api relay set',
    }),
    status: read({
      title: 'State of the relays',
      // 0 and 1 in the manual, "open" and "closed" on some units (device notes 1.6).
      reply: settingsReply,
      source: 'manual, Api relay status',
    }),
    trig: action({
      title: 'Trigger a relay',
      request: z.looseObject({
        /** 0 closes again by itself, 1 stays. */
        mode: numberIn.optional(),
        /** 1 = A, 2 = B, 3 = C, 4 = D. */
        num: numberIn,
        /** 0 NO-COM, 1 NC-COM. */
        level: numberIn.optional(),
        /** Seconds, 0..65535. */
        delay: numberIn.optional(),
      }),
      source: 'manual, Api relay trig',
    }),
  }),
  ...target('input', {
    get: read({
      title: 'Settings of the inputs',
      reply: settingsReply,
      source: 'manual, Api input get',
    }),
    set: write({
      title: 'Change settings of the inputs',
      request: settingsRequest,
      source: 'manual, Api input set',
    }),
    status: read({
      title: 'Level of the inputs',
      reply: settingsReply,
      source: 'manual, Api input status',
    }),
  }),
  ...target('publiccode', {
    get: read({
      title: 'Public PINs',
      reply: settingsReply,
      source: 'manual, Api publiccode get',
    }),
    set: write({
      title: 'Change public PINs',
      request: settingsRequest,
      source: 'manual, Api publiccode set',
    }),
  }),
  ...target('call', {
    status: read({
      title: 'State of the call',
      reply: z.looseObject({ Status: text.optional() }),
      source: 'manual, Api call status',
    }),
    dial: action({
      title: 'Call a number or an address',
      request: z.looseObject({ Phone: z.string().min(1), DisplayName: z.string().optional() }),
      source: 'manual, Api call dial',
    }),
    hangup: action({ title: 'End the call', source: 'manual, Api call hangup' }),
  }),
  ...target('sip', {
    get: read({
      title: 'Settings of both SIP accounts',
      reply: settingsReply,
      source: 'manual, Api sip get',
    }),
    set: write({
      title: 'Change settings of the SIP accounts',
      request: settingsRequest,
      source: 'manual, Api sip set',
    }),
    status: read({
      title: 'Registration of both SIP accounts',
      reply: z.record(
        z.string(),
        z.unknown().transform((value): Record<string, string> => {
          const parsed = settingsReply.safeParse(value);
          return parsed.success ? parsed.data : {};
        }),
      ),
      source: 'manual, Api sip status',
    }),
  }),
} as const;
