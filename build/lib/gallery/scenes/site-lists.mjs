import { readFile } from 'node:fs/promises';
import { PEOPLE_FILE } from '../content.mjs';
import { makeSite } from '../site-content.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */
/** @typedef {{ name: string, content: string | Buffer }} Given */

/** As an office sends it: two doors, one of them without a name. */
const DOORS_FILE = [
  'Door;Where;Model;MAC;SIP server;Extension',
  'Garage gate;Rear court;E18C;0C:11:05:0E:18:14;10.0.0.5;141',
  ';Roof;A05;;10.0.0.5;142',
  'Bicycle cellar;Basement;A01;;10.0.0.5;143',
].join('\r\n');

/**
 * @param {Stage} stage
 * @param {Given & { button: string | RegExp }} file
 */
async function choose({ page }, { name, content, button }) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  const buffer = Buffer.from(content);
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/**
 * Doors or people out of a file, until they are in the site.
 * @param {Stage} stage
 * @param {Given & { what: 'doors' | 'people' }} options
 */
async function bringIn(stage, { what, ...file }) {
  const { page, shoot } = stage;
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: `Import ${what}…` }).click();
  await dialog.waitFor();
  await shoot(`site-import-${what}-1-file`);
  await choose(stage, { ...file, button: /^Choose/ });
  await dialog.getByText(/Which column is what\?$/).waitFor();
  await shoot(`site-import-${what}-2-columns`);
  await dialog.getByRole('button', { name: 'Check the rows' }).click();
  await dialog.getByText(/\d+ refused$/).waitFor();
  await shoot(`site-import-${what}-3-check`);
  await dialog.getByRole('button', { name: /into the site$/ }).click();
  await dialog.getByText(/^Done:/).waitFor();
  await shoot(`site-import-${what}-4-done`);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

/**
 * Which intercom hangs at which door: all at once, and one by each way.
 * @param {Stage} stage
 */
async function recognise({ page, shoot }) {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Recognise the doors…' }).click();
  await dialog.getByRole('checkbox').first().waitFor();
  await shoot('site-recognise-all');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select Bicycle cellar' }).check();
  await page.getByRole('button', { name: 'Recognise this door…' }).click();
  await dialog.waitFor();
  await shoot('site-recognise-press');
  await dialog.getByRole('button', { name: 'Listen now' }).click();
  await dialog.getByText(/^Listening/).waitFor();
  await shoot('site-recognise-listening');
  await dialog.getByRole('button', { name: 'Stop' }).click();
  const ways = dialog.getByRole('radiogroup', { name: 'How to recognise it' });
  for (const [way, name] of [
    ['From the list', 'list'],
    ['By MAC', 'mac'],
    ['By address', 'address'],
  ]) {
    await ways.getByText(way ?? '', { exact: true }).click();
    await shoot(`site-recognise-${name}`);
  }
  await page.keyboard.press('Escape');
}

/**
 * The editors of what doors and people share.
 * @param {Stage} stage
 */
async function defaults({ page, shoot }) {
  const dialog = page.getByRole('dialog');
  const parts = page.getByRole('radiogroup', { name: 'Parts of the defaults' });
  for (const [part, add, name] of [
    ['SIP servers', 'Add a SIP server', 'server'],
    ['Schedules', 'Add a schedule', 'schedule'],
    ['Presets', 'Add a preset', 'preset'],
    ['Dial rules', 'Add a dial rule', 'dial-rule'],
  ]) {
    await parts.getByText(part ?? '', { exact: true }).click();
    await page.getByRole('button', { name: add }).first().click();
    await dialog.waitFor();
    if (name === 'preset') {
      await dialog.getByLabel('Name', { exact: false }).fill('Strikes');
      await page.getByRole('combobox', { name: 'Add a setting' }).fill('Relay A: stays');
      await page.getByRole('option', { name: 'Relay A: stays open for' }).click();
      await dialog.getByRole('textbox', { name: 'Relay A: stays open for' }).waitFor();
    }
    await shoot(`site-${name}-editor`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
}

/**
 * What is wrong with a site, its copies, its passphrase, and two copies made one again.
 * @param {Stage} stage
 * @param {string} site
 */
async function copies(stage, site) {
  const { page, call, shoot, open } = stage;
  const dialog = page.getByRole('dialog');
  const more = async (/** @type {string | RegExp} */ name) => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu').waitFor();
    await page.getByRole('menuitem', { name }).click();
  };
  await open(`#/site/${site}/people`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menu').waitFor();
  await shoot('site-more');
  await page.keyboard.press('Escape');
  const saved = page.waitForEvent('download');
  await more('Save as a file…');
  const file = await readFile(await (await saved).path());
  await call('site.edit', {
    site,
    edits: [
      { edit: 'put-person', item: { id: 'p101', userId: '101', name: 'Lucy Hall-Reed' } },
      { edit: 'put-person', item: { id: 'twice', name: 'Rita Holm', pins: ['40848'] } },
    ],
  });
  await page.getByRole('button', { name: /things? to look at$/ }).click();
  await dialog.waitFor();
  await shoot('site-check');
  await page.keyboard.press('Escape');
  await more('Earlier copies');
  await dialog.getByRole('button', { name: 'Go back to this one' }).first().waitFor();
  await shoot('site-copies');
  await page.keyboard.press('Escape');
  await more('Change the passphrase');
  await dialog.waitFor();
  await shoot('site-passphrase');
  await dialog.getByLabel('New passphrase', { exact: true }).fill('short');
  await dialog.getByRole('button', { name: 'Change the passphrase' }).click();
  await shoot('site-passphrase-problem');
  await page.keyboard.press('Escape');
  await more('Merge with another copy…');
  await dialog.waitFor();
  await shoot('site-merge-1-file');
  await choose(stage, { name: 'Harbour House.lintel', content: file, button: /^Choose/ });
  await dialog.getByRole('radio').first().waitFor();
  await shoot('site-merge-2-differences');
  await dialog.getByRole('button', { name: 'Merge both' }).click();
  await dialog.getByText(/^Merged\./).waitFor();
  await shoot('site-merge-3-done');

  await call('site.close', { site });
  await open('#/site');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file…' }).click();
  const half = file.subarray(0, Math.floor(file.length * 0.6));
  await (
    await chooser
  ).setFiles({ name: 'Half.lintel', mimeType: 'application/octet-stream', buffer: half });
  await page.getByRole('button', { name: 'Go on with what could be saved' }).waitFor();
  await shoot('site-damaged');
}

/**
 * What goes into a site and comes out of it again.
 * @param {Stage} stage
 */
export async function siteLists(stage) {
  const { page, open, unit, call } = stage;
  for (const model of ['A05', 'X916', 'E18C', 'A01', 'A03']) await unit(model);
  for (const { site } of (await call('site.list', {})).sites.filter(
    ({ state }) => state === 'open',
  ))
    await call('site.close', { site });
  const site = await makeSite(stage, 'Harbour House');
  await open(`#/site/${site}/doors`);
  await page.getByRole('row').nth(3).waitFor();
  await bringIn(stage, { what: 'doors', name: 'doors.csv', content: DOORS_FILE });
  await recognise(stage);
  await open(`#/site/${site}/people`);
  await page.getByRole('row').nth(5).waitFor();
  await bringIn(stage, { what: 'people', name: 'people.csv', content: PEOPLE_FILE });
  await open(`#/site/${site}/defaults`);
  await defaults(stage);
  await copies(stage, site);
}
