import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CallInput, CallName } from '../../../shared/contract';
import { isAppError } from '../../../shared/errors';
import { door, person } from '../../support/site-parts';
import { backend } from '../services/support';

/** Words that stand nowhere but in secrets. */
const SECRETS = {
  passphrase: 'pass-7f3a-phrase',
  next: 'next-7f3a-phrase',
  pin: '70417041',
  card: 'A7F3A7F3',
  login: 'login-7f3a',
  sip: 'sip-7f3a',
  setting: 'setting-7f3a',
  url: 'http://user:url-7f3a@10.0.0.1/',
  filePin: '80518051',
} as const;

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

it('tells no secret of a site in log, events, errors or anything that is left on the disk', async () => {
  const app = await backend();
  const errors: string[] = [];
  /** Calls, and keeps what went wrong as a window would show and a report would hold it. */
  const attempt = async <N extends CallName>(name: N, input: CallInput<N>) => {
    try {
      return await app.call(name, input);
    } catch (error) {
      if (!isAppError(error)) throw error;
      errors.push(JSON.stringify({ ...error.toData(), stack: error.stack }));
      return undefined;
    }
  };

  const { passphrase, next, pin, card, login, sip, setting, url, filePin } = SECRETS;
  const made = await app.call('site.create', { name: 'Quay', passphrase });
  const { site, known } = made;
  const keyed = { 'Config.Account1.GENERAL.Pwd': setting, 'Config.Custom.Url': url };
  await app.call('site.edit', {
    site,
    edits: [
      { edit: 'put-server', item: { id: 's', name: 'PBX', server: '10.0.0.2' } },
      {
        edit: 'put-door',
        item: door('d1', {
          settings: keyed,
          accounts: [{ account: 1, server: 's', username: '201', password: sip }],
        }),
      },
      { edit: 'put-preset', item: { id: 'r', name: 'Shared', values: keyed } },
      { edit: 'put-person', item: person('p1', { pins: [pin], cards: [card] }) },
      { edit: 'set', facts: { login: { username: 'admin', password: login } } },
    ],
  });
  const csv = `Name,PIN,Card,Doors\nLucy,${filePin},${card},all\nBad,${filePin}9,zz${card},nowhere\n`;
  const base64 = Buffer.from(csv).toString('base64');
  const { token: file } = await app.call('files.put', { name: 'people.csv', base64 });
  const reading = { site, what: 'people' as const, file };
  await attempt('siteImport.open', reading);
  await attempt('siteImport.preview', reading);
  await attempt('siteImport.rejected', reading);
  await attempt('siteImport.apply', { ...reading, mapping: { Name: 0, PIN: 1 } });
  await attempt('site.check', { site });

  // Whatever can go wrong with a secret in hand.
  const bad = [
    { edit: 'put-person' as const, item: person('p2', { pins: [pin], cards: [card] }) },
    { edit: 'put-person' as const, item: { ...person('p3'), pins: [`${pin}${pin}${pin}`] } },
    {
      edit: 'put-door' as const,
      item: { ...door('d2'), settings: { 'Config.X.Pwd': setting.repeat(500) } },
    },
  ];
  for (const edit of bad.slice(1)) await attempt('site.edit', { site, edits: [edit] });
  await attempt('site.unlock', { site, passphrase: `${passphrase}!` });
  await app.call('site.lock', { site });
  await attempt('site.unlock', { site, passphrase: `${next}!` });
  await attempt('site.edit', { site, edits: bad.slice(0, 1) });
  await attempt('site.changePassphrase', { site, old: `${next}?`, passphrase: next });
  await app.call('site.unlock', { site, passphrase });
  await attempt('site.create', { name: '', passphrase });
  const { token } = await app.call('site.export', { site });
  await app.call('site.edit', { site, edits: bad.slice(0, 1) });
  await attempt('site.compare', { site, file: token });
  await attempt('site.merge', { site, file: token, passphrase: `${passphrase}?` });
  await attempt('site.open', { file: token });
  await attempt('site.copies', { known });
  await app.call('site.changePassphrase', { site, old: passphrase, passphrase: next });
  const raw = { id: 'x', call: 'site.edit', input: { site, edits: [{ edit: pin, item: card }] } };
  errors.push(JSON.stringify(await app.backend.router.handle(raw, 'test')));
  await app.close();

  expect(errors.length).toBeGreaterThan(6);
  const told = [app.log.text(), JSON.stringify(app.events), ...errors].join('\n');
  const left = await filesBelow(app.dataFolder);
  expect(left.length).toBeGreaterThan(5);
  for (const secret of Object.values(SECRETS)) {
    expect(told).not.toContain(secret);
    for (const path of left)
      expect(`${path}\n${await readFile(path, 'latin1')}`).not.toContain(secret);
  }
  // Those words were really there, so that looking for them means something.
  const again = await backend({ dataFolder: app.dataFolder });
  await again.call('site.open', { known });
  await again.call('site.unlock', { site, passphrase: next });
  const shown = JSON.stringify(await again.call('site.get', { site }));
  for (const secret of [pin, card, login, sip, setting, filePin]) expect(shown).toContain(secret);
});
