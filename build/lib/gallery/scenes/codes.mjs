import { CARDS_FILE, PEOPLE_FILE } from '../content.mjs';
import { until } from '../program.mjs';
import { atTheDoor } from '../stage.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {string} content
 */
async function chooseFile(page, name, content) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose (the|another) file/ }).click();
  const buffer = Buffer.from(content);
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/**
 * Public codes, PINs and cards.
 * @param {Stage} stage
 */
export async function codes({ page, shoot, open, unit }) {
  const { id } = await unit('A05');
  const tab = (/** @type {string | RegExp} */ name) =>
    page.getByRole('radiogroup', { name: 'Codes and cards' }).getByText(name).click();
  await open(`#/intercom/${id}/codes`);
  await page.getByRole('textbox', { name: 'Code 1', exact: true }).waitFor();
  await shoot('codes-public');
  await page.getByRole('switch', { name: 'Public codes open the door' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('textbox', { name: 'Code 1', exact: true }).fill('58203');
  await page.getByRole('textbox', { name: 'Code 2', exact: true }).fill('58203');
  await shoot('codes-public-problem');
  await page.getByRole('textbox', { name: 'Code 1', exact: true }).fill('13572468');
  await page.getByRole('textbox', { name: 'Code 2', exact: true }).fill('24681357');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await shoot('codes-public-review');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await tab('PINs');
  await page.getByText('9 rows').waitFor();
  await shoot('codes-pins');
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Show PINs' }).click();
  await shoot('codes-pins-shown');
  await page.getByRole('row', { name: /Cleaners/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('codes-pin-editor');
  await page.keyboard.press('Escape');
  await tab('RF cards');
  await page.getByText(/^\d+ rows/).waitFor();
  await shoot('codes-cards');
  await page.getByRole('button', { name: 'Add RF card' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('codes-card-new');
  await page.getByRole('dialog').getByLabel('Name').fill('New tenant');
  await page.getByRole('dialog').getByLabel('Card number').fill('XYZ');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await shoot('codes-card-problem');
  await page.getByRole('dialog').getByLabel('Card number').fill('0077EE11');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('row', { name: /Lucy Hall/ }).focus();
  await page.keyboard.press('Space');
  await shoot('codes-cards-changed');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Review and write…' }).click();
  await page.getByRole('heading', { name: 'New (1)' }).waitFor();
  await shoot('codes-cards-review');
  await page.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
  await page.getByText('Done. Everything was read back').waitFor();
  await shoot('codes-cards-result');
  await open(`#/intercom/${(await unit('A01')).id}/codes`);
  await tab('RF cards');
  await page.getByText('No RF cards on this intercom yet').waitFor();
  await shoot('codes-cards-empty');
}

/**
 * PINs and cards brought in by each way, and a file of people with mistakes in it.
 * @param {Stage} stage
 */
export async function imports({ page, shoot, open, unit }) {
  const { id } = await unit('A05');
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const heading = (/** @type {string | RegExp} */ name) =>
    page.getByRole('heading', { level: 2, name }).waitFor();
  await open(`#/intercom/${id}/codes`);
  await page.getByRole('radiogroup', { name: 'Codes and cards' }).getByText('RF cards').click();
  await page.getByRole('button', { name: /^Bring in/ }).click();
  await heading('Where do the codes and cards come from?');
  await shoot('keys-1-where-from');
  await page.getByRole('radio', { name: 'Type' }).check();
  await next.click();
  await heading('Type them in');
  await page.getByLabel('Name, line 1').fill('Rosa Lind');
  await shoot('keys-2-type');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('radio', { name: 'Paste' }).check();
  await next.click();
  await heading('Paste the rows');
  await page.getByLabel('Rows').fill(CARDS_FILE);
  await shoot('keys-2-paste');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('radio', { name: 'A file' }).check();
  await next.click();
  await heading(/^Which file holds/);
  await shoot('keys-2-file');
  await chooseFile(page, 'cards.csv', CARDS_FILE);
  await page.getByText(/CSV\), 2 rows/).waitFor();
  await next.click();
  await heading('Which column is what?');
  await shoot('keys-3-columns');

  await open(`#/intercom/${id}/users`);
  await page.getByRole('button', { name: 'Import…' }).click();
  await heading(/^Which file holds/);
  await shoot('import-1-file');
  await chooseFile(page, 'people.xlsx', 'PK\u0003\u0004rest of it');
  await page.getByRole('alert').waitFor();
  await shoot('import-1-file-problem');
  await chooseFile(page, 'people.csv', PEOPLE_FILE);
  await page.getByText(/CSV\), 5 rows/).waitFor();
  await shoot('import-1-file-chosen');
  await next.click();
  await heading('Which column is what?');
  await shoot('import-2-columns');
  await next.click();
  await page.getByText(/^5 rows: /).waitFor();
  await shoot('import-3-check');
  await page.getByRole('button', { name: 'Mend…' }).first().click();
  await page.getByRole('dialog').waitFor();
  await shoot('import-3-mend');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Leave out (all|the one)/ }).click();
  await shoot('import-3-left-out');
  await next.click();
  await heading('Which doors, and when?');
  await shoot('import-4-doors');
  await next.click();
  await heading('Is this what you want to write?');
  await page.getByText(/^New \(/).waitFor();
  await shoot('import-5-review');
  await page.getByRole('button', { name: 'Choose which to remove…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('import-5-others');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
  await page.getByText('Done. Everything was read back').waitFor();
  await shoot('import-6-result');
  await open(`#/intercom/${id}/contacts`);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('export');
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the file' }).click();
  await download;
  await page.getByText(/was saved\.$/).waitFor();
  await shoot('export-saved');
}

/**
 * Giving cards to people one after another.
 * @param {Stage} stage
 */
export async function enrol({ page, shoot, open, unit }) {
  const { id, address } = await unit('A05');
  const next = page.getByRole('button', { name: 'Next', exact: true });
  const now = page.getByRole('region', { name: 'Now' });
  await open(`#/intercom/${id}/codes`);
  await page.getByRole('button', { name: 'Read cards…' }).click();
  await page.getByRole('heading', { name: 'Who gets a card?' }).waitFor();
  await shoot('enrol-1-who');
  await page.getByLabel('New people').fill('Rosa Lind\nTom Weber\nNora Bell');
  await page.getByPlaceholder('Search by name').fill('Olga');
  await page.getByRole('button', { name: 'Add Olga Nowak' }).click();
  await shoot('enrol-1-chosen');
  await next.click();
  await page.getByRole('heading', { name: /What do the cards open/ }).waitFor();
  await shoot('enrol-2-doors');
  await next.click();
  await now.getByText('This card is for').waitFor();
  await shoot('enrol-3-cards');
  await atTheDoor(address, 'card', { code: '0A1B2C3D' });
  const held = Math.floor(Date.now() / 1000);
  await now.getByText(/has 0A1B2C3D\./).waitFor();
  await shoot('enrol-3-taken');
  // The log of a door knows whole seconds: the same card within one is the same card held once.
  await until(
    () => Promise.resolve(Math.floor(Date.now() / 1000) > held + 1 || undefined),
    'the next second',
  );
  await atTheDoor(address, 'card', { code: '0A1B2C3D' });
  await page.getByRole('alert').waitFor();
  await shoot('enrol-3-owned');
  await page.getByRole('button', { name: 'Go on with another card' }).click();
  await page.getByText('USB reader', { exact: true }).click();
  await shoot('enrol-3-usb');
  await page.getByRole('button', { name: 'Compare with the door…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('enrol-compare');
  await page.keyboard.press('Escape');
  for (const code of ['0A1B2C4D', '0A1B2C5D']) {
    await page.keyboard.type(code, { delay: 1 });
    await page.keyboard.press('Enter');
    await now.getByText(code).first().waitFor();
  }
  await page.getByRole('button', { name: 'Skip this person' }).click();
  await now.getByText('Everybody has been seen to').waitFor();
  await shoot('enrol-3-all-done');
  await next.click();
  await page.getByRole('button', { name: /^Write \d+ changes?$/ }).waitFor();
  await page.getByText(/^New \(/).waitFor();
  await shoot('enrol-4-review');
  await page.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
  await page.getByText('Done. Everything was read back').waitFor();
  await shoot('enrol-5-result');
}
