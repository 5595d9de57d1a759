import { readFile } from 'node:fs/promises';
import { inRoot } from '../../paths.mjs';
import { until } from '../program.mjs';
import { makeSite } from '../site-content.mjs';
import { bring } from '../stage.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * The plan, until it is on the intercoms, and what is told when somebody changed them since.
 * @param {Stage} stage
 * @param {string} site
 */
async function plan(stage, site) {
  const { page, call, shoot, open, unit } = stage;
  const dialog = page.getByRole('dialog');
  const compared = () => page.getByRole('button', { name: /^Apply to/ }).waitFor();
  await open(`#/site/${site}/plan`);
  await page.getByRole('heading', { name: 'Not compared yet' }).waitFor();
  await shoot('site-plan-empty');
  await page.getByRole('button', { name: 'Compare the site with the intercoms' }).click();
  await compared();
  await shoot('site-plan');
  await page
    .getByRole('checkbox', { name: /^Select:/ })
    .first()
    .check();
  await shoot('site-plan-ticked', { end: false });
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: /^Main entrance/ }).click();
  await page.getByRole('button', { name: /^Show \d+ unknown rows?…$/ }).click();
  await dialog.getByRole('row').nth(3).waitFor();
  await shoot('site-plan-others');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Apply to/ }).click();
  await dialog.waitFor();
  await shoot('site-plan-apply');
  await dialog.getByRole('button', { name: /^Apply to/ }).click();
  await page.getByRole('list', { name: 'Intercoms of this job' }).waitFor();
  await shoot('site-apply-running', { end: false });
  await page
    .getByRole('button', { name: 'Put back what was changed' })
    .waitFor({ timeout: 90_000 });
  await shoot('site-apply-done');
  await page.getByRole('button', { name: 'Put back what was changed' }).click();
  await dialog.waitFor();
  await shoot('site-apply-undo');
  await page.keyboard.press('Escape');
  await open(`#/site/${site}/plan`);
  await page.getByRole('button', { name: 'Compare again' }).click();
  await page.getByText('Nothing to do at the doors that could be read.').waitFor();
  await shoot('site-plan-nothing');

  // Somebody was at the door since.
  const { id } = await unit('X916');
  await bring(call, id, 'user', [{ UserID: '101', Name: 'Lucy Hal', PrivatePIN: '99887' }]);
  await page.getByRole('button', { name: 'Compare again' }).click();
  await compared();
  await shoot('site-plan-drift');
  await page.getByRole('link', { name: 'Doors', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'Differs' }).waitFor();
  await shoot('site-doors-drift');
}

/**
 * The checks of the doors with evidence, somebody at the door among them, and what is insecure.
 * @param {Stage} stage
 * @param {string} site
 */
async function acceptance({ page, call, shoot, open }, site) {
  const dialog = page.getByRole('dialog');
  await open(`#/site/${site}/acceptance`);
  await page.getByRole('button', { name: 'Check doors…' }).click();
  await dialog.waitFor();
  await shoot('site-acceptance-choose');
  const relay = dialog.getByRole('checkbox').last();
  await relay.scrollIntoViewIfNeeded();
  await dialog.getByRole('checkbox', { name: /relay/i }).first().check();
  await shoot('site-acceptance-relay');
  await dialog.getByRole('button', { name: /^Check \d+ doors?$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  const skip = page.getByRole('button', { name: 'Skip this check' });
  await skip.first().waitFor({ timeout: 90_000 });
  await shoot('site-acceptance-asks');
  await until(async () => {
    const { fleets } = await call('fleets.list', {});
    if (fleets.every(({ endedAt }) => endedAt !== null)) return true;
    const first = skip.first();
    if (await first.isVisible()) await first.click();
    return undefined;
  }, 'the acceptance');
  await page
    .getByText(/^Passed:/)
    .first()
    .waitFor();
  await shoot('site-acceptance-results');
  await page.getByText('Security', { exact: true }).click();
  await shoot('site-security-empty');
  await page.getByRole('button', { name: 'Look for weaknesses' }).click();
  await page.getByRole('button', { name: 'Open the intercom' }).first().waitFor();
  await shoot('site-security');
}

/**
 * What the customer gets: photos, the report, the sealed codes; and what was done at each visit.
 * @param {Stage} stage
 * @param {string} site
 */
async function handOver({ page, shoot, open }, site) {
  const dialog = page.getByRole('dialog');
  await open(`#/site/${site}/hand-over`);
  await page.getByRole('heading', { name: 'Report', exact: true }).waitFor();
  const picture = await readFile(inRoot('build', 'screenshots', 'find.png'));
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'panel.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('textbox', { name: 'What is to be seen' }).fill('Wiring of the panel');
  await page.keyboard.press('Tab');
  await page.getByRole('img', { name: 'Wiring of the panel' }).waitFor();
  await shoot('site-photos');
  await page.getByLabel('As', { exact: true }).selectOption('html');
  for (const button of ['Make the report', 'Make the sealed list']) {
    const download = page.waitForEvent('download');
    if (button === 'Make the sealed list')
      for (const field of ['Its passphrase', 'Passphrase once more'])
        await page.getByLabel(field).fill('garden-gate-22');
    await page.getByRole('button', { name: button }).click();
    await download;
  }
  await page
    .getByText(/^Saved as/)
    .nth(1)
    .waitFor();
  await shoot('site-hand-over-made');
  await open(`#/site/${site}/history`);
  await page.getByRole('row').nth(3).waitFor();
  await shoot('site-history-filled');
  await page.getByRole('row').filter({ hasText: 'Applied' }).first().dblclick();
  await dialog.waitFor();
  await shoot('site-history-entry');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await dialog.waitFor();
  await shoot('site-history-note');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search in the list').fill('no such visit');
  await page.getByRole('heading', { name: 'No row has these words in it.' }).waitFor();
  await shoot('site-history-none');
}

/**
 * Another intercom hangs at a door than before.
 * @param {Stage} stage
 * @param {string} site
 */
async function replaced({ page, shoot, open }, site) {
  const dialog = page.getByRole('dialog');
  await open(`#/site/${site}/doors`);
  await page.getByRole('checkbox', { name: 'Select Main entrance' }).check();
  await page.getByRole('button', { name: 'Recognise this door…' }).click();
  await dialog.getByText('From the list', { exact: true }).click();
  await dialog.getByRole('row').nth(3).waitFor();
  await shoot('site-replace');
  await dialog
    .getByRole('row')
    .filter({ hasText: 'A01' })
    .getByRole('button', { name: /^Choose/ })
    .click();
  await dialog.getByText('Bound. Before you go on:').waitFor();
  await shoot('site-replaced');
}

/**
 * A site from its plan to the hand-over.
 * @param {Stage} stage
 */
export async function siteProof(stage) {
  const { call, unit } = stage;
  for (const model of ['A05', 'X916', 'A01']) await unit(model);
  for (const { site } of (await call('site.list', {})).sites.filter(
    ({ state }) => state === 'open',
  ))
    await call('site.close', { site });
  const site = await makeSite(stage, 'Mill Lane 4');
  await plan(stage, site);
  await acceptance(stage, site);
  await handOver(stage, site);
  await replaced(stage, site);
}
