/** Reads the text of a file as a site, as far as it goes. Pure. */
import { ZodError } from 'zod';
import { SITE_FORMAT, SITE_VERSION, siteSchema, type Site } from '../../../../shared/site/document';
import { ITEM_SCHEMAS, listOf } from '../../../../shared/site/lists';
import { migrateSite, oldestVersion, type RawSite } from '../../../../shared/site/migrations';
import { AppError } from '../../../../shared/errors';
import { countsSchema, LIST_ORDER } from './format';
import { FACTS_NOTE, fit, LOST_ID, readTorn, type Lost } from './salvage';
import { sealedSchema, type Sealed } from './seal';
import { alteredInWords, checkSums, SUMS, type Checked } from './sums';

export interface ReadSite {
  /** With a mask for each secret. */
  readonly site: Site;
  /** Null where it is lost. */
  readonly sealed: Sealed | null;
  /**
   * `newer`: written by a newer Lintel; `altered`: whole, but not as Lintel wrote it; `damaged`: what
   * could be saved of it.
   */
  readonly state: 'good' | 'newer' | 'altered' | 'damaged';
  /** Of the document as it lies there. */
  readonly version: number;
  /** What is lost, in words. */
  readonly notes: readonly string[];
}

const isObject = (value: unknown): value is RawSite =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Parsed {
  readonly raw: RawSite;
  readonly lost: readonly Lost[];
  readonly torn: boolean;
  readonly sums: Checked;
}

/** Reads line by line what is no JSON any more, or has lost something as a whole. */
function parseTorn(text: string): Parsed {
  const saved = readTorn(text);
  if (!saved) throw new AppError('site.damaged', 'Nothing of this site can be read any more.');
  return { ...saved, torn: true, sums: checkSums(saved.raw) };
}

/**
 * Whether a list is not all there, or a part has a name that nothing has: a bit that turned, unless
 * all is as it was written.
 */
function lacksSomething(raw: RawSite, sums: Checked): boolean {
  const counts = countsSchema.safeParse(raw.counts).data ?? {};
  const short = LIST_ORDER.some((list) => {
    const items = raw[list];
    return (counts[list] ?? 0) > (Array.isArray(items) ? items.length : 0);
  });
  return short || (sums.state !== 'good' && Object.keys(raw).some((key) => !PARTS.has(key)));
}

const PARTS = new Set([...Object.keys(siteSchema.shape), 'counts', 'sealed', SUMS]);

function parse(text: string): Parsed {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    if (text.trim() === '') throw new AppError('site.damaged', 'The file is empty.');
    if (text.slice(0, 4096).includes(SITE_FORMAT)) return parseTorn(text);
    // The parser's own message quotes the content.
    throw new AppError('site.not-a-site', 'This file is not a site of Lintel.');
  }
  if (!isObject(raw) || raw.format !== SITE_FORMAT)
    throw new AppError('site.not-a-site', 'This file is not a site of Lintel.');
  const sums = checkSums(raw);
  if (raw.version === SITE_VERSION && lacksSomething(raw, sums)) return parseTorn(text);
  return { raw, lost: [], torn: false, sums };
}

/**
 * @throws AppError `site.not-a-site`; `site.damaged` where nothing can be saved
 */
export function readSite(content: string): ReadSite {
  const { raw: written, lost, torn, sums } = parse(content.replace(/^\ufeff/, ''));
  const version = Number.isInteger(written.version) ? Number(written.version) : SITE_VERSION;
  if (version < oldestVersion())
    throw new AppError(
      'site.damaged',
      `The file says that it has layout ${version}, which never was.`,
    );
  const raw = { ...migrateSite(written, version), version: SITE_VERSION };
  const sealed = sealedSchema.safeParse(written.sealed);
  const lostSeal = sealed.success
    ? []
    : ['The sealed part with PINs, cards and passwords cannot be read.'];
  const common = { sealed: sealed.success ? sealed.data : null, version };
  const whole = torn ? undefined : siteSchema.safeParse(raw);
  // What this Lintel does not know would be lost with the next save.
  const newer =
    version > SITE_VERSION ||
    (whole?.success === true && sums.state !== 'altered' && hasUnknown(raw, whole.data));
  if (whole?.success && idsAreUnique(whole.data) && (newer || sealed.success)) {
    const altered = !newer && sums.state === 'altered';
    return {
      ...{ site: whole.data, ...common },
      state: newer ? 'newer' : altered ? 'altered' : 'good',
      notes: altered ? [...alteredInWords(sums), ...lostSeal] : lostSeal,
    };
  }

  const { site, notes } = saved(raw, lost);
  if (torn && site.doors.length + site.people.length === 0 && !sealed.success)
    throw new AppError('site.damaged', 'Nothing of this site can be read any more.');
  return {
    ...{ site, ...common, state: newer ? 'newer' : 'damaged' },
    notes: [
      ...notes,
      ...(newer
        ? []
        : alteredInWords(sums, {
            facts: lostSeal.length === 0 && !notes.some((note) => note.startsWith(FACTS_NOTE)),
            item: (list, item) => ITEM_SCHEMAS[list].safeParse(item).success,
          })),
      ...lostSeal,
      ...(site.id === LOST_ID && sealed.success
        ? [
            'Its ID is lost, without which no passphrase opens the sealed PINs, cards and passwords: take an earlier copy.',
          ]
        : []),
    ],
  };
}

/** All that fits. What is no site even so is told as such: there are copies of it. */
function saved(raw: RawSite, lost: readonly Lost[]): ReturnType<typeof fit> {
  try {
    return fit(raw, lost);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    // The reason would quote what is in the file.
    throw new AppError('site.damaged', 'What can be read of this site does not make a site.');
  }
}

/** Parts of the file that are no part of the document. */
const ASIDE: readonly string[] = ['counts', 'sealed', SUMS];

/** Whether a document has fields, however deep, of which this Lintel knows nothing. */
function hasUnknown(raw: RawSite, known: Site): boolean {
  const differs = (from: unknown, to: unknown): boolean => {
    if (Array.isArray(from))
      return Array.isArray(to) && from.some((one, at) => differs(one, (to as unknown[])[at]));
    if (!isObject(from) || !isObject(to)) return false;
    return Object.entries(from).some(
      ([key, value]) => !Object.hasOwn(to, key) || differs(value, to[key]),
    );
  };
  const document = Object.entries(raw).filter(([key]) => !ASIDE.includes(key));
  return differs(Object.fromEntries(document), known);
}

function idsAreUnique(site: Site): boolean {
  return LIST_ORDER.every((list) => {
    const items = listOf(site, list);
    return new Set(items.map(({ id }) => id)).size === items.length;
  });
}
