/** @typedef {import('../stage.mjs').Stage} Stage */

/**
 * People and schedules.
 * @param {Stage} stage
 */
export async function users({ page, shoot, open, unit }) {
  const { id } = await unit('A05');
  await open(`#/intercom/${id}/users`);
  await page.getByText(/^\d+ rows/).waitFor();
  await shoot('users');
  await page.getByRole('row', { name: /Zoë/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await shoot('users-selected');
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('users-change-many');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await page.getByRole('dialog').getByLabel('Name').waitFor();
  await shoot('users-editor');
  await page.getByRole('dialog').getByLabel('Name').fill('Zoë Parkinson');
  await page.getByRole('button', { name: 'Add another time' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await shoot('users-changed');
  await page.getByRole('button', { name: 'Review and write…' }).click();
  await page.getByRole('heading', { name: /^Changed \(1\)/ }).waitFor();
  await shoot('users-review');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await shoot('users-discard');
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the changes' }).click();
  await page.getByText('Schedules', { exact: true }).click();
  await page.getByRole('row', { name: /Office hours/ }).waitFor();
  await shoot('schedules');
  await page.getByRole('row', { name: /Office hours/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('schedules-editor');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /Always/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('schedules-fixed');
  await open(`#/intercom/${(await unit('A01')).id}/users`);
  await page.getByText(/No people on this intercom yet/).waitFor();
  await shoot('users-empty');
}

/**
 * Contacts and groups, dial rules.
 * @param {Stage} stage
 */
export async function phoneBook({ page, shoot, open, unit }) {
  const { id } = await unit('A05');
  await open(`#/intercom/${id}/contacts`);
  await page.getByText(/^\d+ rows/).waitFor();
  await shoot('contacts');
  await page.getByRole('row', { name: /Concierge/ }).dblclick();
  await page.getByRole('dialog').waitFor();
  await shoot('contacts-editor');
  await page.keyboard.press('Escape');
  await page.getByText('Groups', { exact: true }).click();
  await page.getByRole('row', { name: /Floor 1/ }).waitFor();
  await shoot('groups');
  await page.getByRole('row', { name: /Floor 1/ }).dblclick();
  await page.getByRole('dialog').getByLabel('Name').fill('First floor');
  await page.keyboard.press('Enter');
  await shoot('groups-renamed');
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menu').waitFor();
  await shoot('lists-more');
  await open(`#/intercom/${id}/contacts`);
  await page.getByText(/^\d+ rows/).waitFor();
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Remove all…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('lists-remove-all');
  await open(`#/intercom/${id}/dial-rules`);
  await page.getByText(/^\d+ rows/).waitFor();
  await shoot('dial-rules');
  await page.getByRole('button', { name: 'Add dial rule' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('dial-rules-editor');
  await open(`#/intercom/${(await unit('A01')).id}/dial-rules`);
  await page.getByText('This intercom has no list of dial rules').waitFor();
  await shoot('dial-rules-lacking');
  await open(`#/intercom/${(await unit('X916')).id}/dial-rules`);
  await page.getByText(/No dial rules on this intercom yet/).waitFor();
  await shoot('dial-rules-empty');
}
