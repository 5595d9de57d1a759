import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import { storedRows } from './support/records';

const CONTACTS = [
  { Name: 'Adams', Phone: '101', Group: 'Floor 1', DialType: '0' },
  { Name: 'Baker', Phone: '102', Group: 'Floor 1', DialType: '0' },
  { Name: 'Clark', Phone: '201', Group: 'Floor 2', DialType: '0' },
];

test('many contacts get another group at once, old to new before it is written', async ({
  page,
  doors,
}) => {
  const door = await doors.at('contacts', {
    seed: { contact: CONTACTS, group: [{ Name: 'Floor 1' }, { Name: 'Floor 2' }] },
  });
  await page.getByLabel('Which group to show').selectOption('Floor 1 (2)');
  await expect(page.getByText('2 rows')).toBeVisible();
  await page.getByLabel('Select all').check();
  await page.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Group', { exact: true }).fill('Floor 2');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'change of many');
  await dialog.getByRole('button', { name: 'Change 2 rows' }).click();

  await expect(page.getByText('2 changed: not on the intercom yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Review and write…' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Adams: Group' });
  await expect(row).toContainText('Floor 1');
  await expect(row).toContainText('Floor 2');
  await page.getByRole('button', { name: 'Write 2 changes' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(storedRows(door, 'contact').map(({ Group }) => Group)).toEqual([
    'Floor 2',
    'Floor 2',
    'Floor 2',
  ]);
});

test('a group that is renamed takes its contacts along', async ({ page, doors }) => {
  await doors.at('contacts', {
    seed: { contact: CONTACTS, group: [{ Name: 'Floor 1' }] },
  });
  await expect(page.getByText('3 rows')).toBeVisible();
  await page.getByText('Groups', { exact: true }).click();
  await page.getByRole('row', { name: /Floor 1/ }).dblclick();
  await page.getByRole('dialog').getByLabel('Name').fill('Ground floor');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/2 contacts were changed along with it/)).toBeVisible();
  await page.getByText('Contacts (2 changed)').click();
  await expect(page.getByRole('row', { name: /Adams/ })).toContainText('Ground floor');
});

test('a group goes and its contacts move on; a group that is new is made first', async ({
  page,
  doors,
}) => {
  const door = await doors.at('contacts', {
    seed: { contact: CONTACTS, group: [{ Name: 'Floor 1' }, { Name: 'Floor 2' }] },
  });
  await page.getByText('Groups', { exact: true }).click();
  const row = page.getByRole('row', { name: /Floor 1/ });
  await expect(row.getByRole('gridcell').nth(2)).toHaveText('2');
  await row.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Where do the contacts go?' });
  await expect(dialog).toContainText('2 contacts are in what you remove.');
  await dialog.getByLabel('They go to').selectOption('Floor 2');
  await expectAccessible(page, 'a group that goes');
  await dialog.getByRole('button', { name: 'Remove the group and move its contacts' }).click();
  await expect(page.getByText(/2 contacts were moved along with it/)).toBeVisible();
  await page.getByRole('button', { name: 'Review and write…' }).click();
  // Its contacts still name it on the intercom.
  await expect(page.getByText('“Floor 1” goes, and 2 contacts still name it.')).toBeVisible();
  await page.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();

  await page.getByText('Contacts (2 changed)').click();
  await page.getByRole('row', { name: /Clark/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Move to a group…' }).click();
  const move = page.getByRole('dialog');
  await move.getByLabel('Group', { exact: true }).fill('Roof');
  await move.getByRole('button', { name: 'Change 1 row' }).click();
  await page.getByRole('button', { name: 'Review and write…' }).click();
  await expect(page.getByText(/^New groups are made first: Roof\./)).toBeVisible();
  await page.getByRole('button', { name: 'Write 3 changes' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(storedRows(door, 'group').map(({ Name }) => Name)).toEqual(['Floor 2', 'Roof']);
  expect(storedRows(door, 'contact').map(({ Name, Group }) => [Name, Group])).toEqual([
    ['Adams', 'Floor 2'],
    ['Baker', 'Floor 2'],
    ['Clark', 'Roof'],
  ]);
});

test('a dial rule with five replacements is written, and one is removed, by keyboard', async ({
  page,
  doors,
}) => {
  const door = await doors.at('dial-rules', {
    seed: { dialreplace: [{ Prefix: '9', Line: '0', Replace1: '900' }] },
  });
  await expect(page.getByText('1 row, room for 20,000')).toBeVisible();
  await page.getByRole('button', { name: 'Add dial rule' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('Number dialled').fill('12');
  for (const n of [1, 2, 3, 4, 5]) await form.getByLabel(`Replacement ${n}`).fill(`10${n}`);
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await page.getByRole('row', { name: /900/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(page.getByText('1 new, 1 to remove: not on the intercom yet.')).toBeVisible();
  await expectAccessible(page, 'dial rules');
  await expectNoSidewaysScroll(page, 'dial rules');
  await page.getByRole('button', { name: 'Review and write…' }).press('Enter');
  await page.getByRole('button', { name: 'Write 2 changes' }).press('Enter');
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(storedRows(door, 'dialreplace')).toEqual([
    expect.objectContaining({ Prefix: '12', Replace1: '101', Replace5: '105' }),
  ]);

  await page.getByRole('button', { name: 'Undo: put the list back as it was' }).click();
  await expect
    .poll(() => storedRows(door, 'dialreplace').map(({ Prefix }) => Prefix))
    .toEqual(['9']);
});

test('a list is emptied only after its door was named', async ({ app, page, doors }) => {
  const door = await doors.open({ seed: { contact: CONTACTS } });
  await app.call('intercoms.update', { id: door.id, name: 'Front gate' });
  await app.open(`#/intercom/${door.id}/contacts`);
  await page.getByRole('button', { name: 'More' }).last().click();
  await page.getByRole('menuitem', { name: 'Remove all…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Remove all contacts' })).toBeDisabled();
  await dialog.getByLabel('Type Front gate to confirm').fill('front gate');
  await dialog.getByRole('button', { name: 'Remove all contacts' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(storedRows(door, 'contact')).toEqual([]);
});

test('a list that the intercom lacks is not taken for an empty one', async ({ page, doors }) => {
  await doors.at('dial-rules', { model: 'A01' });
  await expect(page.getByText('This intercom has no list of dial rules')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add dial rule' })).toHaveCount(0);
});
