import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import { people, storedRows } from './support/records';

test('a person gets a PIN, two cards and two times, and nothing is sent before the review', async ({
  page,
  doors,
}) => {
  const door = await doors.at('users', { model: 'E18C', seed: { user: people(3) } });
  await expect(page.getByRole('grid', { name: 'List of people' })).toBeVisible();
  await expect(page.getByText('3 rows')).toBeVisible();

  await page.getByRole('button', { name: 'Add person' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('User ID').fill('7');
  await form.getByLabel('Name').fill('Lucy');
  await form.getByLabel('PIN', { exact: true }).fill('4711');
  await form.getByLabel('Card to add').fill('00B4161D');
  await page.keyboard.press('Enter');
  await form.getByLabel('Card to add').fill('00B4161E');
  await page.keyboard.press('Enter');
  await expect(form.getByText('00B4161D')).toBeVisible();
  await form.getByRole('button', { name: 'Add another time' }).click();
  await form.getByLabel('When', { exact: true }).nth(1).selectOption('Never');
  await form.getByRole('button', { name: 'Keep', exact: true }).click();

  await expect(page.getByText('1 new: not on the intercom yet.')).toBeVisible();
  expect(storedRows(door, 'user')).toHaveLength(3);

  await page.getByRole('button', { name: 'Review and write…' }).click();
  await expect(page.getByRole('heading', { name: 'New (1)' })).toBeVisible();
  await expect(page.getByText('4711')).toHaveCount(0);
  await page.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();

  const lucy = storedRows(door, 'user').find((row) => row.UserID === '7');
  expect(lucy).toMatchObject({ Name: 'Lucy', PrivatePIN: '4711', CardCode: '00B4161D;00B4161E' });
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByText('4 rows')).toBeVisible();
  await expect(page.getByText('not on the intercom yet')).toHaveCount(0);
});

test('people say where they come from; one of a cloud can be looked at and not changed', async ({
  page,
  doors,
}) => {
  const [first, second, third, fourth] = people(4);
  await doors.at('users', {
    seed: {
      user: [
        { ...first!, SourceType: '2', Type: '0' },
        second!,
        { ...third!, SourceType: '4' },
        { ...fourth!, SourceType: '17' },
      ],
    },
  });
  for (const [name, source] of [
    ['Person 00001', 'Cloud'],
    ['Person 00002', 'Local'],
    ['Person 00003', 'SDMC'],
    ['Person 00004', '17'],
  ] as const) {
    const row = page.getByRole('row', { name: new RegExp(name) });
    await expect(row.getByRole('gridcell', { name: source, exact: true })).toBeVisible();
  }
  await page.getByRole('row', { name: /Person 00003/ }).dblclick();
  await expect(page.getByText('This person is kept by a cloud; change them there.')).toBeVisible();
  // Its values are there to be read, not greyed out in fields.
  const told = page.getByRole('dialog').getByRole('definition');
  await expect(told.filter({ hasText: 'SDMC, a management program' })).toBeVisible();
  await expect(told.filter({ hasText: 'Person 00003' })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(0);
});

test('what another technician has changed meanwhile is said by name, and decided row by row', async ({
  app,
  page,
  doors,
}) => {
  const door = await doors.at('users', { model: 'E18C', seed: { user: people(3) } });
  const { id } = door;
  const change = async (row: RegExp, field: RegExp, value: string) => {
    await page.getByRole('row', { name: row }).dblclick();
    await page.getByRole('dialog').getByLabel(field).fill(value);
    await page.keyboard.press('Enter');
  };
  await change(/Person 00001/, /^Name/, 'Mine');
  await change(/Person 00002/, /^PIN/, '4711');
  await page.getByRole('row', { name: /Person 00003/ }).dblclick();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove this person' }).click();

  // Meanwhile, in another window.
  const job = await app.call('records.apply', {
    ...{ id, kind: 'user' },
    change: {
      mode: 'edit',
      set: [
        { ID: '1', Name: 'Theirs', CardCode: '00AABBCC' },
        { ID: '2', PrivatePIN: '1234' },
        { ID: '3', Name: 'Somebody else' },
      ],
    },
  });
  await expect.poll(async () => (await app.call('jobs.get', { id: job.id })).state).toBe('done');

  await page.getByRole('button', { name: 'Review and write…' }).click();
  await expect(
    page.getByRole('heading', { name: 'Changed by somebody else meanwhile (3)' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Write \d/ })).toHaveCount(0);
  await expectAccessible(page, 'changed meanwhile');
  const first = page.getByRole('listitem', { name: 'Person 00001' });
  await expect(first).toContainText(
    'was Person 00001, is now Theirs on the intercom. You want Mine',
  );
  await expect(first).toContainText('Cards');
  const second = page.getByRole('listitem', { name: 'Person 00002' });
  await expect(second).toContainText('PIN: is another one now on the intercom.');
  await expect(second).not.toContainText('1234');

  await first.getByRole('button', { name: 'Write mine' }).click();
  await second.getByRole('button', { name: 'Keep what is on the intercom' }).click();
  await page
    .getByRole('listitem', { name: 'Person 00003' })
    .getByRole('button', { name: 'Remove it all the same' })
    .click();
  await expect(page.getByRole('row').filter({ hasText: 'Mine: Name' })).toContainText('Theirs');
  await page.getByRole('button', { name: 'Write 2 changes' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  // Of the first only what was entered here was written over: the card of the other stays.
  expect(storedRows(door, 'user')).toMatchObject([
    { Name: 'Mine', CardCode: '00AABBCC' },
    { PrivatePIN: '1234' },
  ]);

  // What is put back is put back: none of it waits as a change again.
  await page.getByRole('button', { name: 'Undo: put the list back as it was' }).click();
  await expect.poll(() => storedRows(door, 'user').length).toBe(3);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByRole('row', { name: /Theirs/ })).toBeVisible();
  await expect(page.getByText('not on the intercom yet')).toHaveCount(0);
});

test('a schedule is made, and the factory ones stay', async ({ page, doors }) => {
  const door = await doors.at('users');
  await page.getByText('Schedules', { exact: true }).click();
  await page.getByRole('row', { name: /Always/ }).dblclick();
  await expect(page.getByText('This one is on every intercom and stays as it is.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add schedule' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill('Office hours');
  await form.getByLabel('Repeats').selectOption('Weekly');
  await form.getByRole('button', { name: 'Saturday' }).click();
  await form.getByRole('button', { name: 'Sunday' }).click();
  await form.getByLabel('From').fill('08:00');
  await form.getByLabel('To').fill('18:00');
  await form.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('row', { name: /Office hours/ })).toContainText('Mon to Fri');
  await page.getByRole('button', { name: 'Review and write…' }).click();
  await expect(page.getByRole('heading', { name: 'New (1)' })).toBeVisible();
  await expectAccessible(page, 'review of schedules');
  await page.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  await expectAccessible(page, 'result of schedules');
  expect(storedRows(door, 'schedule')).toContainEqual(
    expect.objectContaining({ Name: 'Office hours', Type: '1', Week: '12345', TimeEnd: '18:00' }),
  );
});

test('people and their editor can be read in light and dark', async ({ page, doors }) => {
  await doors.at('users', { seed: { user: people(30) } });
  await expect(page.getByText('30 rows')).toBeVisible();
  await page.getByRole('row', { name: /Person 00002/ }).focus();
  await page.keyboard.press('Space');
  await expectAccessible(page, 'people');
  await expectNoSidewaysScroll(page, 'people');
  await page.getByRole('row', { name: /Person 00003/ }).dblclick();
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Person 00003');
  await expectAccessible(page, 'editor of a person');
});

test('an editor that is open stays open when the intercom lets us in again', async ({
  app,
  page,
  doors,
}) => {
  const door = await doors.at('users', { model: 'E18C', seed: { user: people(3) } });
  const { id } = door;
  await page.getByRole('row', { name: /Person 00002/ }).dblclick();
  const name = page.getByRole('dialog').getByLabel(/^Name/);
  await name.fill('Half written');
  // Somebody changes its password, and another window signs in with the new one.
  door.unit.state.config.set('Config.DoorSetting.APIFCGI.Password', 'new-password-1');
  await expect(app.call('records.list', { id, kind: 'group' })).rejects.toThrow('auth.');
  const header = page.locator('header', { hasText: 'E18C' });
  await expect(header).not.toContainText('Ready');
  await app.call('intercoms.connect', {
    ...{ address: door.unit.address, username: 'admin', password: 'new-password-1' },
  });
  await expect(header).toContainText('Ready');
  await expect(name).toHaveValue('Half written');
});

test('a silence of the intercom is said, and ends by itself', async ({ app, page, doors }) => {
  const door = await doors.open({ model: 'E18C', seed: { user: people(3) } });
  const held = door.unit.faults.add({ kind: 'slow', target: 'user', action: 'get' });
  await app.open(`#/intercom/${door.id}/users`);
  await expect(page.getByText(/^No news for \d+ s\..*is the cable in\?/)).toBeVisible();
  held.release();
  await expect(page.getByText('3 rows')).toBeVisible();
  await expect(page.getByText(/^No news for/)).toHaveCount(0);
});
