import { fileParts } from '../../../electron/backend/site/store/format';
import { newKey, seal } from '../../../electron/backend/site/store/seal';
import { SITE_VERSION, type Site } from '../../../shared/site/document';
import { splitSecrets } from '../../../shared/site/secrets';

export const PASSPHRASE = 'correct horse battery';

/** A site as its file has it. */
export async function textOf(site: Site): Promise<string> {
  const key = await newKey(PASSPHRASE, 1024);
  const { open, secrets } = splitSecrets(site);
  const sealed = seal(key, { id: site.id, version: SITE_VERSION }, secrets);
  return [...fileParts(open, sealed)].join('');
}
