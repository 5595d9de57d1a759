import { SITE_FORMAT, SITE_VERSION, siteSchema, type Site } from '../../shared/site/document';
import { ITEM_SCHEMAS } from '../../shared/site/lists';
import type { z } from 'zod';

type Input<L extends keyof typeof ITEM_SCHEMAS> = z.input<(typeof ITEM_SCHEMAS)[L]>;

export const person = (id: string, more: Partial<Input<'people'>> = {}) =>
  ITEM_SCHEMAS.people.parse({ id, name: `Person ${id}`, ...more });

export const door = (id: string, more: Partial<Input<'doors'>> = {}) =>
  ITEM_SCHEMAS.doors.parse({ id, name: `Door ${id}`, ...more });

export const site = (more: Partial<z.input<typeof siteSchema>> = {}): Site =>
  siteSchema.parse({
    ...{ format: SITE_FORMAT, version: SITE_VERSION, id: 'site-1', name: 'Riverside Court' },
    ...{ createdAt: 1000, changedAt: 1000, ...more },
  });

/** Hexadecimal card number of the person with this number; no two are alike. */
export const cardOf = (at: number): string =>
  (0x10000000 + at * 7919).toString(16).toUpperCase().padStart(8, '0');

/** PIN of five digits that does not begin with 9. */
export const pinOf = (at: number): string => String(10_000 + at);

/** A site with so many people, each with a card and a PIN, at three doors. */
export const bigSite = (people: number): Site =>
  site({
    doors: ['A05', 'R29', 'X916'].map((model, at) => door(`d${at}`, { model })),
    people: Array.from({ length: people }, (_, at) =>
      person(`p${at}`, {
        ...{ name: `Person ${at}`, userId: String(at + 1), flat: String(at), phone: String(at) },
        ...{ cards: [cardOf(at)], pins: [pinOf(at)] },
      }),
    ),
  });
