import { fileParts } from '../../electron/backend/site/store/format';
import { newKey, seal } from '../../electron/backend/site/store/seal';
import { SITE_VERSION, type Site } from '../../shared/site/document';
import { splitSecrets } from '../../shared/site/secrets';
import type { TestBackend } from './backend';

/** scrypt's N: enough to be the same thing, too little to wait for. */
const COST = 2 ** 10;

/** A site as its file, sealed. */
export async function siteFile(site: Site, passphrase: string): Promise<Buffer> {
  const { open, secrets } = splitSecrets(site);
  const key = await newKey(passphrase, COST);
  const sealed = seal(key, { id: site.id, version: SITE_VERSION }, secrets);
  return Buffer.from([...fileParts(open, sealed)].join(''));
}

/** Opens a site that was made up, locked as every site that is opened. */
export async function openSite(app: TestBackend, site: Site, passphrase: string): Promise<string> {
  const content = await siteFile(site, passphrase);
  const { token } = await app.backend.files.put('test', `${site.name}.lintel`, content);
  const opened = await app.call('site.open', { file: token });
  return opened.site;
}
