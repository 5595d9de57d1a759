/** Reads the text of a file as a site, as far as it goes. Pure. */
import { SITE_FORMAT, SITE_VERSION, siteSchema, type Site } from '../../../../shared/site/document';
import { listOf } from '../../../../shared/site/lists';
import { migrateSite, oldestVersion, type RawSite } from '../../../../shared/site/migrations';
import { AppError } from '../../../../shared/errors';
import { countsSchema, LIST_ORDER } from './format';
import { fit, readTorn, type Lost } from './salvage';
import { sealedSchema, type Sealed } from './seal';

export interface ReadSite {
  /** With a mask for each secret. */
  readonly site: Site;
  /** Null where it is lost. */
  readonly sealed: Sealed | null;
  /** `newer`: written by a newer Lintel; `damaged`: what could be saved of it. */
  readonly state: 'good' | 'newer' | 'damaged';
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
}

/** Reads line by line what is no JSON any more, or has lost something as a whole. */
function parseTorn(text: string): Parsed {
  const saved = readTorn(text);
  if (!saved) throw new AppError('site.damaged', 'Nothing of this site can be read any more.');
  return { ...saved, torn: true };
}

/** Whether a list is not all there, or a part has a name that nothing has: a bit that turned. */
function lacksSomething(raw: RawSite): boolean {
  const counts = countsSchema.safeParse(raw.counts).data ?? {};
  const short = LIST_ORDER.some((list) => {
    const items = raw[list];
    return (counts[list] ?? 0) > (Array.isArray(items) ? items.length : 0);
  });
  return short || Object.keys(raw).some((key) => !PARTS.has(key));
}

const PARTS = new Set([...Object.keys(siteSchema.shape), 'counts', 'sealed']);

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
  if (raw.version === SITE_VERSION && lacksSomething(raw)) return parseTorn(text);
  return { raw, lost: [], torn: false };
}

/**
 * @throws AppError `site.not-a-site`; `site.damaged` where nothing can be saved
 */
export function readSite(content: string): ReadSite {
  const { raw: written, lost, torn } = parse(content.replace(/^\ufeff/, ''));
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
  const newer = version > SITE_VERSION;

  const whole = torn ? undefined : siteSchema.safeParse(raw);
  if (whole?.success && idsAreUnique(whole.data) && (newer || sealed.success))
    return { site: whole.data, ...common, state: newer ? 'newer' : 'good', notes: lostSeal };

  const { site, notes } = fit(raw, lost);
  if (torn && site.doors.length + site.people.length === 0 && !sealed.success)
    throw new AppError('site.damaged', 'Nothing of this site can be read any more.');
  return {
    ...{ site, ...common, state: newer ? 'newer' : 'damaged' },
    notes: [...notes, ...lostSeal],
  };
}

function idsAreUnique(site: Site): boolean {
  return LIST_ORDER.every((list) => {
    const items = listOf(site, list);
    return new Set(items.map(({ id }) => id)).size === items.length;
  });
}
