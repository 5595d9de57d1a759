import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

test('says in plain words what an intercom can do and what not', async ({ app, page, doors }) => {
  const door = await doors.at('device', { model: 'A01' });
  await page.getByRole('button', { name: 'Look again', exact: true }).click();
  const logs = page.getByRole('region', { name: 'Logs and captures' });
  await expect(logs).toContainText('Some of it');
  await expect(logs.getByRole('listitem').filter({ hasText: 'Packet captures' })).toContainText(
    'No: the intercom says that it does not know this',
  );
  const { firmware, capabilities } = await app.call('intercoms.get', { id: door.id });
  await expect(page.getByText(`What this A01 with firmware ${firmware} answers.`)).toBeVisible();
  expect(capabilities['pcap/status']).toBe('no');
  await expectAccessible(page, 'capabilities');
  await expectNoSidewaysScroll(page, 'capabilities');
});

test('resets to factory only after its name was typed, with a restore point', async ({
  page,
  doors,
}) => {
  const door = await doors.at('device');
  await page.getByRole('tab', { name: 'Restart and reset' }).click();
  await expect(page.getByText('No restore point of this intercom yet.')).toBeVisible();
  await expectAccessible(page, 'restart and reset');
  await page.getByRole('button', { name: 'Reset to factory settings' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Reset A05' });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole('textbox').fill('A05');
  await confirm.click();
  await expect(page.getByText(/Back at .+ with the factory password/)).toBeVisible({
    timeout: 30_000,
  });
  const points = page.getByRole('list', { name: 'Restore points of this intercom' });
  await expect(points).toContainText('Before the factory reset');
  const download = page.waitForEvent('download');
  await points.getByRole('button', { name: 'Save the readable copy' }).click();
  expect((await download).suggestedFilename()).toMatch(/^A05-.+\.json$/);
  expect(door.unit.state.boots).toBe(2);
});
