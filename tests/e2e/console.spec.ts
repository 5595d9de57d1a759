import { expect, test, type Door } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import type { Page } from '@playwright/test';

async function openConsole(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Console' }).click();
  await expect(page.getByLabel('Function').getByRole('option')).not.toHaveCount(1);
}

const asked = ({ unit }: Door, name: string): number =>
  unit.requests.filter(({ target, action }) => `${target ?? ''}/${action ?? ''}` === name).length;

test('sends a function and shows the exact request and reply', async ({ page, doors }) => {
  const door = await doors.at('device');
  await openConsole(page);
  await page.getByLabel('Function').selectOption('relay/trig');
  await page.getByLabel('num').fill('1');
  await page.getByLabel('delay').fill('3');
  await expect(page.getByText('This opens a door.')).toBeVisible();
  await page.getByLabel('Type CONFIRM to send it all the same').fill('CONFIRM');
  await page.getByRole('button', { name: 'Send relay/trig' }).click();
  const entry = page.getByRole('article', { name: 'relay/trig' });
  await expect(entry).toContainText('POST /api/relay/trig');
  await expect(entry).toContainText('"num":"1"');
  await expect(entry).toContainText('"retcode": 0');
  await expect(entry).toContainText('authorization: Basic ***');
  expect(door.unit.state.relays[0]).toBe(1);
  await expectAccessible(page, 'console');
  await expectNoSidewaysScroll(page, 'console');
});

test('refuses what is no JSON, and asks for a word before it destroys', async ({ page, doors }) => {
  const door = await doors.at('device');
  await openConsole(page);
  await page.getByLabel('Data as JSON').fill('{ "a": ');
  await expect(page.getByText(/This is no JSON/)).toBeVisible();
  await page.getByLabel('Function').selectOption('rfkey/clear');
  const send = page.getByRole('button', { name: 'Send rfkey/clear' });
  await expect(send).toBeDisabled();
  await expect(page.getByText('This loses something that cannot be had back.')).toBeVisible();
  await page.getByLabel('Type CONFIRM to send it all the same').fill('CONFIRM');
  await send.click();
  await expect(page.getByRole('article', { name: 'rfkey/clear' })).toBeVisible();
  expect(asked(door, 'rfkey/clear')).toBe(1);
});

test('tries a function that is in no table, and says what the intercom said', async ({
  page,
  doors,
}) => {
  const door = await doors.at('device');
  await openConsole(page);
  await page.getByLabel('Function').selectOption({ label: 'Another function…' });
  await page.getByLabel('Target').fill('face');
  await page.getByLabel('Action').fill('get');
  await page.getByLabel('Type CONFIRM to send it all the same').fill('CONFIRM');
  await page.getByRole('button', { name: 'Send face/get' }).click();
  const entry = page.getByRole('article', { name: 'face/get' });
  await expect(entry).toContainText('device.unsupported');
  expect(asked(door, 'face/get')).toBe(1);
});
