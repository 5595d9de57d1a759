/** Seals the secrets of a site with a passphrase: scrypt for the key, AES-256-GCM for the rest. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SITE_FORMAT } from '../../../../shared/site/document';
import { siteSecretsSchema, type SiteSecrets } from '../../../../shared/site/secrets';
import { AppError } from '../../../../shared/errors';

/** Memory that a file may make us use, so that a forged one cannot stop the program: 512 MB. */
const MAX_MEMORY = 512 * 1024 * 1024;
/** RFC 7914: scrypt takes 128 * N * r bytes. */
const memoryOf = (cost: number, blockSize: number): number => 128 * cost * blockSize;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** How a key is made of a passphrase; stored with what it seals. */
export const scryptSchema = z
  .object({
    /** N of RFC 7914: a power of two. */
    cost: z
      .number()
      .int()
      .min(1024)
      .max(2 ** 20)
      .refine((n) => Number.isInteger(Math.log2(n))),
    /** r. */
    blockSize: z.number().int().min(1).max(32),
    /** p. */
    parallel: z.number().int().min(1).max(16),
    salt: base64.min(22).max(128),
  })
  .refine(({ cost, blockSize }) => memoryOf(cost, blockSize) <= MAX_MEMORY);
type Scrypt = z.infer<typeof scryptSchema>;

export const sealedSchema = z.object({
  scrypt: scryptSchema,
  /** Tells a wrong passphrase from damage: a hash of bytes that scrypt gives beside the key. */
  check: base64.length(44),
  /** Version of the document when this was sealed. */
  version: z.number().int().min(0),
  iv: base64.length(16),
  tag: base64.length(24),
  data: base64,
});
export type Sealed = z.infer<typeof sealedSchema>;

/** What a passphrase comes to; derived once and kept while the site is unlocked. */
export interface SiteKey {
  readonly scrypt: Scrypt;
  readonly bytes: Buffer;
  readonly check: string;
}

/** N = 2^17, r = 8, p = 1: what OWASP asks for; 128 MB and about a third of a second. */
export const USUAL_COST = 2 ** 17;

const scryptOf = promisify<string, Buffer, number, object, Buffer>(scrypt);

async function derive(passphrase: string, params: Scrypt): Promise<SiteKey> {
  const { cost, blockSize, parallel, salt } = params;
  // The same passphrase has two spellings of accents, by the keyboard.
  const bytes = await scryptOf(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 64, {
    ...{ N: cost, r: blockSize, p: parallel },
    maxmem: 2 * memoryOf(cost, blockSize) + 128 * blockSize * parallel,
  });
  const check = createHash('sha256').update(bytes.subarray(32)).digest('base64');
  return { scrypt: params, bytes: bytes.subarray(0, 32), check };
}

/** A key for a new passphrase. Takes its time in another thread. */
export function newKey(passphrase: string, cost: number): Promise<SiteKey> {
  const salt = randomBytes(16).toString('base64');
  return derive(passphrase, { cost, blockSize: 8, parallel: 1, salt });
}

/** What is bound to the sealed part: it opens only within its own document. */
const bound = (id: string, version: number): Buffer =>
  Buffer.from(JSON.stringify([SITE_FORMAT, id, version]));

export function seal(
  key: SiteKey,
  about: { readonly id: string; readonly version: number },
  secrets: SiteSecrets,
): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv);
  cipher.setAAD(bound(about.id, about.version));
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return {
    scrypt: key.scrypt,
    check: key.check,
    version: about.version,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/**
 * The key for a sealed part.
 *
 * @throws AppError `site.wrong-passphrase`
 */
export async function keyOf(sealed: Sealed, passphrase: string): Promise<SiteKey> {
  const key = await derive(passphrase, sealed.scrypt);
  if (timingSafeEqual(Buffer.from(key.check), Buffer.from(sealed.check))) return key;
  throw new AppError('site.wrong-passphrase', 'This is not the passphrase of this site.');
}

/** @throws AppError `site.damaged` where the sealed part is not what was written */
export function unseal(sealed: Sealed, key: SiteKey, id: string): SiteSecrets {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(sealed.iv, 'base64'));
    decipher.setAAD(bound(id, sealed.version));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const bytes = [decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()];
    return siteSecretsSchema.parse(JSON.parse(Buffer.concat(bytes).toString('utf8')));
  } catch {
    // The reason would quote what is sealed.
    throw new AppError(
      'site.damaged',
      'The passphrase is right, but the sealed part with PINs, cards and passwords is damaged.',
    );
  }
}
