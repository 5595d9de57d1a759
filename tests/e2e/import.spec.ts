import type { Page } from '@playwright/test';
import { expect, test, type Door } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const PEOPLE = [
  'Name;User ID;PIN;Card',
  'Lucy Hall;101;04711;00B4161D',
  'Max Reed;102;12;99D78D72',
  'Ann Bell;103;1,23E+10;99D78D73',
  'Eve Moss;104;58203;00B4161D',
  'Zoe Park;105;70707;',
].join('\r\n');

/** The wizard as a person sees it. */
class Wizard {
  readonly next;
  constructor(readonly page: Page) {
    this.next = page.getByRole('button', { name: 'Next', exact: true });
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name, level: 2 });
  }

  /** Opens it from a list, and waits for its first step. */
  async open() {
    await this.page.getByRole('button', { name: 'Import…' }).click();
    await expect(this.heading(/^Which file holds/)).toBeVisible();
  }

  async choose(name: string, content: string | Buffer) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /^Choose (the|another) file/ }).click();
    const buffer = Buffer.from(content);
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** The chosen file was read. */
  async taken() {
    await expect(this.page.getByRole('button', { name: /^Choose another file/ })).toBeEnabled();
  }

  async toCheck() {
    await this.taken();
    await this.next.click();
    await expect(this.heading('Which column is what?')).toBeVisible();
    await this.next.click();
    await expect(this.heading('Are the rows right?')).toBeVisible();
    await expect(this.page.getByRole('grid', { name: 'Rows of the file' })).toBeVisible();
  }

  /** Presses Next on doors and times, and waits for the comparison. */
  async toReview() {
    await this.next.click();
    await expect(this.heading(/^(Which doors, and when|Which group)\?$/)).toBeVisible();
    await this.next.click();
    await expect(this.heading('Is this what you want to write?')).toBeVisible();
  }

  async write(count: number) {
    const name = `Write ${String(count)} change${count === 1 ? '' : 's'}`;
    await this.page.getByRole('button', { name, exact: true }).click();
    await expect(this.page.getByText('Done. Everything was read back')).toBeVisible();
  }
}

const names = (door: Door) => door.unit.state.records.user.rows.map(({ Name }) => Name);

test('brings people from a table: mends a row, leaves one out, writes the rest', async ({
  page,
  doors,
}) => {
  const door = await doors.at('users');
  const wizard = new Wizard(page);
  await wizard.open();
  await expect(page.getByRole('button', { name: 'Save an example…' })).toBeVisible();
  await wizard.next.click();
  await expect(page.getByText('Still missing: a file.')).toBeVisible();
  await wizard.choose('people.csv', PEOPLE);
  await expect(page.getByText('5 rows, UTF-8, cut by ;')).toBeVisible();
  await wizard.next.click();

  await expect(page.getByText(/guessed this from the headings/)).toBeVisible();
  await expect(page.getByLabel('What Card is')).toHaveValue('CardCode');
  await expect(page.getByRole('radio', { name: /^Hexadecimal, as the/ })).toBeChecked();
  await expect(page.getByText('1D16B400')).toBeVisible();
  await page.getByLabel('What Name is').selectOption('');
  await expect(page.getByText('Still missing: Name.')).toBeVisible();
  await page.getByLabel('What Name is').selectOption('Name');
  await wizard.next.click();

  await expect(wizard.heading('Are the rows right?')).toBeVisible();
  await expect(page.getByText(/^5 rows: 2 not right/)).toBeVisible();
  const rows = page.getByRole('grid', { name: 'Rows of the file' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('a spreadsheet has rounded this number');
  await expect(rows.nth(2)).toContainText('The same card stands in row 1 too.');
  await wizard.next.click();
  await expect(page.getByText(/Still missing: 2 rows that are mended/)).toBeVisible();

  await rows.nth(1).getByRole('button', { name: 'Mend…' }).click();
  const editor = page.getByRole('dialog', { name: /^Row 3: Ann Bell/ });
  await expect(editor.getByText(/rounded this number/).first()).toBeVisible();
  await editor.getByLabel('PIN', { exact: true }).fill('33445');
  await editor.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(rows.nth(1)).toContainText('Good, changed here');
  await page.getByRole('button', { name: 'Leave out the one that is not right' }).click();
  await expect(rows.nth(2)).toContainText('Left out');

  await wizard.toReview();
  await expect(page.getByText('New (4)')).toBeVisible();
  await expect(page.getByText('Sent row by row')).toBeVisible();
  await wizard.write(4);
  expect(names(door)).toEqual(['Lucy Hall', 'Max Reed', 'Ann Bell', 'Zoe Park']);
  expect(door.unit.state.records.user.rows[0]).toMatchObject({ PrivatePIN: '04711' });

  await page.getByRole('button', { name: 'Undo: put the list back as it was' }).click();
  await expect.poll(() => names(door)).toEqual([]);
});

const CARDS = 'Card number,Name\n0011802141,Lucy\n2581040498,Max\n';

test('reads decimal cards, keeps doors that are there, removes only what was ticked by name', async ({
  page,
  doors,
}) => {
  const known = {
    ...{ DoorNum: '12', Mon: '1', Tue: '1', Wed: '1', Thur: '1', Fri: '1', Sat: '0', Sun: '0' },
    ...{ TimeStart: '08:00', TimeEnd: '18:00', Tags: '0', Frequency: '0' },
  };
  const door = await doors.at('codes', {
    model: 'E18C',
    seed: {
      rfkey: [
        { Name: 'Lucy H', Code: '00B4161D', ...known },
        { Name: 'Old tenant', Code: 'AABBCCDD', ...known },
        { Name: 'Caretaker', Code: 'AABBCCDE', ...known },
      ],
    },
  });
  const wizard = new Wizard(page);
  await page.getByRole('radiogroup', { name: 'Codes and cards' }).getByText('RF cards').click();
  await page.getByRole('button', { name: /^Bring in/ }).click();
  await wizard.next.click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'A file' })).toBeChecked();
  await wizard.next.click();
  await wizard.choose('cards.csv', CARDS);
  await expect(page.getByText('2 rows, UTF-8, cut by ,')).toBeVisible();
  await wizard.next.click();
  await page.getByRole('radio', { name: /^Decimal with ten digits/ }).check();
  await wizard.next.click();
  await wizard.toReview();
  await expect(page.getByRole('heading', { name: 'Changed (1)' })).toBeVisible();
  await expect(page.getByText('2 RF cards on the intercom are not in the file.')).toBeVisible();
  await expect(page.getByText('They stay.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose which to remove…' }).click();
  await page.getByRole('checkbox', { name: 'Select Old tenant' }).check();
  await page.getByRole('button', { name: 'Remove this one' }).click();
  await expect(page.getByText('Removed (1)')).toBeVisible();
  await wizard.write(3);

  const cards = door.unit.state.records.rfkey.rows;
  expect(cards.map(({ Name }) => Name)).toEqual(['Lucy', 'Caretaker', 'Max']);
  expect(cards[0]).toMatchObject({ Code: '00B4161D', DoorNum: '12', Sat: '0' });
  expect(cards[2]).toMatchObject({ Code: '99D78D72', DoorNum: '1', Sat: '1' });
});

test('says what is wrong with a file, and leaves everything as it was', async ({ page, doors }) => {
  const door = await doors.at('users');
  const wizard = new Wizard(page);
  await wizard.open();
  const bad: readonly (readonly [string, string | Buffer, RegExp, string])[] = [
    ['people.xlsx', Buffer.from('PK\u0003\u0004rest of it'), /Excel workbook/, 'file.not-text'],
    ['empty.csv', '', /empty/, 'file.empty'],
    ['people.csv', 'Name;PIN\r\n"Lucy;1', /Line 2: A quote is opened/, 'file.bad-csv'],
    [
      'bomb.xml',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      /Line 1: A document type/,
      'file.bad-xml',
    ],
    [
      'people.csv',
      'BEGIN:VCARD\r\nFN:Carol\r\nTEL:115\r\nEND:VCARD',
      /contacts/,
      'file.wrong-kind',
    ],
  ];
  for (const [name, content, message, code] of bad) {
    await wizard.choose(name, content);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(code);
    await expect(alert).toContainText(message);
  }
  expect(names(door)).toEqual([]);
});

test('hands the file of an intercom over as it is, when that is chosen', async ({
  page,
  doors,
}) => {
  const door = await doors.at('contacts');
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.choose(
    'phone book.vcf',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nTEL;TYPE=WORK:115\r\nEND:VCARD\r\n',
  );
  await expect(page.getByText('contacts (vCard), 1 row')).toBeVisible();
  await wizard.next.click();
  await expect(wizard.heading('Are the rows right?')).toBeVisible();
  await wizard.toReview();
  await page.getByRole('radio', { name: "By the intercom's own import" }).check();
  await page.getByRole('button', { name: 'Hand the file over' }).click();
  await expect(page.getByText('Done. Everything was read back')).toBeVisible();
  expect(door.unit.state.records.contact.rows).toMatchObject([{ Name: 'Carol' }]);
  expect(door.unit.requests.some(({ action }) => action === 'import')).toBe(true);
});

test('saves the list as a file that comes back as it was', async ({ page, doors }) => {
  await doors.at('contacts', {
    seed: { contact: [{ Name: '=1+1', Phone: '0115', Group: 'Default', DialType: '0' }] },
  });
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the contacts as a file' });
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  const file = await download;
  await expect(dialog.getByText(`"${file.suggestedFilename()}" was saved.`)).toBeVisible();
  await expect(dialog.getByText('It is in your downloads folder.')).toBeVisible();
  await expectAccessible(page, 'export');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  const wizard = new Wizard(page);
  await wizard.open();
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  await wizard.choose('back.csv', Buffer.concat(chunks));
  await wizard.toCheck();
  await wizard.toReview();
  await expect(page.getByText('1 row is there already, just so.')).toBeVisible();
  await expect(page.getByText('Still missing: nothing differs.')).toBeVisible();
});

test('keeps ten thousand rows within reach of the keyboard', async ({ app, page, doors }) => {
  const door = await doors.open({ model: 'E18C' });
  const lines = Array.from({ length: 10_000 }, (_, i) => `Person ${i};${4_000_000_000 + i}`);
  const wizard = new Wizard(page);
  await app.open(`#/intercom/${door.id}/users`);
  await wizard.open();
  await wizard.choose('many.csv', ['Name;User ID', ...lines].join('\n'));
  await wizard.toCheck();
  await expect(page.getByText(/^10000 rows: 0 not right/)).toBeVisible();
  const grid = page.getByRole('grid', { name: 'Rows of the file' });
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await expect(grid.getByText('Person 9999')).toBeVisible();
  await expect(
    grid.getByText('Person 9999').locator('xpath=ancestor::*[@role="row"]'),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /Person 9999/ })).toBeVisible();
  // As on a busy computer, where the dialog has not got the focus yet.
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('has no serious finding of axe on any step, and fits the window', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const door = await doors.open();
  const wizard = new Wizard(page);
  const look = async (what: string) => {
    await expectAccessible(page, what);
    await expectNoSidewaysScroll(page, what);
  };
  await app.open(`#/intercom/${door.id}/users`);
  await wizard.open();
  await look('file');
  await wizard.choose('people.csv', PEOPLE);
  await wizard.taken();
  await wizard.next.click();
  await expect(wizard.heading('Which column is what?')).toBeVisible();
  await look('columns');
  await wizard.next.click();
  await expect(page.getByText(/^5 rows: /)).toBeVisible();
  await look('check');
  await page.getByRole('button', { name: /^Leave out all 2/ }).click();
  await wizard.next.click();
  await expect(wizard.heading('Which doors, and when?')).toBeVisible();
  await look('doors');
  await wizard.next.click();
  await expect(page.getByText('New (3)')).toBeVisible();
  await look('review');
  await wizard.write(3);
  await look('result');
});

test('takes contacts that are pasted, by headings of another language', async ({ page, doors }) => {
  const door = await doors.at('contacts');
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('button', { name: 'Paste rows instead…' }).click();
  const rows = ['Bewohner\tRufnummer\tStockwerk', 'Müller, Hans\t0101\tEG', 'Groß\t1,2E+11\tEG'];
  await page.getByLabel(/^Rows, copied/).fill(rows.join('\n'));
  await expectAccessible(page, 'pasting');
  await page.getByRole('button', { name: 'Use these rows' }).click();
  await expect(page.getByText('cut by Tab')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByLabel('What Stockwerk is')).toHaveValue('Group');
  await page.getByRole('button', { name: 'Next' }).click();
  // The whole reason can be read, not only as much as its column holds.
  await expect(page.getByText(/^Row 2: 1,2E\+11: a spreadsheet has rounded this/)).toBeVisible();
  await page.getByRole('button', { name: /^Leave out the one/ }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Which group?' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/^New groups are made first: EG\./)).toBeVisible();
  await page.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('Done. Everything was read back and is as wanted.')).toBeVisible();
  expect(door.unit.state.records.contact.rows).toEqual([
    expect.objectContaining({ Name: 'Müller, Hans', Phone: '0101', Group: 'EG' }),
  ]);
});
