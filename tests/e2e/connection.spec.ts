import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { expect, test } from './support/app';

test('says by itself that Lintel has ended, keeps what was entered, and goes on when it is back', async ({
  app,
  page,
}) => {
  const { address } = app.practiceUnit('A05');
  const { id } = await app.call('intercoms.connect', {
    address,
    username: 'admin',
    password: 'httpapi',
  });
  await app.open(`#/intercom/${id}/configuration`);
  await page.getByRole('textbox', { name: 'Search settings' }).fill('stays open');
  const hold = page.getByRole('textbox', { name: /stays open/ });
  await hold.fill('9');

  await app.stop();
  const notice = page.getByRole('alert').filter({ hasText: 'Lintel is not running any more.' });
  await expect(notice).toBeVisible({ timeout: 5_000 });
  await expect(notice).toContainText('Start it again');
  await expect(hold).toHaveValue('9');

  await app.startAgain();
  await expect(notice).toBeHidden();
  await expect(hold).toHaveValue('9');
  // Not only the notice: the window talks with the new run, and hears of what happens there.
  await app.call('intercoms.update', { id, name: 'Side door' });
  await expect(page.getByRole('heading', { level: 1, name: 'Side door' })).toBeVisible();
});

test('keeps two windows on the same page true', async ({ app, page, context }) => {
  const { address } = app.practiceUnit('A05');
  const { id } = await app.call('intercoms.connect', {
    address,
    username: 'admin',
    password: 'httpapi',
  });
  await app.open(`#/intercom/${id}/overview`);
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, ''));
  // A window of its own has to be let in by its own token; without it, it says so.
  await expect(other.getByRole('alert')).toContainText('call.untrusted');
  await app.open(`#/intercom/${id}/overview`, other);
  await other.getByRole('button', { name: 'Name this door' }).click();
  await other.getByPlaceholder('A05').fill('Yard');
  await other.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Yard' })).toBeVisible();
});

test('tells a stranger on its port nothing, warns, and goes on when Lintel is back', async ({
  app,
  page,
}) => {
  await app.open('#/jobs');
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  const token = await page.evaluate(() => sessionStorage.getItem('lintel-token'));
  await app.stop();

  const heard: string[] = [];
  // The worst of strangers: one who says that all is well, whatever he is asked.
  const stranger = createServer((request: IncomingMessage, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    request.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ proofs: ['0'.repeat(64)], token: 'mine', ok: true, value: {} }));
  }).listen(Number(new URL(app.url).port), '127.0.0.1');
  await once(stranger, 'listening');
  await expect(page.getByRole('alert').first()).toContainText('Another program answers');
  await expect(page.getByRole('alert').first()).toContainText('call.untrusted');
  expect(heard.join('\n')).toContain('POST /hello');
  expect(heard.join('\n')).not.toMatch(/Bearer|\/call|\/events|\/resume/i);
  expect(heard.join('\n')).not.toContain(token ?? 'no token');
  stranger.closeAllConnections();
  stranger.close();
  await once(stranger, 'close');

  await app.startAgain();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // And a reload does not sign the page out of the new run.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
