import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

test('a job on many says of each what became of it, and lets it be tried again or left out', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const [good, gone, odd] = [await doors.open(), await doors.open(), await doors.open()];
  await gone.unit.stop();
  odd.unit.faults.add({
    kind: 'said-ok-but-stored-nothing',
    target: 'config',
    action: 'set',
    times: 100,
  });
  const { id, title } = await app.call('access.change', {
    ids: [good.id, gone.id, odd.id],
    password: 'Fleet-Test-9',
  });

  await app.open('#/jobs');
  await page.getByRole('link', { name: title }).click();
  const rows = page.getByRole('list', { name: 'Intercoms of this job' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('Done');
  await expect(rows.nth(1)).toContainText('Not there yet');
  await expect(rows.nth(2)).toContainText('Did not work');
  await expect(page.getByText('1 did not work, 1 done, 1 not there yet')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Running' })).toBeVisible();
  await expectAccessible(page, 'a job on many');
  await expectNoSidewaysScroll(page, 'a job on many');

  // How many go at the same time is changed while it runs; nothing is uploaded in this one.
  await page.getByRole('button', { name: 'Change the pace…' }).click();
  const pace = page.getByRole('dialog');
  await expect(pace.getByLabel('Uploads at the same time')).toHaveCount(0);
  await pace.getByLabel('Intercoms at the same time').fill('65');
  await expect(pace.getByText('Write a whole number from 1 to 64.')).toBeVisible();
  await expectAccessible(page, 'the pace of a job');
  await pace.getByLabel('Intercoms at the same time').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('At the same time: 2 intercoms.')).toBeVisible();
  await expect(pace).toBeHidden();

  // By keyboard: the details of the one that did not work, and back.
  const details = rows.nth(2).getByRole('button', { name: /^Details of/ });
  await details.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: 'Steps' })).toBeVisible();
  await expect(dialog.getByRole('definition').first()).toBeVisible();
  await expectAccessible(page, 'details of one intercom');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // The window may be closed meanwhile: nothing of the job lives in it.
  await page.reload();
  await app.open(`#/jobs/${id}`);
  odd.unit.faults.clear();
  await page.getByRole('button', { name: 'Retry failed (1)' }).click();
  await expect(rows.nth(2)).toContainText('Done');
  await page.getByRole('button', { name: 'Skip those not there (1)' }).click();
  await expect(rows.nth(1)).toContainText('Left out: it was not there.');
  await expect(page.getByText('2 done, 1 left out')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeVisible();
});

test('a job that waits is stopped after a question', async ({ app, page, doors }) => {
  const gone = await doors.open();
  await gone.unit.stop();
  const { id } = await app.call('access.change', { ids: [gone.id], password: 'Fleet-Test-9' });
  await app.open(`#/jobs/${id}`);
  await expect(page.getByText('Lintel looks for the others by itself')).toBeVisible();
  await page.getByRole('button', { name: 'Stop…' }).click();
  await expectAccessible(page, 'the question before stopping');
  await page.getByRole('dialog').getByRole('button', { name: 'Stop the job' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Stopped' })).toBeVisible();
  await expect(page.getByText('Not begun.')).toBeVisible();
  // Nobody has to start over: what was not begun is begun from here.
  await page.getByRole('button', { name: 'Begin those not done (1)' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Running' })).toBeVisible();
  await expect(page.getByText('Lintel looks for the others by itself')).toBeVisible();
});
