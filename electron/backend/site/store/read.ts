/** Reads the text of a file as a site, as far as it goes. Pure. */
import { SITE_FORMAT, SITE_VERSION, siteSchema, type Site } from '../../../../shared/site/document';
import { migrateSite, oldestVersion, type RawSite } from '../../../../shared/site/migrations';
import { AppError } from '../../../../shared/errors';
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

function parse(text: string): {
  readonly raw: RawSite;
  readonly lost: readonly Lost[];
  readonly torn: boolean;
} {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const saved = text.slice(0, 4096).includes(SITE_FORMAT) ? readTorn(text) : undefined;
    if (saved) return { ...saved, torn: true };
    if (text.trim() === '') throw new AppError('site.damaged', 'The file is empty.');
    // The parser's own message quotes the content.
    throw new AppError('site.not-a-site', 'This file is not a site of Lintel.');
  }
  if (isObject(raw) && raw.format === SITE_FORMAT) return { raw, lost: [], torn: false };
  throw new AppError('site.not-a-site', 'This file is not a site of Lintel.');
}

/**
 * @throws AppError `site.not-a-site`; `site.damaged` where nothing can be saved
 */
export function readSite(text: string): ReadSite {
  const { raw: written, lost, torn } = parse(text);
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
  const lists = [site.doors, site.people, site.schedules, site.servers, site.presets];
  const others = [site.dialRules, site.photos, site.acceptances, site.history];
  return [...lists, ...others].every(
    (list: readonly { readonly id: string }[]) =>
      new Set(list.map(({ id }) => id)).size === list.length,
  );
}
