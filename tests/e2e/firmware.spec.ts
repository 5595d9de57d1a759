import type { Page } from '@playwright/test';
import { expect, test } from './support/door';
import { FirmwarePages } from './support/firmware-pages';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const look = async (page: Page, what: string) => {
  await expectAccessible(page, what);
  await expectNoSidewaysScroll(page, what);
};

test('shows what an image would do to each intercom before anything happens, then does it', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const gate = await doors.open({ firmware: '105.30.1.12' });
  const lobby = await doors.open({ firmware: '105.30.1.12' });
  const garage = await doors.open({ firmware: '105.30.1.300' });
  const villa = await doors.open({ model: 'S532' });
  const names = new Map([
    [gate, 'Front gate'],
    [lobby, 'Lobby'],
    [garage, 'Garage'],
    [villa, 'Villa'],
  ]);
  for (const [{ id }, name] of names) await app.call('intercoms.update', { id, name });

  await app.open('#/intercoms');
  for (const name of names.values()) await row(page, name).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Upgrade firmware…' }).click();
  const wizard = new FirmwarePages(page);
  await wizard.next.click();
  await expect(page.getByText('Still missing: an image.')).toBeVisible();
  await wizard.addImage('105.30.1.300.rom');
  await expect(page.getByRole('radio', { name: '105.30.1.300.rom' })).toBeChecked();
  await wizard.next.click();
  await expect(wizard.heading('Which intercoms?')).toBeVisible();
  await expect(page.getByText('4 of 4 chosen')).toBeVisible();
  await wizard.next.click();

  await expect(wizard.heading('What would 105.30.1.300.rom do?')).toBeVisible();
  await expect(wizard.count('2 intercoms take part')).toBeVisible();
  await expect(page.getByText('2 are left as they are')).toBeVisible();
  await expect(row(page, 'Front gate')).toContainText('105.30.1.12');
  await expect(row(page, 'Front gate')).toContainText('Upgrade');
  await expect(row(page, 'Garage')).toContainText('Runs it already');
  await expect(row(page, 'Villa')).toContainText('Wrong model');
  await expect(row(page, 'Villa')).toContainText('105 (A05)');
  await expect(row(page, 'Villa').getByRole('radio')).toHaveCount(0);
  await page.getByRole('radio', { name: 'Lobby goes first' }).check();
  expect(gate.unit.state.boots + lobby.unit.state.boots).toBe(2);
  await wizard.next.click();

  await expect(wizard.heading('Upgrade 2 intercoms now?')).toBeVisible();
  await expect(page.getByText(/^Lobby goes first, alone/)).toBeVisible();
  await expect(page.getByText(/1 × Runs it already/)).toContainText('1 × Wrong model');
  await page.getByRole('button', { name: 'Upgrade 2 intercoms' }).click();
  await expect(page).toHaveURL(/#\/jobs\//);
  await expect(page.getByRole('main')).toContainText('Lobby');
  await expect.poll(() => gate.unit.state.firmware, { timeout: 90_000 }).toBe('105.30.1.300');
  expect(lobby.unit.state.firmware).toBe('105.30.1.300');
  const { fleets } = await app.call('fleets.list', {});
  expect(fleets[0]?.tasks.map(({ name }) => name).sort()).toEqual(['Front gate', 'Lobby']);
  expect(garage.unit.state.boots).toBe(1);
  expect(villa.unit.state.boots).toBe(1);
});

test('wants an older version confirmed by typing the name of the image', async ({
  page,
  doors,
}) => {
  const door = await doors.at('firmware', { firmware: '105.30.1.300' });
  const wizard = new FirmwarePages(page);
  await wizard.addImage('105.30.1.12.rom');
  await expect(page.getByRole('radio', { name: '105.30.1.12.rom' })).toBeChecked();
  await wizard.next.click();
  await expect(page.getByText('1 needs your confirmation')).toBeVisible();
  await wizard.next.click();
  await expect(page.getByText('Still missing: an intercom that takes part.')).toBeVisible();
  await page.getByRole('checkbox', { name: /takes part$/ }).check();
  await wizard.next.click();
  await expect(page.getByText('older than what it runs')).toBeVisible();
  const start = page.getByRole('button', { name: 'Upgrade 1 intercom' });
  await start.click();
  await expect(page.getByText('Still missing: the name of the image, typed.')).toBeVisible();
  // What was chosen outlives a reload; what was typed to confirm does not.
  await page.reload();
  await expect(wizard.heading('Upgrade 1 intercom now?')).toBeVisible();
  await page.getByLabel('Type 105.30.1.12.rom to confirm').fill('105.30.1.12.rom');
  await start.click();
  await expect(page).toHaveURL(/#\/jobs\//);
  await expect.poll(() => door.unit.state.firmware, { timeout: 60_000 }).toBe('105.30.1.12');
});

test('keeps images in the library, recognises one that is there, and removes it', async ({
  app,
  page,
}) => {
  await app.open('#/files/firmware');
  await expect(page.getByRole('heading', { name: 'No firmware image yet' })).toBeVisible();
  const wizard = new FirmwarePages(page);
  await wizard.addImage('29.30.10.465.rom');
  await expect(page.getByText('29.30.10.465.rom is in the library now.')).toBeVisible();
  await expect(row(page, '29.30.10.465')).toContainText('R29');
  await wizard.dropImage('copy-of-it.rom', '29.30.10.465.rom');
  await expect(page.getByText('has this image already, as 29.30.10.465.rom')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
  await look(page, 'library');
  await row(page, '29.30.10.465').getByRole('button', { name: 'Remove…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Its copy on this computer is deleted');
  await page.getByRole('button', { name: 'Remove the image' }).click();
  await expect(page.getByRole('heading', { name: 'No firmware image yet' })).toBeVisible();
});

test('is done by keyboard, has no serious finding of axe, and fits the window', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  await doors.open({ firmware: '105.30.1.12' });
  await doors.open({ firmware: '105.30.1.301' });
  await doors.open({ model: 'S532' });
  await app.open('#/firmware');
  const wizard = new FirmwarePages(page);
  await wizard.addImage('105.30.1.300.rom');
  await expect(page.getByRole('radio', { name: '105.30.1.300.rom' })).toBeChecked();
  await look(page, 'image');
  await page.getByRole('radio', { name: '105.30.1.300.rom' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Search by door, model or address')).toBeFocused();
  await page.getByRole('button', { name: 'Choose the outdated one' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 3 chosen')).toBeVisible();
  // What is chosen stays chosen when others are searched for and taken in too.
  await page.getByLabel('Search by door, model or address').fill('s532');
  await page.getByRole('button', { name: 'Choose the 1 shown' }).click();
  await page.getByLabel('Search by door, model or address').fill('');
  await expect(page.getByText('2 of 3 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Choose all' }).click();
  await expect(page.getByText('3 of 3 chosen')).toBeVisible();
  await look(page, 'intercoms');
  await page.getByRole('checkbox').first().focus();
  await page.keyboard.press('Enter');
  await expect(wizard.count('1 intercom takes part')).toBeVisible();
  await page.getByRole('checkbox', { name: /takes part$/ }).focus();
  await page.keyboard.press('Space');
  await expect(wizard.count('2 intercoms take part')).toBeVisible();
  await look(page, 'check');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Type 105.30.1.300.rom to confirm')).toBeFocused();
  await look(page, 'start');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Intercoms' })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/firmware'));
  await expect(wizard.heading('Upgrade 2 intercoms now?')).toBeVisible();
});
