import { expect, test } from './support/app';

test('finds the practice network by itself and says what each unit wants', async ({
  app,
  page,
}) => {
  await app.open();
  const grid = page.getByRole('grid', { name: 'Intercoms on the network' });
  await expect(grid.getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('main')).toContainText(/\d+ asked, 6 found, \d+\.\d s/);
  const off = app.practiceUnit('E18C');
  const row = grid.getByRole('row').filter({ hasText: off.address });
  await expect(row.getByRole('button')).toHaveText(/Open web page|Sign in/);
  await row.focus();
  const details = page.getByRole('region', { name: /^About / });
  await expect(details).toContainText('HTTP API');
});

test('a search can be stopped and started again', async ({ app, page }) => {
  await app.open();
  // The search at the opening is over.
  await expect(page.getByRole('main')).toContainText('6 found');
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  await page.getByRole('button', { name: 'Search a range…' }).click();
  // Addresses of this computer itself on which nobody listens; too many to be through at once.
  await page.getByLabel('Ranges').fill('127.1.0.0/16');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop the search' }).click();
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  const { progress } = await app.call('discovery.get', {});
  expect(progress.scanning).toBe(false);
  expect(progress.asked).toBeLessThan(progress.total);
});

test('one unit is added by its address; a wrong range says what is wrong', async ({
  app,
  page,
}) => {
  await app.open();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
  await page.getByRole('button', { name: 'Add by address…' }).click();
  await page.getByRole('button', { name: 'Look at this address' }).click();
  await expect(page.getByText('Type the address of the unit')).toBeVisible();
  await page.getByLabel('Address', { exact: true }).fill(app.practiceUnit('A05').address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('1 asked');

  await page.getByRole('button', { name: 'Search a range…' }).click();
  await page.getByLabel('Ranges').fill('10.0.0.300-4');
  await page.keyboard.press('Enter');
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('10.0.0.300-4');
  await expect(problem).toContainText('scan.bad-range');
});

test('hosts come from a file', async ({ app, page }) => {
  await app.open();
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();
  const units = [app.practiceUnit('A05'), app.practiceUnit('X916')];
  const list = ['address', ...units.map(({ address }) => address.replace('https://', ''))];
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Hosts from a file…' }).click();
  const chooser = await choosing;
  await chooser.setFiles({
    name: 'hosts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list.join('\n')),
  });
  await expect(page.getByRole('main')).toContainText('2 asked');
});

test('the list is searched, sorted, selected and copied by keyboard alone', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Search everywhere' })).toBeVisible();

  await grid.getByRole('button', { name: 'Address' }).focus();
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('columnheader', { name: 'Address' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row').nth(2)).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Control+c');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Door\tModel\tAddress\tMAC\tFirmware\tState\n.*\n.*$/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 selected')).toBeHidden();

  await page.getByLabel('Search in the list').fill('no such unit');
  await expect(page.getByText('No row has these words in it.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear the search' }).last().click();
  await expect(grid.getByRole('row')).toHaveCount(7);
});

test('says what was searched and what to try when there is nothing', async ({ app, page }) => {
  await app.open();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
  await page.getByRole('button', { name: 'End practice' }).click();
  await expect(page.getByRole('button', { name: 'End practice' })).toBeHidden();
  await app.call('discovery.clear', {});
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No intercom found yet' })).toBeVisible();
  await expect(page.getByText('What to try:')).toBeVisible();
  await page.getByRole('button', { name: /Start the practice network/ }).click();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(7);
});
