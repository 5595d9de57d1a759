import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';

test('shows only what differs, and copies a ticked line from left to right', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const left = await doors.open({ config: { [LEVEL]: '7' } });
  const right = await doors.open({ config: { [LEVEL]: '3' } });
  await app.call('intercoms.update', { id: left.id, name: 'Gate' });
  await app.call('intercoms.update', { id: right.id, name: 'Lobby' });
  await app.open('#/compare');
  await expect(page.getByText('Choose what is compared on the left')).toBeVisible();
  await page.getByLabel('Left').selectOption(`live:${left.id}`);
  await page.getByLabel('Right').selectOption(`live:${right.id}`);
  const line = page.getByRole('row').filter({ hasText: /Log level/i });
  await expect(line).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'difference');
  await expectNoSidewaysScroll(page, 'difference');
  await line.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Copy 1 line to the right…' }).click();
  const question = page.getByRole('dialog');
  await expect(
    question.getByText('may overwrite settings', { exact: false }).first(),
  ).toBeVisible();
  await expectAccessible(page, 'before copying');
  await question.getByRole('button', { name: 'Copy 1 line' }).click();
  await expect(page.getByText('Written. Compare again')).toBeVisible({ timeout: 30_000 });
  expect(right.unit.state.config.get(LEVEL)).toBe('7');
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect(line).toHaveCount(0, { timeout: 30_000 });
});

test('makes a template of one door, and shows old and new before it is applied to another', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const from = await doors.open({ config: { [LEVEL]: '7' } });
  const to = await doors.open({ config: { [LEVEL]: '3' } });
  await app.call('intercoms.update', { id: from.id, name: 'Gate' });
  await app.call('intercoms.update', { id: to.id, name: 'Lobby' });
  await app.open('#/files/templates');
  await page.getByRole('button', { name: 'Make a template…' }).click();
  const make = page.getByRole('dialog', { name: 'Make a template' });
  await make.getByLabel('Made of').selectOption(from.id);
  await expect(make.getByText('Still missing: a name.')).toBeVisible();
  await make.getByLabel('Name of the template').fill('Riverside doors');
  await expect(make.getByRole('checkbox', { name: /Log level/i })).toBeChecked();
  await expectAccessible(page, 'making a template');
  await make.getByRole('button', { name: /^Make it of \d+ settings$/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'Riverside doors' });
  await row.getByRole('button', { name: 'Apply…' }).click();
  const apply = page.getByRole('dialog', { name: 'Apply Riverside doors' });
  await apply.getByRole('checkbox', { name: /Lobby/ }).check();
  await apply.getByRole('button', { name: 'See what would change' }).click();
  await expect(apply.getByRole('row').filter({ hasText: /Log level/i })).toContainText('Debug');
  await expect(apply.getByRole('region', { name: /Somebody else/ })).toBeVisible();
  await expectAccessible(page, 'applying a template');
  expect(to.unit.state.config.get(LEVEL)).toBe('3');
  await apply.getByRole('button', { name: 'Apply to 1 intercom' }).click();
  await expect(page).toHaveURL(/#\/jobs\//);
  await expect.poll(() => to.unit.state.config.get(LEVEL), { timeout: 60_000 }).toBe('7');
});
