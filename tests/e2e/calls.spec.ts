import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

test('calls an address, follows the call and hangs up', async ({ page, doors }) => {
  const door = await doors.at('calls');
  const call = page.getByRole('region', { name: 'Call from this door' });
  await expect(call).toContainText('No call');
  await call.getByLabel('Number or address').fill('192.168.1.58');
  await call.getByLabel('Name shown').fill('Reception');
  await page.keyboard.press('Enter');
  await expect(call).toContainText('In a call');
  expect(door.unit.state.call).toMatchObject({ status: 'TALKING', phone: '192.168.1.58' });
  await call.getByRole('button', { name: 'Hang up' }).click();
  await expect(call).toContainText('No call');
  expect(door.unit.state.call.status).toBe('READY');

  await page.reload();
  await page.getByRole('button', { name: 'Call 192.168.1.58 again' }).click();
  await expect(call).toContainText('In a call');
  await page.getByRole('button', { name: 'Forget these' }).click();
  await expect(page.getByRole('region', { name: 'Called before' })).toHaveCount(0);
});

test('says why a number cannot be called, and leads to the account', async ({ page, doors }) => {
  await doors.at('calls');
  const call = page.getByRole('region', { name: 'Call from this door' });
  await call.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(call).toContainText('Enter a number or an address.');
  await expect(call.getByLabel('Number or address')).toBeFocused();
  await call.getByLabel('Number or address').fill('no number!');
  await expect(call).toContainText('Use digits, * # +');
  await call.getByLabel('Number or address').fill('130');
  await expect(call).toContainText('no numbers');
  await call.getByRole('button', { name: 'Call', exact: true }).click();
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('No SIP account of this intercom is registered');
  await expect(problem).toContainText('device.refused');
  await problem.getByRole('button', { name: 'Set up an account' }).click();
  await expect(page.getByText('Which account is to be set up?')).toBeVisible();
});

test('is grey where the intercom has no calls', async ({ page, doors }) => {
  await doors.at('overview', { lacks: ['call'] });
  const parts = page.getByRole('navigation', { name: 'Parts of this intercom' });
  await expect(parts).toContainText('has no calls in its HTTP API');
  await expect(parts.getByRole('link', { name: 'Calls' })).toHaveCount(0);
  await expect(parts.getByRole('link', { name: 'Door and relays' })).toBeVisible();
});

test('has no serious finding of axe, and fits the window', async ({ page, doors }) => {
  await doors.at('calls');
  await page.getByLabel('Number or address').fill('10.0.0.9');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Called before' })).toBeVisible();
  await expectAccessible(page, 'calls');
  await expectNoSidewaysScroll(page, 'calls');
});
