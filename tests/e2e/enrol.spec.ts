import type { Page } from '@playwright/test';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import { typeAsReader } from './support/usb-reader';

const seed = { rfkey: [{ Name: 'Caretaker', Code: '00B4161D', DoorNum: '1' }] };

const next = (page: Page) => page.getByRole('button', { name: 'Next' });
const now = (page: Page) => page.getByRole('region', { name: 'Now' });

/** Opens card reading for these people and stops where the first card is awaited. */
async function toCards(page: Page, names: string): Promise<void> {
  await page.getByRole('button', { name: 'Read cards…' }).click();
  await expect(page.getByRole('heading', { name: 'Who gets a card?' })).toBeVisible();
  await page.getByLabel('New people').fill(names);
  await next(page).click();
  await expect(page.getByRole('heading', { name: /What do the cards open/ })).toBeVisible();
  await next(page).click();
  await expect(now(page)).toContainText('This card is for');
}

test('takes cards at the reader of the intercom, one person after another', async ({
  page,
  doors,
}) => {
  const door = await doors.at('codes', { seed });
  await toCards(page, 'Ann\nBob');
  await expect(now(page)).toContainText('Ann');
  door.unit.presentCard('0A1B2C3D');
  await expect(now(page)).toContainText('Ann has 0A1B2C3D.');
  await expect(now(page)).toContainText('Bob');
  door.unit.presentCard('00B4161D');
  await expect(page.getByRole('alert')).toContainText(
    'The card 00B4161D belongs to Caretaker (RF cards). It was not taken.',
  );
  await page.getByRole('button', { name: 'Go on with another card' }).click();
  door.unit.presentCard('11223344');
  await expect(now(page)).toContainText('Everybody has been seen to');
  await next(page).click();
  await page.getByRole('button', { name: 'Write 2 changes' }).click();
  await expect(page.getByText('2 added.').first()).toBeVisible();
  expect(door.unit.state.records.rfkey.rows.map(({ Name, Code }) => [Name, Code])).toEqual([
    ['Caretaker', '00B4161D'],
    ['Ann', '0A1B2C3D'],
    ['Bob', '11223344'],
  ]);
});

test('takes cards at a USB reader; undoes, skips, and shows every form of the number', async ({
  page,
  doors,
}) => {
  await doors.at('codes', { seed });
  await toCards(page, 'Ann\nBob\nCarla');
  await page.getByText('USB reader', { exact: true }).click();
  await typeAsReader(page, '0169552957');
  await expect(now(page)).toContainText('Ann has 0A1B2C3D.');
  await expect(page.getByText('027,11325')).toBeVisible();
  await expect(page.getByText('3D2C1B0A')).toBeVisible();
  await expectAccessible(page, 'cards');
  await expectNoSidewaysScroll(page, 'cards');

  await page.getByRole('button', { name: 'Take the last card back' }).click();
  await expect(now(page)).toContainText('Ann');
  await page.getByRole('button', { name: 'Skip this person' }).click();
  await expect(now(page)).toContainText('Bob');
  await typeAsReader(page, '0A1B2C3D');
  await expect(now(page)).toContainText('Carla');
  // Another screen and back: nothing is lost.
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Codes and cards' }).click();
  await expect(now(page)).toContainText('Carla');
  await page.reload();
  await expect(now(page)).toContainText('Carla');
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'Leave, keep what I entered' }).click();
  await expect(page.getByRole('button', { name: 'Go on reading cards (1 taken)' })).toBeVisible();
});

test('finds out how a USB reader writes by the same card at the door', async ({ page, doors }) => {
  const door = await doors.at('codes', { seed });
  await toCards(page, 'Ann');
  await page.getByText('USB reader', { exact: true }).click();
  await page.getByRole('button', { name: 'Compare with the door…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with the door' });
  await typeAsReader(page, '3D2C1B0A');
  await expect(dialog).toContainText('3D2C1B0A');
  door.unit.presentCard('0A1B2C3D');
  await expect(dialog).toContainText('Hexadecimal, bytes reversed');
  await expectAccessible(page, 'comparison');
  await dialog.getByRole('button', { name: 'Use this form' }).click();
  await expect(page.getByText(/^Compared: the same card/)).toBeVisible();
  await typeAsReader(page, '44332211');
  await expect(page.getByText('Ann has 11223344.')).toBeVisible();
});

test('begins at the people with the people as their place, and comes back after a reload', async ({
  page,
  doors,
}) => {
  await doors.at('users', { seed });
  await page.getByRole('button', { name: 'Read cards…' }).click();
  await expect(page.getByRole('radio', { name: 'To the people in Users' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Who gets a card?' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'To the people in Users' })).toBeChecked();
});

test('adds a card to somebody who is in Users, with everything else of them kept', async ({
  page,
  doors,
}) => {
  const door = await doors.at('codes', {
    seed: {
      user: [
        {
          Name: 'Dora',
          UserID: '9',
          CardCode: '',
          PrivatePIN: '2580',
          Relays: '1001-1',
          LiftFloorNum: '0',
          WebRelay: '0',
        },
      ],
    },
  });
  await page.getByRole('button', { name: 'Read cards…' }).click();
  await page.getByRole('button', { name: 'Add Dora' }).click();
  await next(page).click();
  await next(page).click();
  await page.getByText('USB reader', { exact: true }).click();
  await typeAsReader(page, '0A1B2C3D');
  await expect(now(page)).toContainText('Everybody has been seen to');
  await next(page).click();
  await page.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('1 changed.').first()).toBeVisible();
  expect(door.unit.state.records.user.rows[0]).toMatchObject({
    Name: 'Dora',
    PrivatePIN: '2580',
    CardCode: '0A1B2C3D',
  });
});
