import type { Page } from '@playwright/test';
import { expect, test, type LintelApp } from './support/app';

/** What the practice network sets: the factory password of the unit's HTTP API. */
const FACTORY = { user: 'admin', password: 'httpapi' };

function rowOf(app: LintelApp, page: Page, model: string) {
  const { address } = app.practiceUnit(model);
  return page.getByRole('row').filter({ hasText: address.replace(/^https?:\/\//, '') });
}

test('a wrong password says how many tries are left; the right one opens the intercom', async ({
  app,
  page,
}) => {
  await app.open();
  await rowOf(app, page, 'A05').getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('it is not the password of the web page');
  await dialog.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('auth.denied');
  await expect(dialog.getByRole('alert')).toContainText('2 of 3 tries left');
  await expect(rowOf(app, page, 'A05')).toContainText('Password refused');
  // The password is selected, so that typing replaces it.
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type(FACTORY.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/intercom\//);
  await expect(dialog).toBeHidden();

  const { intercoms } = await app.call('intercoms.list', {});
  expect(intercoms.map(({ model, state }) => [model, state])).toEqual([['A05', 'ready']]);
});

test('one password is tried on several, with the outcome of each', async ({ app, page }) => {
  await app.open();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  for (const model of ['A01', 'A03', 'A05']) {
    await rowOf(app, page, model).getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: 'Try a password on 3 intercoms…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in to 3 intercoms' });
  await dialog.getByLabel('Password', { exact: true }).fill(FACTORY.password);
  await dialog.getByRole('button', { name: 'Try on 3 intercoms' }).click();
  // One of them has another password; the others are signed in all the same.
  await expect(dialog.getByRole('listitem').filter({ hasText: /Signed in/ })).toHaveCount(2);
  await expect(dialog.getByRole('listitem').filter({ hasText: 'auth.denied' })).toHaveCount(1);
  await dialog.getByLabel('Password', { exact: true }).fill('site-2024');
  await dialog.getByRole('button', { name: 'Try on 1 intercom' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: /Signed in/ })).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(grid.getByText('Ready')).toHaveCount(3);
});

test('the list of passwords is edited, and tried when asked', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'Passwords…' }).click();
  const list = page.getByRole('dialog', { name: 'Passwords that Lintel tries' });
  await expect(list).toContainText('Factory default');
  await list.getByRole('button', { name: 'Add the password' }).click();
  await expect(list).toContainText('Give it a name');
  await list.getByLabel('Name for this password').fill('Riverside Court');
  await list.getByLabel('Password', { exact: true }).fill('site-2024');
  await list.getByRole('button', { name: 'Add the password' }).click();
  await expect(list).toContainText('1. Riverside Court');
  await expect(list).toContainText('2. Factory default');
  await page.keyboard.press('Escape');

  await rowOf(app, page, 'A03').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Try the known passwords' }).click();
  await expect(page).toHaveURL(/#\/intercom\//);

  await app.open();
  await page.getByRole('button', { name: 'Passwords…' }).click();
  await list.getByRole('button', { name: 'Remove Riverside Court' }).click();
  await expect(list).not.toContainText('Riverside Court');
});

test('a unit with its API switched off leads to its own web page', async ({ app, page }) => {
  await app.open();
  const row = page.getByRole('row').filter({ hasText: 'lets nobody in' }).first();
  const opening = page.waitForEvent('popup');
  await row.getByRole('button', { name: 'Open web page' }).click();
  const popup = await opening;
  await expect(popup.locator('body')).toContainText('HTTP API');
});
