import { z } from 'zod';
import { bindingSchema } from '../site/document';
import { suggestionSchema } from '../site/binding';
import { call, event } from './define';
import { intercomIdSchema, signInStateSchema } from './intercoms';
import { siteIdSchema } from './site';

const doorId = z.string().min(1).max(64);
const byDoor = z.object({ site: siteIdSchema, door: doorId });

/** An intercom that may hang at a door: known to this laptop, or found in the network. */
export const bindableSchema = z.object({
  mac: z.string(),
  /** Null where it was found but never signed in to. */
  intercom: intercomIdSchema.nullable(),
  name: z.string(),
  model: z.string(),
  firmware: z.string(),
  address: z.string(),
  state: signInStateSchema,
  /** Door of this site that it is bound to; empty: none. */
  door: z.string(),
});
export type Bindable = z.infer<typeof bindableSchema>;

/** Says which intercom: exactly one of these. */
const whichSchema = z.object({
  id: intercomIdSchema.optional(),
  /** Typed, or a whole label as a scanner reads it: `MAC:0C1105078B71`. */
  mac: z.string().max(512).optional(),
  address: z.string().max(255).optional(),
  /** How it was recognised, where `id` says which: chosen from the list unless told. */
  how: z.enum(['list', 'press']).default('list'),
});

export const boundSchema = z.object({
  door: doorId,
  bound: bindingSchema.nullable(),
  /** Null where this laptop does not know that intercom yet. */
  intercom: intercomIdSchema.nullable(),
  /** What a person should know: "The model is R29; A05 was planned." */
  notes: z.array(z.string()),
  revision: z.number().int(),
});
export type Bound = z.infer<typeof boundSchema>;

/** What somebody did at an intercom. */
export const heardSchema = z.object({
  site: siteIdSchema,
  intercom: intercomIdSchema,
  mac: z.string(),
  name: z.string(),
  model: z.string(),
  address: z.string(),
  /** Door of this site that it is bound to; empty: none. */
  door: z.string(),
  /** In words: "Its input A moved." Never a code or a card number. */
  what: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Heard = z.infer<typeof heardSchema>;

const MAC = '0C:11:05:07:8B:71';
const ID = '0C1105078B71';
const exampleBound = {
  ...{ door: 'd1', intercom: ID, notes: [], revision: 5 },
  bound: { mac: MAC, at: 1795000000000, how: 'mac' as const },
};
const exampleHeard: Heard = {
  ...{ site: '5b1d', intercom: ID, mac: MAC, name: '', model: 'A05', address: '192.168.1.78' },
  ...{ door: '', what: 'Its input A moved.', at: 1795000000000 },
};

export const siteBindingCalls = {
  'binding.suggest': call({
    summary:
      'Suggests which intercom hangs at which door, with the reason and how certain it is, and lists every intercom that can be bound. Changes nothing.',
    input: z.object({ site: siteIdSchema }),
    output: z.object({
      suggestions: z.array(suggestionSchema),
      units: z.array(bindableSchema),
    }),
    example: {
      input: { site: '5b1d' },
      output: {
        suggestions: [
          {
            ...{ door: 'd1', mac: MAC, kind: 'bind', reason: 'mac', certainty: 'certain' },
            words: `Its MAC is the planned one (${MAC}).`,
          },
        ],
        units: [
          {
            ...{ mac: MAC, intercom: ID, name: '', model: 'A05', firmware: '105.30.1.218' },
            ...{ address: '192.168.1.78', state: 'ready', door: '' },
          },
        ],
      },
    },
  }),
  'binding.bind': call({
    summary:
      'Binds an intercom to a door: by its MAC (typed, or a label as a scanner reads it), by the address it has, or from the list. One that this laptop has not met yet is bound by its MAC alone. It gets the name of the door where it has none.',
    input: byDoor.extend(whichSchema.shape),
    output: boundSchema,
    example: {
      input: { site: '5b1d', door: 'd1', mac: 'MAC:0C1105078B71' },
      output: exampleBound,
    },
  }),
  'binding.unbind': call({
    summary: 'Takes the intercom of a door away from it. Nothing is changed on the intercom.',
    input: byDoor,
    output: boundSchema,
    example: {
      input: { site: '5b1d', door: 'd1' },
      output: { ...exampleBound, bound: null, intercom: null },
    },
  }),
  'binding.replace': call({
    summary:
      'Binds another intercom to a door in one step; the one before is kept with its last backup, so that the next plan brings everything it had.',
    input: byDoor.extend(whichSchema.shape),
    output: boundSchema,
    example: { input: { site: '5b1d', door: 'd1', id: ID }, output: exampleBound },
  }),
  'binding.listen': call({
    summary:
      'Listens to intercoms until somebody does something at one of them (a button, a call, a card, a PIN), and answers with the first that is heard; null when the time is over. Cancel it to stop. Only reads.',
    input: z.object({
      site: siteIdSchema,
      /** All known intercoms that are bound to no door of the site, unless told. */
      ids: z.array(intercomIdSchema).min(1).max(200).optional(),
      seconds: z.number().int().min(1).max(300).default(60),
    }),
    output: z.object({
      heard: heardSchema.nullable(),
      /** Intercoms that were listened to. */
      listened: z.number().int(),
      /** Those that could not be listened to to the end, and why. */
      silent: z.array(
        z.object({ intercom: intercomIdSchema, name: z.string(), words: z.string() }),
      ),
    }),
    example: {
      input: { site: '5b1d', seconds: 60 },
      output: { heard: exampleHeard, listened: 4, silent: [] },
    },
  }),
};

export const siteBindingEvents = {
  'binding.heard': event({
    summary: 'Somebody did something at an intercom that a window listens to.',
    payload: heardSchema,
    snapshot: 'binding.suggest',
  }),
};
