import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

test('backs up, finds, compares and puts back', async ({ app, page, doors }) => {
  test.slow();
  const gate = await doors.open();
  await app.call('intercoms.update', { id: gate.id, name: 'Front gate' });
  await app.open('#/files/backups');
  await expect(page.getByRole('heading', { name: 'No backup yet' })).toBeVisible();
  // Where the intercoms are chosen, they are chosen for the backup too.
  await page.getByRole('link', { name: 'Intercoms' }).click();
  await page.getByRole('row').filter({ hasText: 'Front gate' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Back up…' }).click();
  await expect(page.getByRole('checkbox', { name: /^Front gate/ })).toBeChecked();
  await page.getByLabel('Why, in a few words').fill('Before the painters');
  await page.getByRole('button', { name: 'Back up 1 intercom' }).click();
  await expect(page).toHaveURL(/#\/jobs\//);
  await page.getByRole('link', { name: 'Files' }).click();
  await page.getByText('Backups', { exact: true }).click();
  const kept = page.getByRole('row').filter({ hasText: 'Before the painters' });
  await expect(kept).toContainText('Front gate', { timeout: 60_000 });
  await page.getByLabel('Search in the list').fill('painters gate');
  await expect(kept).toHaveCount(1);
  await expectAccessible(page, 'backups');
  await expectNoSidewaysScroll(page, 'backups');

  await kept.getByRole('button', { name: 'Restore…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore' });
  await expect(dialog).toContainText('Same intercom');
  await expect(
    dialog.getByRole('region', { name: 'Somebody else may write here later' }),
  ).toBeVisible();
  await expectAccessible(page, 'restore');
  await dialog.getByRole('button', { name: 'Restore 1 intercom' }).click();
  await expect(page).toHaveURL(/#\/jobs\//);
  const { fleets } = await app.call('fleets.list', {});
  expect(fleets.map(({ kind }) => kind)).toContain('config.restore');
});

test('deletes a backup only after the word is typed', async ({ app, page, doors }) => {
  const door = await doors.open();
  await app.call('backups.make', { ids: [door.id], reason: 'To be deleted' });
  await app.open('#/files/backups');
  const kept = page.getByRole('row').filter({ hasText: 'To be deleted' });
  await expect(kept).toBeVisible({ timeout: 60_000 });
  await kept.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete 1 backup…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete the backup' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('delete');
  await dialog.getByRole('button', { name: 'Delete the backup' }).click();
  await expect(page.getByRole('heading', { name: 'No backup yet' })).toBeVisible();
});
