import { readFile } from 'node:fs/promises';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const PASSPHRASE = 'a long passphrase';

test('prepares a site, recognises its door, applies it and puts it back', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const gate = await doors.open();
  await app.open('#/site');
  await expect(page.getByRole('heading', { name: 'No site yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New site' }).first().click();
  await page.getByLabel('Name of the site').fill('Riverside Court');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the site' }).click();
  await expect(page.getByRole('heading', { name: 'Riverside Court' })).toBeVisible();

  // A door, planned by the MAC of its label.
  await page.getByRole('button', { name: 'Add a door' }).first().click();
  const door = page.getByRole('dialog', { name: 'Add a door' });
  await door.getByLabel('Name', { exact: false }).first().fill('Front gate');
  await door.getByLabel('MAC', { exact: true }).fill(gate.unit.mac);
  await expectAccessible(page, 'door of a site');
  await door.getByRole('button', { name: 'Save the door' }).click();
  await page.getByRole('button', { name: 'Recognise the doors…' }).click();
  await page.getByRole('button', { name: 'Bind 1 door' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Front gate' });
  await expect(row).toContainText('Recognised');
  await expectAccessible(page, 'doors of a site');
  await expectNoSidewaysScroll(page, 'doors of a site');

  // Somebody, out of a list from an office.
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Import people…' }).first().click();
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Choose/ }).click();
  await (
    await picked
  ).setFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name;Flat;Card\nAnna Kowalski;4;00B4161D\nMax Miller;5;1.23E+10\n'),
  });
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByText('1 new, 0 changed, 0 as they are, 1 refused')).toBeVisible();
  await expectAccessible(page, 'import of people');
  await page.getByRole('button', { name: 'Take 1 row into the site' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('row').filter({ hasText: 'Anna Kowalski' })).toBeVisible();

  // The plan says what would be written; nothing is written before.
  await page.getByRole('link', { name: 'Plan' }).click();
  await page.getByRole('button', { name: 'Compare the site with the intercoms' }).click();
  await expect(page.getByText(/Add Anna Kowalski \(flat 4\)/)).toBeVisible();
  await expectAccessible(page, 'plan of a site');
  await expectNoSidewaysScroll(page, 'plan of a site');
  await page.getByRole('button', { name: 'Apply to 1 door' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply to 1 door' }).click();
  await expect(page).toHaveURL(/#\/jobs\//);
  const job = page.url().split('/').at(-1) ?? '';
  await expect(page.getByText(/Written and read back/)).toBeVisible({ timeout: 60_000 });

  // What the intercom has now is what the site wants: read again, nothing is left.
  const { sites } = await app.call('site.list', {});
  const site = sites[0]?.site ?? '';
  await page.evaluate((id) => (location.hash = `#/site/${id}/plan`), site);
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect(page.getByText('Everything is as the site wants it.')).toBeVisible();

  // Somebody was added at the door meanwhile: by name, and taken into the site.
  const [anna] = gate.unit.state.records.user.rows;
  gate.unit.state.records.user.add({
    ...anna,
    Name: 'Postman',
    UserID: '78',
    CardCode: '00DEAD01',
  });
  await page.getByRole('button', { name: 'Compare again' }).click();
  await page.getByRole('button', { name: /Front gate.*1 unknown/ }).click();
  await page.getByRole('button', { name: 'Show 1 unknown row…' }).click();
  await page.getByRole('checkbox', { name: /Postman/ }).check();
  await page.getByRole('button', { name: 'Take it into the site' }).click();
  await expect(page.getByRole('button', { name: /Front gate.*unknown/ })).toHaveCount(0);
  await expect
    .poll(async () =>
      (await app.call('site.get', { site })).document.people.map(({ name }) => name),
    )
    .toEqual(['Anna Kowalski', 'Postman']);

  // And put back, it is as it was.
  await page.evaluate((id) => (location.hash = `#/jobs/${id}`), job);
  await page.getByRole('button', { name: 'Put back what was changed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put back what was changed' }).click();
  // The window goes to the job of the undo as soon as that has begun, and not again after that.
  await expect(page).not.toHaveURL(new RegExp(job));
  await expect
    .poll(async () => (await app.call('fleets.list', {})).fleets[0]?.state, { timeout: 60_000 })
    .toBe('done');
  await page.evaluate((id) => (location.hash = `#/site/${id}/plan`), site);
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect(page.getByText(/Add Anna Kowalski \(flat 4\)/)).toBeVisible();
});

test('hides the secrets of a site, shows them again, and hands it over', async ({ app, page }) => {
  test.slow();
  const { site } = await app.call('site.create', {
    name: 'Harbour House',
    passphrase: PASSPHRASE,
  });
  await app.call('site.edit', {
    site,
    edits: [
      { edit: 'put-door', item: { id: 'd1', name: 'Lobby', model: 'R29' } },
      { edit: 'put-person', item: { id: 'p1', name: 'Lucy Stone', pins: ['471147'] } },
    ],
  });
  await app.open(`#/site/${site}/people`);
  const lucy = page.getByRole('row').filter({ hasText: 'Lucy Stone' });
  await lucy.dblclick();
  await expect(page.getByRole('dialog')).toContainText('471147');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hide the secrets' }).click();
  await expect(page.getByText('are hidden until the passphrase is given')).toBeVisible();
  await lucy.dblclick();
  await expect(page.getByRole('dialog')).not.toContainText('471147');
  await expect(page.getByRole('dialog')).toContainText('Hidden');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show the secrets' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase').fill('a wrong passphrase');
  await dialog.getByRole('button', { name: 'Show the secrets' }).click();
  await expect(dialog).toContainText('site.wrong-passphrase');
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Show the secrets' }).click();
  await expect(page.getByRole('button', { name: 'Hide the secrets' })).toBeVisible();

  // The doors of all that are selected, said once.
  await lucy.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Which doors…' }).click();
  await dialog.getByLabel('Only these doors').check();
  await dialog.getByRole('combobox', { name: 'Doors' }).click();
  await page.getByRole('option', { name: 'Lobby' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save for 1 person' }).click();
  await expect(lucy).toContainText('Lobby');

  await page.getByRole('link', { name: 'Hand-over' }).click();
  await expect(page.getByRole('heading', { name: 'Report', exact: true })).toBeVisible();
  await expectAccessible(page, 'hand-over of a site');
  await page.getByLabel('As', { exact: true }).selectOption('html');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the report' }).click();
  const report = await readFile(await (await download).path(), 'utf8');
  expect(report).toContain('Lobby');
  expect(report).toContain('Lucy Stone');
  expect(report, 'no PIN in what is handed over').not.toContain('471147');

  await page.getByRole('link', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByLabel('What was done').fill('Caretaker shown how a card is blocked');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(
    page.getByRole('row').filter({ hasText: 'Caretaker shown how a card is blocked' }),
  ).toBeVisible();
  await expectAccessible(page, 'history of a site');
});

test('keeps schedules, SIP servers, presets and dial rules of a site', async ({ app, page }) => {
  const { site } = await app.call('site.create', { name: 'Mill', passphrase: PASSPHRASE });
  await app.open(`#/site/${site}/defaults`);
  await page.getByLabel('Customer', { exact: true }).fill('Mill Ltd');
  await page.getByRole('button', { name: 'Save the site' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page, 'facts of a site');

  await page.getByText('SIP servers', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a SIP server' }).click();
  await page.getByLabel('Address of the registrar').fill('10.0.0.5');
  await page.getByRole('button', { name: 'Save the SIP server' }).click();
  await page.getByText('Schedules', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a schedule' }).click();
  await page.getByLabel('Name', { exact: false }).fill('Office hours');
  await page.getByLabel('Sun').uncheck();
  await page.getByRole('button', { name: 'Save the schedule' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Office hours' })).toContainText('Mon');
  await page.getByText('Presets', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a preset' }).click();
  await page.getByLabel('Name', { exact: false }).fill('Strikes');
  await page.getByRole('combobox', { name: 'Add a setting' }).fill('Relay A: stays');
  await page.getByRole('option', { name: 'Relay A: stays open for' }).click();
  await page.getByRole('textbox', { name: 'Relay A: stays open for' }).fill('7');
  await expectAccessible(page, 'preset of a site');
  await page.getByRole('button', { name: 'Save the preset' }).click();
  await page.getByText('Dial rules', { exact: true }).click();
  await page.getByRole('button', { name: 'Add a dial rule' }).click();
  await page.getByLabel('Number dialled').fill('4');
  await page.getByLabel('Calls in its place 1').fill('104');
  await page.getByRole('button', { name: 'Save the dial rule' }).click();
  await expect(page.getByRole('row').filter({ hasText: '104' })).toBeVisible();

  const { document } = await app.call('site.get', { site });
  expect(document.customer.name).toBe('Mill Ltd');
  expect(document.servers.map(({ server }) => server)).toEqual(['10.0.0.5']);
  expect(document.schedules.map(({ name, days }) => [name, days])).toEqual([
    ['Office hours', '1111110'],
  ]);
  expect(Object.values(document.presets[0]?.values ?? {})).toEqual(['7']);
  expect(document.dialRules.map(({ prefix, replacements }) => [prefix, replacements])).toEqual([
    ['4', ['104']],
  ]);
});
