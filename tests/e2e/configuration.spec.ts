import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const PLACE = 'Config.DoorSetting.DEVICENODE.Location';

test('searches, changes, reviews, writes and reads back', async ({ page, doors }) => {
  const door = await doors.at('configuration');
  const list = page.getByRole('region', { name: 'Settings', exact: true });
  await expect(list).toBeVisible();
  await page.getByLabel('Search settings').fill('place');
  await page.getByLabel('Value of Place').fill('North gate');
  await page.getByLabel('Search settings').fill('log level');
  await page.getByLabel('Value of Log level').selectOption({ label: 'Debug' });
  const bar = page.getByRole('region', { name: 'Changes that are not on the intercom yet' });
  await expect(bar).toContainText('2 changes');
  await expectAccessible(page, 'configuration');
  await expectNoSidewaysScroll(page, 'configuration');
  await page.setViewportSize({ width: 1280, height: 720 });
  await bar.getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('North gate');
  await expectAccessible(page, 'review of the configuration');
  await dialog.getByRole('button', { name: 'Write 2 settings' }).click();
  await expect(dialog.getByText('Kept', { exact: true })).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(bar).toHaveCount(0);
  expect(door.unit.state.config.get(PLACE)).toBe('North gate');
});

test('what was entered survives a reload but for passwords, and an undo leaves nothing behind', async ({
  app,
  page,
  doors,
}) => {
  const door = await doors.open({ config: { [PLACE]: 'South gate' } });
  const key = 'Config.DoorSetting.RTSP.Password';
  door.unit.state.config.set(key, 'watch-me');
  await app.open(`#/intercom/${door.id}/configuration`);
  const search = page.getByLabel('Search settings');
  await search.fill('place');
  await page.getByLabel('Value of Place').fill('North gate');
  await search.fill(key);
  const field = page.locator('li').filter({ hasText: key });
  await field.getByRole('textbox').fill('topsecret');
  const bar = page.getByRole('region', { name: 'Changes that are not on the intercom yet' });
  await expect(bar).toContainText('2 changes');

  await page.reload();
  await expect(bar).toContainText('1 change');
  await expect(page.getByText(/are not kept when the window is loaded anew/)).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
    'topsecret',
  );
  // That there shall be none is said by a button; the field that is left blank changes nothing.
  await field.getByRole('button', { name: /^Empty / }).click();
  await expect(page.getByText(/are not kept when the window is loaded anew/)).toHaveCount(0);
  await expect(field.getByRole('textbox')).toHaveAttribute('placeholder', 'will be emptied');
  await expectAccessible(page, 'a password to be emptied');
  await bar.getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row').filter({ hasText: 'North gate' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Write 2 settings' }).click();
  await expect(dialog.getByText('Kept', { exact: true })).toHaveCount(2);
  expect(door.unit.state.config.get(key)).toBe('');
  expect(door.unit.state.config.get(PLACE)).toBe('North gate');

  await dialog.getByRole('button', { name: 'Put it back as it was' }).click();
  await expect(dialog.getByText('Kept', { exact: true })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(door.unit.state.config.get(PLACE)).toBe('South gate');
  await search.fill('place');
  await expect(page.getByLabel('Value of Place')).toHaveValue('South gate');
  await expect(bar).toHaveCount(0);
});

test('keeps passwords masked until asked, and survives a new one', async ({ page, doors }) => {
  const door = await doors.at('configuration');
  await page.getByLabel('Search settings').fill('password of the http api');
  const name = 'Password of the HTTP API';
  const field = page.getByLabel(`Value of ${name}`);
  await expect(field).toHaveAttribute('placeholder', /^•+$/);
  await page.getByRole('button', { name: `Show ${name}` }).click();
  await expect(field).toHaveAttribute('placeholder', 'door-test-1');
  await field.fill('quite-another');
  await page.getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This may cut the connection');
  await expect(dialog).not.toContainText('quite-another');
  await dialog.getByRole('button', { name: 'Write 1 setting' }).click();
  await expect(dialog).toContainText('signed in with the new password');
  expect(door.unit.state.config.get('Config.DoorSetting.APIFCGI.Password')).toBe('quite-another');
});

test('scrolls two thousand settings, and names who else manages them', async ({
  app,
  page,
  doors,
}) => {
  const many = Array.from({ length: 2000 }, (_, n) => [
    `Config.Vendor.PART${n % 40}.Key${n}`,
    `v${n}`,
  ]);
  const door = await doors.open({
    config: {
      ...(Object.fromEntries(many) as Record<string, string>),
      'Config.DoorSetting.CLOUDSERVER.Enable': '1',
    },
  });
  await app.open(`#/intercom/${door.id}/configuration`);
  await expect(page.getByText(/A cloud manages this intercom/)).toBeVisible();
  const list = page.getByRole('region', { name: 'Settings', exact: true });
  await list.focus();
  await page.keyboard.press('End');
  await expect(page.getByLabel('Value of Key1999')).toBeVisible();
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  await page.getByLabel('Search settings').fill('v1234');
  await expect(page.getByLabel('Value of Key1234')).toHaveValue('v1234');
  await page.getByLabel('Search settings').fill('');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as text' }).click();
  expect((await download).suggestedFilename()).toBe('A05-settings.txt');
});
