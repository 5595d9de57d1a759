import { createCipheriv, createHash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import {
  CODE_ROUNDS,
  type CodeSheet,
  type SealedSheet,
} from '../../../../shared/site/report/codes';
import { CODES_SCRIPT } from '../../../../shared/site/report/codes-script';

/** Bytes: a key of AES-256, a salt, and the nonce that GCM is made for. */
const [KEY, SALT, NONCE] = [32, 16, 12];
/** The length of what is sealed tells no more than a multiple of this. */
const STEP = 4096;

/** Seals a sheet so that a browser opens it by WebCrypto; see `SealedSheet`. */
export async function sealCodes(sheet: CodeSheet, passphrase: string): Promise<SealedSheet> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(NONCE)];
  const typed = passphrase.normalize('NFC');
  const key = await promisify(pbkdf2)(typed, salt, CODE_ROUNDS, KEY, 'sha256');
  const plain = Buffer.from(JSON.stringify(sheet));
  // Spaces after JSON mean nothing.
  const padded = Buffer.alloc(Math.ceil(plain.length / STEP) * STEP, ' ');
  plain.copy(padded);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  // WebCrypto wants the tag at the end.
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return {
    rounds: CODE_ROUNDS,
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** By which the page's policy knows its one script. */
export const codesScriptHash = (): string =>
  createHash('sha256').update(CODES_SCRIPT).digest('base64');
