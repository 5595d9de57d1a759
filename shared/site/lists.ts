import { z } from 'zod';
import {
  acceptanceSchema,
  dialRuleSchema,
  doorSchema,
  formerNameSchema,
  historyEntrySchema,
  personSchema,
  photoSchema,
  presetSchema,
  securityLookSchema,
  sipServerSchema,
  siteScheduleSchema,
  type Site,
} from './document';

/** Lists of a site that are edited, each item by its ID. */
export const SITE_LISTS = [
  'doors',
  'people',
  'schedules',
  'servers',
  'presets',
  'dialRules',
  'photos',
] as const;
export const siteListSchema = z.enum(SITE_LISTS);
export type SiteList = (typeof SITE_LISTS)[number];

/** Lists to which lines are only ever added. */
export const LOG_LISTS = ['acceptances', 'history'] as const;
/** Lists of which windows are told; the others are the program's own memory. */
export const SHOWN_LISTS = [...SITE_LISTS, ...LOG_LISTS] as const;
export type ShownList = (typeof SHOWN_LISTS)[number];
export const ALL_LISTS = [...SHOWN_LISTS, 'former', 'looks'] as const;
export type AnyList = (typeof ALL_LISTS)[number];

/** What every item of a list has, whichever it is. */
export interface ListItem {
  readonly id: string;
  readonly edited?: number;
}

export const ITEM_SCHEMAS = {
  doors: doorSchema,
  people: personSchema,
  schedules: siteScheduleSchema,
  servers: sipServerSchema,
  presets: presetSchema,
  dialRules: dialRuleSchema,
  photos: photoSchema,
  acceptances: acceptanceSchema,
  history: historyEntrySchema,
  former: formerNameSchema,
  looks: securityLookSchema,
} as const satisfies Record<AnyList, z.ZodType<ListItem>>;

/** One of a list, in words. */
export const ITEM_WORDS: Readonly<Record<AnyList, string>> = {
  doors: 'Door',
  people: 'Person',
  schedules: 'Schedule',
  servers: 'SIP server',
  presets: 'Preset',
  dialRules: 'Dial rule',
  photos: 'Photo',
  acceptances: 'Acceptance',
  history: 'Line of the history',
  former: 'Former name',
  looks: 'Security of a door',
};

/** The same of several. */
export const ITEMS_WORDS: typeof ITEM_WORDS = {
  doors: 'Doors',
  people: 'People',
  schedules: 'Schedules',
  servers: 'SIP servers',
  presets: 'Presets',
  dialRules: 'Dial rules',
  photos: 'Photos',
  acceptances: 'Acceptances',
  history: 'Lines of the history',
  former: 'Former names',
  looks: 'Looks at security',
};

export function listOf(site: Site, list: AnyList): readonly ListItem[] {
  return site[list];
}

/** The site with other lists in it. The caller vouches that the items are those of their list. */
export function withLists(
  site: Site,
  lists: Readonly<Partial<Record<AnyList, readonly ListItem[]>>>,
): Site {
  return { ...site, ...(lists as Partial<Site>) };
}

/** What a person calls an item: its name, and where it has none what tells it from the others. */
export function nameOf(item: unknown): string {
  const text = (key: string): string => {
    const value: unknown =
      typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return ['name', 'title', 'prefix', 'caption', 'id'].map(text).find((one) => one !== '') ?? '';
}
