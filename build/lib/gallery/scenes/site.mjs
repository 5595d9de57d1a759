import { fillSite, PASSPHRASE } from '../site-content.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * The sites: the list, a new one, and each part of one that is open.
 * @param {Stage} stage
 */
export async function site(stage) {
  const { page, call, shoot, open, unit } = stage;
  const heading = (/** @type {string | RegExp} */ name) =>
    page.getByRole('heading', { name }).first().waitFor();
  await unit('A05');
  await unit('X916');
  await open('#/site');
  await heading('No site yet');
  await shoot('site-empty');
  await page.getByRole('button', { name: 'New site' }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.getByLabel('Name of the site').fill('Riverside Court');
  await page.getByRole('button', { name: 'Make the site' }).click();
  await shoot('site-new');
  await page.keyboard.press('Escape');
  const made = await call('site.create', { name: 'Riverside Court', passphrase: PASSPHRASE });
  await open(`#/site/${made.site}/doors`);
  await heading('Riverside Court');
  await shoot('site-doors-empty');
  await open(`#/site/${made.site}/people`);
  await heading('Riverside Court');
  await shoot('site-people-empty');
  await fillSite(stage, made.site);
  await open(`#/site/${made.site}/doors`);
  await page.getByRole('row').nth(3).waitFor();
  await shoot('site-doors');
  await page.getByRole('row', { name: /Front door/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('site-door-editor');
  await open(`#/site/${made.site}/people`);
  await page.getByRole('row').nth(5).waitFor();
  await shoot('site-people');
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('site-person-editor');
  await open(`#/site/${made.site}/defaults`);
  const parts = page.getByRole('radiogroup', { name: 'Parts of the defaults' });
  for (const [part, name] of [
    ['About the site', 'facts'],
    ['SIP servers', 'servers'],
    ['Schedules', 'schedules'],
    ['Presets', 'presets'],
    ['Dial rules', 'dial-rules'],
  ]) {
    await parts.getByText(part ?? '', { exact: true }).click();
    await shoot(`site-defaults-${name}`);
  }
  for (const part of ['acceptance', 'hand-over', 'history']) {
    await open(`#/site/${made.site}/${part}`);
    await heading('Riverside Court');
    await page.getByText('Reading…').first().waitFor({ state: 'hidden' });
    await shoot(`site-${part}`);
  }
  await call('site.lock', { site: made.site });
  await open(`#/site/${made.site}/people`);
  await page
    .getByText(/are hidden until the passphrase/)
    .first()
    .waitFor();
  await shoot('site-locked');
  await page.getByRole('button', { name: 'Show the secrets' }).first().click();
  const unlock = page.getByRole('dialog');
  await unlock.waitFor();
  await shoot('site-unlock');
  await unlock.getByLabel('Passphrase').fill('not this one');
  await unlock.getByRole('button', { name: 'Show the secrets' }).click();
  await unlock.getByRole('alert').waitFor();
  await shoot('site-unlock-wrong');
  await open('#/site');
  await page.getByRole('row').nth(1).waitFor();
  await shoot('sites');
  await call('site.close', { site: made.site });
  await page.getByText('Closed').waitFor();
  await shoot('sites-closed');
  await page.getByRole('button', { name: 'Delete the file…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('sites-delete');
}
