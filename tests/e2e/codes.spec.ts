import type { Page } from '@playwright/test';
import { askUnit, expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const P = 'Config.DoorSetting.PASSWORD.';

const code = (page: Page, number: number) =>
  page.getByRole('textbox', { name: `Code ${String(number)}`, exact: true });

test('sets public codes of the length chosen, and says which do not fit', async ({
  page,
  doors,
}) => {
  const door = await doors.at('codes', {
    seed: { privatekey: [{ Name: 'Ann', Code: '4711', DoorNum: '1' }] },
  });
  await page.getByRole('switch', { name: 'Public codes open the door' }).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Length').selectOption({ label: '4 digits' });
  await expect(page.getByText('4 digits, as chosen.')).toBeVisible();
  await code(page, 1).fill('4711');
  await expect(page.getByText(/This is the PIN of Ann already/)).toBeVisible();
  await code(page, 1).fill('1357');
  await code(page, 2).fill('1357');
  await expect(page.getByText('The same as code 1.')).toBeVisible();
  await code(page, 2).fill('2468');
  await expectAccessible(page, 'public codes');
  await expectNoSidewaysScroll(page, 'public codes');

  await page.getByRole('button', { name: 'Review changes' }).click();
  const review = page.getByRole('dialog');
  await expect(review.getByRole('row')).toHaveCount(5);
  await review.getByRole('button', { name: 'Write 4 values' }).click();
  await expect(review.getByRole('list', { name: 'What was written' })).toBeVisible();
  await expect
    .poll(() => askUnit(door.unit.url, { target: 'publiccode', action: 'get' }))
    .toMatchObject({
      [`${P}PublicKeyEnable`]: '1',
      [`${P}PublicKeyBitsLimit`]: '1',
      [`${P}PublicKey1`]: '1357',
      [`${P}PublicKey2`]: '2468',
    });
});

test('keeps what was entered when another list is looked at', async ({ page, doors }) => {
  await doors.at('codes');
  await code(page, 3).fill('13572468');
  await page.getByText('RF cards', { exact: true }).click();
  await expect(page.getByText('No RF cards on this intercom yet')).toBeVisible();
  await page.getByText(/^Public codes \(1/).click();
  await expect(code(page, 3)).toHaveValue('13572468');
});

test('names codes that more than one has, whichever list they are in', async ({ page, doors }) => {
  await doors.at('codes', {
    seed: {
      rfkey: [{ Name: 'Bob', Code: '00B4161D', DoorNum: '1' }],
      user: [
        { Name: 'Dora', UserID: '9', CardCode: 'B4161D', PrivatePIN: '', ScheduleRelay: '1001-1' },
      ],
    },
  });
  const alert = page.getByRole('alert').filter({ hasText: 'The same code more than once' });
  await expect(alert).toContainText('Bob (RF cards), Dora (Users)');
  await expectAccessible(page, 'shared codes');
});

test('takes PINs that are typed line by line, and writes them after a check', async ({
  page,
  doors,
}) => {
  const door = await doors.at('codes');
  await page.getByText('PINs', { exact: true }).click();
  await page.getByRole('button', { name: 'Bring in…' }).click();
  await page.getByRole('radio', { name: 'Type' }).check();
  await expectAccessible(page, 'where from');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Type them in' })).toBeVisible();
  await page.getByLabel('Name, line 1').fill('Ann, Lee');
  await page.getByLabel('PIN, line 1').fill('0815');
  await page.getByLabel('Name, line 2').fill('Bob');
  await page.getByLabel('PIN, line 2').fill('4711');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name, line 3')).toBeFocused();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Are the rows right?' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Ann, Lee' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: /^(Write|Bring|Add)/ }).click();
  await expect
    .poll(() => door.unit.state.records.privatekey.rows.map(({ Name, Code }) => [Name, Code]))
    .toEqual([
      ['Ann, Lee', '0815'],
      ['Bob', '4711'],
    ]);
});

test('says what a card that is typed is printed as, and keeps the way to write in sight', async ({
  page,
  doors,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const door = await doors.at('codes', {
    seed: {
      privatekey: [{ Name: 'Ann', Code: '4711', DoorNum: '1' }],
      user: [{ Name: 'Dora', UserID: '9', PrivatePIN: '4711', ScheduleRelay: '1001-1' }],
    },
  });
  await page.getByText('RF cards', { exact: true }).click();
  await page.getByRole('button', { name: 'Add RF card' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Night watch');
  await form.getByLabel('Card number').fill('00:b4:16:1d');
  await expect(form.getByText('0011802141 or 180,05661')).toBeVisible();
  await form.getByLabel('From').fill('22');
  await form.getByLabel('To', { exact: true }).fill('600');
  await expect(form.getByText(/^From 22:00 to 06:00 goes over midnight/)).toHaveCount(0);
  await form.getByLabel('Name').focus();
  await expect(form.getByText(/^From 22:00 to 06:00 goes over midnight/)).toBeVisible();
  // How often means something only where a card works a number of times.
  await expect(form.getByLabel('How many times')).toHaveCount(0);
  await form.getByLabel('Rule').selectOption('A number of times');
  await form.getByLabel('How many times').fill('3');
  await expectAccessible(page, 'a card');
  await expect(form.getByRole('button', { name: 'Keep', exact: true })).toBeInViewport({
    ratio: 1,
  });
  await form.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('row', { name: /Night watch/ })).toContainText('22:00 to 06:00');
  await page.getByRole('button', { name: 'Review and write…' }).click();
  const write = page.getByRole('button', { name: 'Write 1 change' });
  await expect(write).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('The same code more than once: 1 case')).toBeVisible();
  await write.click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(door.unit.state.records.rfkey.rows).toEqual([
    expect.objectContaining({ Code: '00B4161D', TimeStart: '22:00', Tags: '1', Frequency: '3' }),
  ]);
});
