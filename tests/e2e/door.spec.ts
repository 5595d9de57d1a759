import type { Page } from '@playwright/test';
import { askUnit, expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const RELAY = 'Config.DoorSetting.RELAY.';
const relaySettings = (url: string) => askUnit(url, { target: 'relay', action: 'get' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const next = (page: Page) => page.getByRole('button', { name: 'Next' });

/** Answers the question before a door is opened. */
async function openDoor(page: Page, letter: string): Promise<void> {
  await page.getByRole('button', { name: `Open relay ${letter}…` }).click();
  const dialog = page.getByRole('dialog', { name: `Open relay ${letter} of` });
  await expect(dialog).toContainText('The door will open');
  await dialog.getByRole('button', { name: 'Open the door' }).click();
}

test('collects changes on the page, reviews them in words and proves that they are kept', async ({
  page,
  doors,
}) => {
  const door = await doors.at('door');
  const relay = page.getByRole('region', { name: 'Relay A' });
  await expect(relay).toContainText('At rest');
  await expect(page.getByRole('region', { name: 'Relay B' })).toHaveCount(0);
  await relay.getByLabel('Stays open for').fill('8');
  await relay.getByLabel('Lock is wired to').selectOption('NO and COM');
  await expect(relay.getByRole('img', { name: /NO and COM/ })).toBeVisible();
  await page.getByRole('button', { name: 'Review changes' }).click();

  const dialog = page.getByRole('dialog');
  const rows = dialog.getByRole('row');
  await expect(rows.filter({ hasText: 'Relay A: Stays open for' })).toContainText('5 s');
  await expect(rows.filter({ hasText: 'Relay A: Stays open for' })).toContainText('8 s');
  await dialog.getByRole('button', { name: 'Write 2 values' }).click();
  await expect(dialog).toContainText('kept: 8 s');
  await expect(dialog).toContainText('kept: NO and COM');
  expect(await relaySettings(door.unit.url)).toMatchObject({
    [`${RELAY}HoldDelayA`]: '8',
    [`${RELAY}TypeA`]: '1',
  });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('button', { name: 'Review changes' })).toHaveCount(0);
});

test('names what the intercom said OK to but did not keep', async ({ page, doors }) => {
  const door = await doors.at('door');
  await page.getByRole('region', { name: 'Relay A' }).getByLabel('Name').fill('Gate');
  await page.getByRole('button', { name: 'Review changes' }).click();
  door.unit.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'relay', action: 'set' });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(dialog).toContainText('not kept: still RelayA');
  await dialog.getByRole('button', { name: /again/ }).click();
  await expect(dialog).toContainText('kept: Gate');
  expect(door.unit.state.config.get(`${RELAY}NameA`)).toBe('Gate');
});

test('shows the keys of another family and greys what the model lacks', async ({
  app,
  page,
  doors,
}) => {
  const door = await doors.open({ model: 'S532' });
  door.unit.state.config.delete(`${RELAY}RelayATriggerDelay`);
  await app.open(`#/intercom/${door.id}/door`);
  const relay = page.getByRole('region', { name: 'Relay B' });
  await relay.getByLabel('Stays open for').fill('12');
  const first = page.getByRole('region', { name: 'Relay A' });
  await expect(first.getByLabel('Wait before opening')).toBeDisabled();
  await expect(first).toContainText('has no setting for it');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(page.getByRole('dialog')).toContainText('kept: 12 s');
  expect(door.unit.state.config.get(`${RELAY}RelayBDelay`)).toBe('12');
});

test('sets up a relay step by step and sees it move', async ({ app, page, doors }) => {
  test.slow();
  const door = await doors.at('door', {
    model: 'X916',
    contacts: [{ relay: 'B', input: 'C', afterMs: 300 }],
    config: { 'Config.DoorSetting.INPUT.EnableC': '0' },
  });
  await page.getByRole('button', { name: 'Set up step by step' }).click();
  await expect(heading(page, 'Which relays are wired?')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Relay A' }).uncheck();
  await next(page).click();
  await expect(page.getByText('Still missing: a relay.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Relay B' }).check();
  await page.getByLabel('Name', { exact: true }).fill('Lobby');
  await next(page).click();
  await page.getByLabel('Lock is wired to').selectOption('NO and COM');
  await next(page).click();
  await page.getByLabel('Stays open for').fill('99');
  await next(page).click();
  await expect(page.getByText(/a whole number from 0 to 60/)).toBeVisible();
  await page.getByLabel('Stays open for').fill('3');
  await next(page).click();
  await expect(heading(page, 'Who may open it?')).toBeVisible();
  await page.getByLabel('Length of the code').selectOption('Three keys');
  await page.getByLabel('Relay B: Keys that open').fill('1');
  await next(page).click();
  await expect(heading(page, 'Who may open it?')).toBeVisible();
  await page.getByLabel('Relay B: Keys that open').fill('159');
  await next(page).click();
  await expect(heading(page, 'Is this what you want to write?')).toBeVisible();
  await page.getByRole('button', { name: /^Write 5 values$/ }).click();

  await expect(heading(page, 'Does the door open?')).toBeVisible();
  await expect(page.getByText('Written and read back: 5 values.')).toBeVisible();
  expect(door.unit.state.config.get('Config.DoorSetting.DTMF.MultiCode2')).toBe('159');
  await openDoor(page, 'B');
  await expect(page.getByText(/^Relay B switched after .+ s, input C followed/)).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Yes, it opened' }).click();
  await expect(page.getByText('Noted: the door opened.')).toBeVisible();
  const { jobs } = await app.call('jobs.list', {});
  expect(jobs[0]?.result).toMatchObject({ answer: 'opened', verdict: 'opened-and-closed' });
  await page.getByRole('button', { name: 'Back to the overview' }).click();
  await expect(page.getByRole('heading', { name: 'Network' })).toBeVisible();
});

test('names the relay whose value is wrong, and keeps what has the keyboard in sight', async ({
  page,
  doors,
}) => {
  await doors.at('door', { model: 'X916' });
  await page.getByRole('region', { name: 'Relay B' }).getByLabel('Stays open for').fill('99');
  const bar = page.getByRole('region', { name: 'Changes that are not written' });
  await expect(bar).toContainText('Needs a look: Relay B: Stays open for');
  await page.getByRole('region', { name: 'Relay A' }).getByLabel('Stays open for').focus();
  for (let press = 0; press < 24; press += 1) {
    await page.keyboard.press('Tab');
    const below = await page.evaluate(() => document.activeElement?.getBoundingClientRect().bottom);
    const top = (await bar.boundingBox())?.y ?? 0;
    const inside = await bar.evaluate((one) => one.contains(document.activeElement));
    if (!inside) expect(below).toBeLessThanOrEqual(top);
  }
});

test('lets a relay go back that was told to stay', async ({ page, doors }) => {
  const door = await doors.at('door');
  await page.getByRole('button', { name: 'Try relay A' }).click();
  await page.getByRole('button', { name: 'Change time, contact or mode' }).click();
  await page.getByLabel('Afterwards').selectOption('It stays as it is');
  await page.getByRole('button', { name: 'Open relay A…' }).click();
  const asked = page.getByRole('dialog', { name: 'Open relay A of' });
  await expect(asked).toContainText('stay open until it is told to go back');
  await asked.getByRole('button', { name: 'Open the door' }).click();
  await expect(page.getByText('It is still switched: the door stands open.')).toBeVisible();
  expect(door.unit.state.relays[0]).toBe(1);
  await page.getByRole('button', { name: 'Let relay A go back…' }).click();
  await page.getByRole('button', { name: 'Let it go back' }).click();
  await expect(page.getByText(/^Relay A was switched already\. Back after/)).toBeVisible();
  expect(door.unit.state.relays[0]).toBe(0);
  await expect(page.getByRole('button', { name: /go back/ })).toHaveCount(0);
});

test('asks about the wiring when the intercom says OK and nothing moves', async ({
  page,
  doors,
}) => {
  await doors.at('door', { unwired: ['A'] });
  await page.getByRole('button', { name: 'Try relay A' }).click();
  await openDoor(page, 'A');
  await expect(page.getByRole('timer', { name: 'Stopwatch' })).toBeVisible();
  await expect(
    page.getByText('The intercom said OK, but nothing moved: is this relay wired?'),
  ).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'No, it stayed shut' }).click();
  await expect(page.getByText(/^Noted: the door stayed shut/)).toBeVisible();
});

test('goes on from the account to the relays when a door is set up from end to end', async ({
  page,
  doors,
}) => {
  await doors.at('overview', { model: 'A01' });
  await page.getByRole('button', { name: 'Set up this door' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('SIP server').fill('10.0.0.5');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('User name').fill('130');
  await page.getByLabel('Password', { exact: true }).fill('a-good-one');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(heading(page, 'Does the telephone system ask for anything special?')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: /^Write \d+ values$/ }).click();
  await expect(page.getByText('Account 1 works')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Next: door and relays' }).click();
  await expect(heading(page, 'Which relays are wired?')).toBeVisible();
});

test('keeps what was entered over other screens and a reload, but never a password', async ({
  page,
  doors,
}) => {
  await doors.at('door');
  await page.getByRole('region', { name: 'Relay A' }).getByLabel('Name').fill('Back door');
  const http = page.getByRole('region', { name: 'Open by a web address' });
  await http.getByRole('switch').check({ force: true });
  await expect(http).toContainText('Without user and password anybody could open it.');
  await http.getByLabel('User name').fill('gate');
  await http.getByLabel('Password', { exact: true }).fill('not-to-be-stored');
  await page.getByRole('link', { name: 'Calls' }).click();
  await page.getByRole('link', { name: 'Door and relays' }).click();
  await expect(http.getByLabel('Password', { exact: true })).toHaveValue('not-to-be-stored');
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  expect(kept).toContain('Back door');
  expect(kept).not.toContain('not-to-be-stored');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Relay A' }).getByLabel('Name')).toHaveValue(
    'Back door',
  );
});

test('is done by keyboard alone', async ({ page, doors }) => {
  await doors.at('door');
  await page.getByRole('button', { name: 'Set up step by step' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Relay A' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Gate');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Lock is wired to')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await next(page).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'How long does it stay open?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without writing?' })).toContainText('2');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('has no serious finding of axe, and fits the window', async ({ app, page, doors }) => {
  test.slow();
  const door = await doors.open({ model: 'X916', unwired: ['A'] });
  const look = async (what: string) => {
    await expectAccessible(page, what);
    await expectNoSidewaysScroll(page, what);
  };
  await app.open(`#/intercom/${door.id}/door`);
  await expect(page.getByRole('region', { name: 'Relay D' })).toBeVisible();
  await page.getByRole('region', { name: 'Relay A' }).getByLabel('Stays open for').fill('9');
  await look('page');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await look('review');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Set up step by step' }).click();
  for (const name of ['Which relays are wired?', 'How does each open?', 'How long', 'Who may']) {
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await look(name);
    await next(page).click();
  }
  await page.getByRole('button', { name: 'Write 1 value' }).click();
  await expect(heading(page, 'Does the door open?')).toBeVisible();
  await openDoor(page, 'A');
  await expect(page.getByText('Did the door open?')).toBeVisible({ timeout: 30_000 });
  await look('test');
});
