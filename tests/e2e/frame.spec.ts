import { expect, test } from './support/app';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const screens = [
  { hash: '#/find', heading: 'Find intercoms' },
  { hash: '#/intercoms', heading: 'Intercoms' },
  { hash: '#/jobs', heading: 'Jobs' },
  { hash: '#/files', heading: 'Files' },
  { hash: '#/help', heading: 'Help' },
];

for (const { hash, heading } of screens) {
  test(`${heading} is accessible in light and dark and fits the window`, async ({ app, page }) => {
    const { address } = app.practiceUnit('A05');
    await app.call('intercoms.connect', { address, username: 'admin', password: 'httpapi' });
    await app.open(hash);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    if (hash === '#/find') {
      await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
      await page.getByRole('grid').getByRole('row').nth(1).focus();
    }
    await expectAccessible(page, heading);
    await expectNoSidewaysScroll(page, heading);
  });
}

test('every dialog is accessible in light and dark', async ({ app, page }) => {
  test.slow();
  await app.open();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  const dialogs = [
    { open: 'Search Ctrl+K', what: 'the search over everything' },
    { open: /network card/, what: 'the network cards' },
    { open: 'Passwords…', what: 'the passwords' },
    { open: 'Search a range…', what: 'the range' },
    { open: 'Add by address…', what: 'the address' },
    { open: 'Sign in', what: 'signing in' },
  ];
  for (const { open, what } of dialogs) {
    await page.getByRole('button', { name: open }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page, what);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
});

test('the keyboard alone goes from the start to a signed-in intercom', async ({ app, page }) => {
  await app.open();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('add by');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Address', { exact: true })).toBeFocused();
  await page.keyboard.type(app.practiceUnit('A05').address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('1 asked');

  // Tab after Tab until the list has the keyboard: no trap and no dead end on the way.
  await page.getByLabel('Search in the list').focus();
  await page.keyboard.type(app.practiceUnit('A05').address);
  await expect(grid.getByRole('row')).toHaveCount(2);
  const row = grid.getByRole('row').last();
  for (let presses = 0; presses < 30; presses += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type('httpapi');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/intercom\//);
});

test('known intercoms are listed, opened and forgotten by their name', async ({ app, page }) => {
  const { address } = app.practiceUnit('A05');
  const { id } = await app.call('intercoms.connect', {
    address,
    username: 'admin',
    password: 'httpapi',
  });
  await app.open('#/intercoms');
  // Named from elsewhere: the event brings it here without a reload.
  await app.call('intercoms.update', { id, name: 'Front gate' });
  const row = page.getByRole('row').filter({ hasText: 'Front gate' });
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Forget 1 intercom…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget Front gate?' });
  const forget = dialog.getByRole('button', { name: 'Forget the intercom' });
  await expect(forget).toBeDisabled();
  await dialog.getByRole('textbox').fill('front gate');
  await forget.click();
  await expect(page.getByRole('heading', { name: 'No intercom is known yet' })).toBeVisible();
  expect((await app.call('intercoms.list', {})).intercoms).toEqual([]);
});

test('a page without the token is not let in, and says so', async ({ app, page }) => {
  await page.goto(app.url);
  await expect(page.getByRole('alert')).toContainText('call.untrusted');
});

test('when the program ends, the window says so', async ({ app, page }) => {
  await app.open();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  await app.stop();
  // Nothing is pressed: what the window shows is not true any more, and it says so.
  await expect(page.getByRole('alert').first()).toContainText('call.shut-down');
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await expect(page.getByRole('alert').first()).toContainText('call.shut-down');
});
