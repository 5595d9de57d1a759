import { z } from 'zod';
import { photoSchema, SITE_FORMAT, SITE_VERSION, siteSchema } from '../site/document';
import { siteProblemSchema } from '../site/check-result';
import { siteEditSchema } from '../site/edits';
import { SHOWN_LISTS, ITEM_SCHEMAS, siteListSchema } from '../site/lists';
import { fileSchema } from './app';
import { call, event } from './define';

/** ID of a document. */
export const siteIdSchema = z.string().min(1).max(64);
const bySite = z.object({ site: siteIdSchema });
/** By which a window names a file that was opened here; it says nothing of where it lies. */
const knownKey = z.string().min(1).max(64);
const passphrase = z.string().min(1).max(256);
/** A new one: long enough that trying them all is no way in. */
const newPassphrase = z.string().min(8).max(256);

/** A file of the list of sites. */
export const listedSiteSchema = z.object({
  known: knownKey,
  /** ID of the document; empty where the file could not be read. */
  site: z.string(),
  name: z.string(),
  customer: z.string(),
  file: z.string(),
  /** Folder, to be read: no call takes one. Empty: Lintel's own. */
  folder: z.string(),
  state: z.enum(['open', 'closed', 'missing']),
  doors: z.number().int(),
  people: z.number().int(),
  /** Milliseconds since 1970; 0 where that is not known. */
  openedAt: z.number(),
  changedAt: z.number(),
});
export type ListedSite = z.infer<typeof listedSiteSchema>;

/** Somebody else who has a site open: another program, or another computer. */
export const otherHolderSchema = z.object({
  /** Names; empty where they are not known. */
  user: z.string(),
  computer: z.string(),
  /** Milliseconds since 1970. */
  since: z.number(),
  /** On this very computer. */
  here: z.boolean(),
  /** `silent`: no sign of life for a while. `ended`: its program is gone. */
  state: z.enum(['working', 'ended', 'silent']),
});

/** How a site is open. */
export const siteStateSchema = z.object({
  site: siteIdSchema,
  known: z.string(),
  name: z.string(),
  file: z.string(),
  folder: z.string(),
  /** Whether the passphrase has not been given: each secret is a mask then. */
  locked: z.boolean(),
  /** Whether the sealed part is lost, so that no passphrase opens it. */
  secretsLost: z.boolean(),
  /** Why nothing can be changed, in words; empty where it can. */
  readOnly: z.string(),
  /**
   * `damaged`: what could be saved is shown, and `notes` names what is lost. `altered`: all of it is
   * shown, and `notes` names what is not as Lintel wrote it.
   */
  state: z.enum(['good', 'newer', 'altered', 'damaged']),
  notes: z.array(z.string()),
  /** Whether one that is damaged or altered may be gone on with as it is. */
  canKeep: z.boolean(),
  /** Who else has it open, so that it is read only here; null where nobody has. */
  heldBy: otherHolderSchema.nullable(),
  /** What is worth knowing about it, in words; mostly empty. */
  notice: z.string(),
  /** Rises with each change, also of the lock. */
  revision: z.number().int(),
});
export type SiteState = z.infer<typeof siteStateSchema>;

/** A photo without its picture. */
export const photoHeadSchema = photoSchema.omit({ data: true }).extend({
  /** Bytes. */
  size: z.number().int(),
});

/** The document as a window gets it: photos without pictures, the last visits only. */
export const siteViewSchema = siteSchema
  .omit({ format: true, version: true, photos: true, former: true, looks: true })
  .extend({
    photos: z.array(photoHeadSchema),
    /** How many there are of those of which only the last are here. */
    counts: z.object({ acceptances: z.number().int(), history: z.number().int() }),
  });
export type SiteView = z.infer<typeof siteViewSchema>;

/** Lines of the history that `site.get` gives, newest last. */
export const VIEWED_HISTORY = 100;

const itemsOf = <L extends keyof typeof ITEM_SCHEMAS>(list: L) => z.array(ITEM_SCHEMAS[list]);

/** Items as they stand in the site now; only of the lists that were asked for or changed. */
export const siteItemsSchema = z.object({
  doors: itemsOf('doors').optional(),
  people: itemsOf('people').optional(),
  schedules: itemsOf('schedules').optional(),
  servers: itemsOf('servers').optional(),
  presets: itemsOf('presets').optional(),
  dialRules: itemsOf('dialRules').optional(),
  photos: z.array(photoHeadSchema).optional(),
});
export type SiteItems = z.infer<typeof siteItemsSchema>;

const copySchema = z.object({
  copy: z.string().min(1).max(64),
  /** When the site was as it is in this copy, milliseconds since 1970. */
  at: z.number(),
  /** Bytes. */
  size: z.number(),
});

/** Problems that one check names. */
export const MAX_PROBLEMS = 2000;

/** IDs that one event names; where more were changed at once, `all` says so. */
export const MAX_NAMED_CHANGES = 500;

const exampleState: SiteState = {
  site: '5b1d',
  known: 'k1',
  name: 'Riverside Court',
  file: 'Riverside Court.lintel',
  folder: '',
  locked: false,
  secretsLost: false,
  readOnly: '',
  state: 'good',
  notes: [],
  canKeep: false,
  heldBy: null,
  notice: '',
  revision: 4,
};
const {
  format: _format,
  version: _version,
  photos: _photos,
  former: _former,
  looks: _looks,
  ...exampleDocument
} = siteSchema.parse({
  ...{ format: SITE_FORMAT, version: SITE_VERSION, id: '5b1d', name: 'Riverside Court' },
  ...{ createdAt: 1795000000000, changedAt: 1795000000000 },
});
const exampleDoor = ITEM_SCHEMAS.doors.parse({ id: 'd1', name: 'Front gate', model: 'A05' });

export const siteCalls = {
  'site.list': call({
    summary:
      'Lists the sites of this computer and those that were opened elsewhere, the last opened first.',
    input: z.object({}),
    output: z.object({ sites: z.array(listedSiteSchema) }),
    example: {
      input: {},
      output: {
        sites: [
          {
            ...{ known: 'k1', site: '5b1d', name: 'Riverside Court', customer: 'Riverside Ltd' },
            ...{ file: 'Riverside Court.lintel', folder: '', state: 'closed' },
            ...{ doors: 30, people: 2000, openedAt: 1795000000000, changedAt: 1795000000000 },
          },
        ],
      },
    },
  }),
  'site.create': call({
    summary:
      'Makes a new site on this computer and opens it. The passphrase seals its PINs, card numbers and passwords; nobody can find it out again.',
    input: z.object({ name: z.string().trim().min(1).max(128), passphrase: newPassphrase }),
    output: siteStateSchema,
    example: {
      input: { name: 'Riverside Court', passphrase: 'a long passphrase' },
      output: exampleState,
    },
  }),
  'site.open': call({
    summary:
      'Opens a site: a file that was chosen (it is changed where it lies; one that a browser sends is kept in the folder of sites), or one of the list. It opens locked. One that is damaged or newer opens read only and says why.',
    input: z.object({
      file: z.string().min(1).max(64).optional(),
      known: knownKey.optional(),
    }),
    output: siteStateSchema,
    example: { input: { known: 'k1' }, output: { ...exampleState, locked: true } },
  }),
  'site.unlock': call({
    summary: 'Shows the PINs, card numbers and passwords of a site, with its passphrase.',
    input: bySite.extend({ passphrase }),
    output: siteStateSchema,
    example: { input: { site: '5b1d', passphrase: 'a long passphrase' }, output: exampleState },
  }),
  'site.lock': call({
    summary: 'Hides the secrets of a site and forgets its passphrase.',
    input: bySite,
    output: siteStateSchema,
    example: { input: { site: '5b1d' }, output: { ...exampleState, locked: true } },
  }),
  'site.takeOver': call({
    summary:
      'Takes a site over that somebody else has open: it is read again as it lies on the disk, and may be changed here. There it becomes read only.',
    input: bySite,
    output: siteStateSchema,
    example: { input: { site: '5b1d' }, output: exampleState },
  }),
  'site.close': call({
    summary: 'Closes a site in every window. Everything is on the disk already.',
    input: bySite,
    output: z.object({}),
    example: { input: { site: '5b1d' }, output: {} },
  }),
  'site.forget': call({
    summary: 'Takes a site out of the list. Its file stays where it is.',
    input: z.object({ known: knownKey }),
    output: z.object({}),
    example: { input: { known: 'k1' }, output: {} },
  }),
  'site.delete': call({
    summary:
      'Deletes the file of a site that is closed, with its earlier copies and what was set aside of it. Nothing brings it back.',
    input: z.object({
      known: knownKey,
      /** As the list shows it (the file where it has no name), typed by a person. */
      name: z.string().min(1).max(255),
    }),
    output: z.object({}),
    example: { input: { known: 'k1', name: 'Riverside Court' }, output: {} },
  }),
  'site.get': call({
    summary:
      'Gives how a site is open, and the document: photos without pictures, of each door the last acceptance, of the history the last lines. While it is locked each secret is a mask.',
    input: bySite,
    output: siteStateSchema.extend({ document: siteViewSchema }),
    example: {
      input: { site: '5b1d' },
      output: {
        ...exampleState,
        document: { ...exampleDocument, photos: [], counts: { acceptances: 0, history: 0 } },
      },
    },
  }),
  'site.items': call({
    summary: 'Gives some items of a list as they stand now; those that are gone are left out.',
    input: bySite.extend({
      list: siteListSchema,
      ids: z.array(z.string().max(64)).min(1).max(5000),
    }),
    output: z.object({ revision: z.number().int(), items: siteItemsSchema }),
    example: {
      input: { site: '5b1d', list: 'doors', ids: ['d1'] },
      output: { revision: 4, items: { doors: [exampleDoor] } },
    },
  }),
  'site.edit': call({
    summary:
      'Changes a site, all of it or nothing, and answers when it is on the disk. Refused where an item has been changed since its editor saw it, and while the site is locked for whatever is secret.',
    input: bySite.extend({ edits: z.array(siteEditSchema).min(1).max(5000) }),
    /** `items`: what was put and what else that changed, as it stands now. */
    output: z.object({ revision: z.number().int(), items: siteItemsSchema }),
    example: {
      input: { site: '5b1d', edits: [{ edit: 'put-door', item: exampleDoor }] },
      output: { revision: 5, items: { doors: [{ ...exampleDoor, edited: 1795000000000 }] } },
    },
  }),
  'site.check': call({
    summary:
      'Checks a site before anything of it is at a door: what stands twice, what is missing or does not exist, and the rules of every model on the site. Errors first.',
    input: bySite,
    output: z.object({
      /** The first so many; the counts are of all. */
      problems: z.array(siteProblemSchema).max(MAX_PROBLEMS),
      errors: z.number().int(),
      warnings: z.number().int(),
      /** Whether PINs and cards are hidden, so that they were not checked. */
      codesHidden: z.boolean(),
    }),
    example: {
      input: { site: '5b1d' },
      output: {
        problems: [
          {
            ...{ list: 'people', id: 'p1', name: 'Max Miller (flat 4)', field: 'pins' },
            ...{ message: 'Lucy (flat 2) has the same PIN.', severity: 'error' },
          },
        ],
        ...{ errors: 1, warnings: 0, codesHidden: false },
      },
    },
  }),
  'site.addPhoto': call({
    summary: 'Adds a photo (JPEG, PNG or WebP) to a door, or to the site as a whole.',
    input: bySite.extend({
      file: z.string().min(1).max(64),
      door: z.string().max(64).default(''),
      caption: z.string().max(255).default(''),
    }),
    output: photoHeadSchema,
    example: {
      input: { site: '5b1d', file: 'f1', door: 'd1' },
      output: {
        ...{ id: 'p1', door: 'd1', name: 'gate.jpg', caption: '', type: 'image/jpeg' },
        ...{ at: 1795000000000, size: 81234 },
      },
    },
  }),
  'site.photo': call({
    summary: 'Gives a photo with its picture (base64).',
    input: bySite.extend({ photo: z.string().min(1).max(64) }),
    output: photoSchema,
    example: {
      input: { site: '5b1d', photo: 'p1' },
      output: {
        ...{ id: 'p1', door: 'd1', name: 'gate.jpg', caption: '', type: 'image/jpeg' },
        ...{ at: 1795000000000, data: '/9j/4AAQ' },
      },
    },
  }),
  'site.changePassphrase': call({
    summary:
      'Seals a site with a new passphrase. Copies that were kept before still open with the old one. Where the sealed part is lost, the old one is not asked for.',
    input: bySite.extend({ old: z.string().max(256), passphrase: newPassphrase }),
    output: siteStateSchema,
    example: {
      input: { site: '5b1d', old: 'a long passphrase', passphrase: 'a longer passphrase' },
      output: exampleState,
    },
  }),
  'site.export': call({
    summary: 'Gives the site as a file of its own, sealed with its passphrase.',
    input: bySite,
    output: fileSchema,
    example: {
      input: { site: '5b1d' },
      output: { token: 'f2', name: 'Riverside Court.lintel', size: 81234 },
    },
  }),
  'site.copies': call({
    summary: 'Lists the last good copies of a site, newest first; also of one that does not open.',
    input: z.object({ known: knownKey }),
    output: z.object({ copies: z.array(copySchema) }),
    example: {
      input: { known: 'k1' },
      output: {
        copies: [{ copy: '2026-11-26T10-11-12-345Z.lintel', at: 1795000000000, size: 81234 }],
      },
    },
  }),
  'site.useCopy': call({
    summary:
      'Goes back to a copy: it takes the place of the file, which is kept beside it, and is opened.',
    input: z.object({ known: knownKey, copy: z.string().min(1).max(64) }),
    output: siteStateSchema,
    example: {
      input: { known: 'k1', copy: '2026-11-26T10-11-12-345Z.lintel' },
      output: { ...exampleState, locked: true },
    },
  }),
  'site.keepSaved': call({
    summary:
      'Goes on with what could be saved of a damaged site, or with one that was altered outside Lintel as it is; the file as it was is kept beside it.',
    input: bySite,
    output: siteStateSchema,
    example: { input: { site: '5b1d' }, output: exampleState },
  }),
};

const changedListSchema = z.object({
  list: z.enum(SHOWN_LISTS),
  /** Items that are new or changed, and those that are gone. */
  put: z.array(z.string()),
  removed: z.array(z.string()),
  /** More than are named here: read the whole list again. */
  all: z.boolean(),
});

export const siteEvents = {
  'site.changed': event({
    summary:
      'A site was opened, locked, unlocked, changed or closed. Names what was changed; site.items gives it.',
    payload: z.object({
      site: siteIdSchema,
      /** Null where it is closed. */
      state: siteStateSchema.nullable(),
      /** Whether name, customer and what else is said of the site itself was changed. */
      facts: z.boolean(),
      changed: z.array(changedListSchema),
    }),
    snapshot: 'site.get',
  }),
};
