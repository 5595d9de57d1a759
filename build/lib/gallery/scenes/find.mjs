import { practiceUnit } from '../program.mjs';

/** @typedef {import('../stage.mjs').Stage} Stage */

/** @param {Stage} stage */
async function found({ page }) {
  await page.getByRole('grid').getByRole('row').nth(6).waitFor();
  await page.getByRole('button', { name: 'Search everywhere' }).waitFor();
}

/**
 * Find before anybody has signed in.
 * @param {Stage} stage
 */
export async function find(stage) {
  const { page, call, shoot, open } = stage;
  await open('#/find');
  await found(stage);
  await shoot('find-found');
  const row = page.getByRole('row').filter({ hasText: 'lets nobody in' }).first();
  await row.focus();
  await shoot('find-details');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await shoot('find-selected');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).click();
  await shoot('find-columns');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search in the list').fill('no such unit');
  await shoot('find-no-match');
  for (const [button, name] of [
    ['Search a range…', 'range'],
    ['Add by address…', 'address'],
    ['Passwords…', 'passwords'],
  ]) {
    await open('#/find');
    await found(stage);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(`find-${name}`);
  }
  await open('#/find');
  await found(stage);
  await page.getByRole('button', { name: /network card/ }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('find-network-cards');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Search a range…' }).click();
  await page.getByLabel('Ranges').fill('10.0.0.300-4');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await shoot('find-range-problem');
  await page.getByRole('button', { name: 'Search a range…' }).click();
  await page.getByLabel('Ranges').fill('127.1.0.0/16');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop the search' }).waitFor();
  await shoot('find-searching');
  await call('discovery.clear', {});
  await open('#/find');
  await page.getByText('Searching the network…').waitFor();
  await shoot('find-searching-empty');
  await page.getByRole('button', { name: 'Stop the search' }).click();
  await page.getByRole('button', { name: 'Search everywhere' }).waitFor();
}

/**
 * Find with nothing on the network: without the practice network, and without searching for real.
 * @param {Stage} stage
 */
export async function nothingFound({ page, call, shoot, open }) {
  await open('#/find');
  await page.getByRole('button', { name: 'End practice' }).click();
  await page.getByRole('button', { name: 'End practice' }).waitFor({ state: 'hidden' });
  await call('discovery.clear', {});
  await open('#/find');
  await page.getByRole('heading', { name: 'No intercom found yet' }).waitFor();
  await shoot('find-empty');
  await open('#/intercoms');
  await page.getByRole('heading', { name: 'Intercoms' }).waitFor();
  await shoot('intercoms-empty');
  await open('#/help');
  await page.getByRole('heading', { name: 'Help' }).waitFor();
  await shoot('help-without-practice');
  await call('practice.start', {});
  await practiceUnit(call, 'A05');
}

/**
 * Signing in, and what can go wrong with it.
 * @param {Stage} stage
 */
export async function signIn(stage) {
  const { page, call, shoot, open } = stage;
  await open('#/find');
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await found(stage);
  const unit = (await practiceUnit(call, 'A03')).replace(/^https?:\/\//, '');
  const row = page.getByRole('row').filter({ hasText: unit });
  await row.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).waitFor();
  await shoot('sign-in');
  for (const tries of ['1', '2', '3']) {
    await dialog.getByLabel('Password', { exact: true }).fill(`wrong-${tries}`);
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'auth.' }).waitFor();
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    if (tries === '1') await shoot('sign-in-refused');
  }
  await shoot('sign-in-locked');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await shoot('find-locked');
  for (const model of ['A01', 'A03', 'A05']) {
    const address = (await practiceUnit(call, model)).replace(/^https?:\/\//, '');
    await page.getByRole('row').filter({ hasText: address }).getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: /^Try a password on/ }).click();
  await shoot('sign-in-many');
  await dialog.getByLabel('Password', { exact: true }).fill('httpapi');
  await dialog.getByRole('button', { name: /^Try on/ }).click();
  await dialog
    .getByRole('listitem')
    .filter({ hasText: /Signed in/ })
    .nth(1)
    .waitFor();
  await dialog.getByRole('listitem').filter({ hasText: 'auth.' }).waitFor();
  await shoot('sign-in-many-result');
}
