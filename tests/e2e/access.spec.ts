import type { Page } from '@playwright/test';
import { startVirtualIntercom } from '../../electron/backend/virtual/index';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const API = 'Config.DoorSetting.APIFCGI.';
const CLOUD = 'Config.DoorSetting.CLOUDSERVER.';
const NEW = 'brass-lantern-41';
const MANAGED = {
  [`${CLOUD}Enable`]: '1',
  [`${CLOUD}Server`]: 'gate.cloud.example',
  [`${CLOUD}RpsEnable`]: '0',
  'Config.Autoprovision.PNP.Enable': '0',
};
const UNMANAGED = { ...MANAGED, [`${CLOUD}Enable`]: '0' };

async function enter(page: Page): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(NEW);
  await page.getByLabel('New password once more').fill(NEW);
  await page.getByRole('button', { name: 'Next' }).click();
}

test('gives two intercoms a new password, one first, and signs in with it', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const front = await doors.open({ model: 'A05', config: MANAGED });
  const back = await doors.open({ model: 'S532', config: UNMANAGED });
  await app.open('#/passwords');
  await page.getByRole('button', { name: 'Choose all' }).click();
  await expectAccessible(page, 'which intercoms');
  // What was chosen outlives a reload.
  await page.reload();
  await expect(page.getByText('2 of 2 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/a password, a user or a way of signing in/)).toBeVisible();
  await page.getByLabel('New password', { exact: true }).fill('short');
  await expect(page.getByText('Short: eight characters or more')).toBeVisible();
  await expectAccessible(page, 'new password');
  await expectNoSidewaysScroll(page, 'new password');
  await enter(page);
  await expect(page.getByRole('heading', { name: 'This is what happens' })).toBeVisible();
  // A password does not outlive one: nobody comes back to a review that lacks it unseen.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'What shall be different?' })).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue('');
  await enter(page);

  await expect(page.getByRole('heading', { name: 'This is what happens' })).toBeVisible();
  const warning = page.getByRole('region', { name: 'Somebody else writes these intercoms' });
  await expect(warning).toContainText('A cloud (gate.cloud.example) overwrites');
  await expectAccessible(page, 'review');
  await expectNoSidewaysScroll(page, 'review');
  await page.setViewportSize({ width: 1280, height: 720 });
  await warning.getByRole('button', { name: 'Go on all the same' }).click();
  await expect(page.getByText('You go on although it may be overwritten.')).toBeVisible();
  await expect(page.locator('body')).not.toContainText(NEW);
  await page.getByRole('button', { name: 'Change 2 intercoms' }).click();

  await expect(page).toHaveURL(/#\/jobs\//);
  await expect(page.getByText('Signed in with the new password.')).toHaveCount(2);
  for (const { unit, id } of [front, back]) {
    expect(unit.state.config.get(`${API}Password`)).toBe(NEW);
    expect((await app.call('intercoms.get', { id })).state).toBe('ready');
  }
  expect(front.unit.state.config.get(`${CLOUD}Enable`)).toBe('1');
});

test('begins from the warning about the factory password', async ({ app, page }) => {
  const unit = await startVirtualIntercom({ model: 'A05', config: UNMANAGED });
  const { id } = await app.call('intercoms.connect', { address: unit.address });
  await app.open(`#/intercom/${id}/overview`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('heading', { name: 'What shall be different?' })).toBeVisible();
  await enter(page);
  await page.getByRole('button', { name: 'Change 1 intercom' }).click();
  await expect(page.getByText('Signed in with the new password.').first()).toBeVisible();
  expect((await app.call('intercoms.get', { id })).factoryPassword).toBe(false);
  await unit.stop();
});

test('says who else writes before the settings are written, and switches it off', async ({
  page,
  doors,
}) => {
  const door = await doors.at('configuration', { model: 'A05', config: MANAGED });
  await page.getByLabel('Search settings').fill('place');
  await page.getByLabel('Value of Place').fill('North gate');
  await page.getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog');
  const warning = dialog.getByRole('region', { name: 'Somebody else writes this intercom' });
  await expect(warning).toContainText('as soon as it connects');
  await expectAccessible(page, 'who else writes');
  await warning.getByRole('button', { name: 'Switch it off' }).click();
  await expect(dialog.getByText('Switched off and read back.')).toBeVisible();
  expect(door.unit.state.config.get(`${CLOUD}Enable`)).toBe('0');
  await dialog.getByRole('button', { name: 'Write 1 setting' }).click();
  await expect(dialog.getByText('Kept', { exact: true })).toHaveCount(1);
});
