import { CHALLENGE, isRight, isSigned, reply, udpStandIn } from '../support/sip-stand-in';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import { SipPages } from './support/sip-pages';

const SERVER = '10.0.0.5';
const GOOD = { server: SERVER, user: '130', password: 'a-good-one' } as const;

test('goes from an empty account to a registration that is proven', async ({ page, doors }) => {
  const door = await doors.at('sip');
  const sip = new SipPages(page);
  await sip.toReview(GOOD);

  await expect(page.getByText('Account 1 registers at 10.0.0.5 as 130.')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'SIP server' })).toContainText('nothing');
  await expect(rows.filter({ hasText: 'SIP server' })).toContainText(SERVER);
  await expect(rows.filter({ hasText: 'Password' })).toContainText('a new password');
  await expect(page.getByText(GOOD.password)).toHaveCount(0);
  // Only what changes: the transport stays, so it is not in the list.
  await expect(rows.filter({ hasText: 'Transport' })).toHaveCount(0);

  await sip.write();
  await expect(page.getByText('Account 1 works')).toBeVisible();
  await expect(page.getByText(/Written\. Read back\. Registered after \d+\.\d s\./)).toBeVisible();

  const stored = await door.sipSettings();
  expect(stored).toMatchObject({
    'Config.Account1.GENERAL.Enable': '1',
    'Config.Account1.GENERAL.UserName': '130',
    'Config.Account1.GENERAL.AuthName': '130',
    'Config.Account1.SIP.Server': SERVER,
  });

  await page.getByRole('button', { name: 'Back to the overview' }).click();
  await expect(page.getByText('130 at 10.0.0.5')).toBeVisible();
  await expect(page.getByRole('region', { name: 'SIP accounts' })).toContainText('Registered');
});

test('says why it did not register, and leads back to the user', async ({ page, doors }) => {
  await doors.at('sip', {
    registrar: ({ password }) => (password === GOOD.password ? 'registered' : 'failed'),
  });
  const sip = new SipPages(page);
  await sip.toReview({ ...GOOD, password: 'mistyped' });
  await sip.write();

  await expect(page.getByText('Account 1 does not work yet')).toBeVisible();
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('did not accept the registration');
  await expect(problem).toContainText('sip.not-registered');
  await problem.getByRole('button', { name: 'Check user and password' }).click();

  await expect(sip.heading('Who is this door at 10.0.0.5?')).toBeVisible();
  await expect(page.getByLabel('User name')).toHaveValue('130');
  await sip.user('130', GOOD.password);
  await sip.next.click();
  await page.getByRole('button', { name: /^Write 1 value$/ }).click();
  await expect(page.getByText('Account 1 works')).toBeVisible();
});

test('reviews the authentication name that follows the user name, typed last or not', async ({
  page,
  doors,
}) => {
  const door = await doors.at('sip');
  const sip = new SipPages(page);
  await sip.toReview(GOOD);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('User name').fill('141');
  await expect(page.getByLabel('Authentication name')).toHaveValue('141');
  await sip.next.click();
  await sip.next.click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Authentication name' })).toContainText('141');
  await sip.write();
  await expect(page.getByText('Account 1 works')).toBeVisible();
  expect(await door.sipSettings()).toMatchObject({ 'Config.Account1.GENERAL.AuthName': '141' });
});

test('puts the old values back', async ({ app, page, doors }) => {
  const door = await doors.open();
  const before = await door.sipSettings();
  const sip = new SipPages(page);
  await app.open(`#/intercom/${door.id}/sip`);
  await sip.toReview(GOOD);
  await sip.write();
  await expect(page.getByText('Account 1 works')).toBeVisible();

  await page.getByRole('button', { name: 'Undo: put the old values back' }).click();
  await expect(page.getByText(/The old values are back/)).toBeVisible();
  expect(await door.sipSettings()).toMatchObject({
    'Config.Account1.SIP.Server': before['Config.Account1.SIP.Server'],
    'Config.Account1.GENERAL.Enable': before['Config.Account1.GENERAL.Enable'],
    'Config.Account1.GENERAL.UserName': before['Config.Account1.GENERAL.UserName'],
  });
});

test('is done by keyboard alone', async ({ page, doors }) => {
  const door = await doors.at('sip');
  const sip = new SipPages(page);
  await sip.atAccounts();
  await expect(page.getByRole('radio', { name: 'Account 1' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Account 2' })).toBeChecked();
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('SIP server')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter the address of the SIP server.')).toBeVisible();
  await expect(page.getByLabel('SIP server')).toBeFocused();
  await page.keyboard.type(SERVER);
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('User name')).toBeFocused();
  await page.keyboard.type('131');
  await expect(page.getByLabel('Authentication name')).toHaveValue('131');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(GOOD.password);
  await page.keyboard.press('Enter');

  await expect(sip.heading(/anything special/)).toBeFocused();
  await page.keyboard.press('Escape');
  const dialog = page.getByRole('dialog', { name: 'Leave without writing?' });
  await expect(dialog).toContainText('4 values');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await sip.next.focus();
  await page.keyboard.press('Enter');

  await expect(sip.heading('Is this what you want to write?')).toBeFocused();
  const write = page.getByRole('button', { name: /^Write 5 values$/ });
  await expect(write).toBeVisible();
  await write.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Account 2 works')).toBeVisible();
  expect(await door.sipSettings()).toMatchObject({ 'Config.Account2.SIP.Server': SERVER });
});

test('keeps what was entered over other screens and a reload, but never a password', async ({
  page,
  doors,
}) => {
  await doors.at('sip');
  const sip = new SipPages(page);
  await sip.server(SERVER);
  await page.getByLabel('User name').fill('132');
  await page.getByLabel('Password', { exact: true }).fill('not-to-be-stored');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Network' })).toBeVisible();
  await page.getByRole('link', { name: 'SIP' }).click();
  await expect(page.getByLabel('User name')).toHaveValue('132');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not-to-be-stored');

  const kept = await page.evaluate(() =>
    [sessionStorage, localStorage]
      .flatMap((storage) => Object.keys(storage).map((key) => storage.getItem(key)))
      .join(),
  );
  expect(kept).toContain('132');
  expect(kept).not.toContain('not-to-be-stored');

  await page.reload();
  await expect(page.getByLabel('User name')).toHaveValue('132');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByText(/Type it once more/)).toBeVisible();
});

test('says what is wrong while one types, and opens the section it is in', async ({
  page,
  doors,
}) => {
  await doors.at('sip');
  const sip = new SipPages(page);
  await sip.atAccounts();
  await sip.next.click();
  await page.getByLabel('SIP server').fill('not a host');
  await expect(page.getByText(/Write an address such as/)).toBeVisible();
  await page.getByLabel('SIP server').fill(SERVER);
  await page.getByLabel('Port', { exact: true }).fill('70000');
  await expect(page.getByText('Write a port between 1 and 65535.')).toBeVisible();
  await expect(page.getByText('Still missing: Port.')).toBeVisible();
  await page.getByLabel('Port', { exact: true }).fill('5060');
  await sip.next.click();
  await sip.user('130', GOOD.password);

  await page.getByRole('button', { name: /^Outbound proxy/ }).click();
  await page.getByRole('switch', { name: 'Use an outbound proxy' }).check({ force: true });
  await page.getByRole('button', { name: /^Outbound proxy/ }).click();
  await expect(page.getByLabel('Proxy server')).toHaveCount(0);
  await sip.next.click();
  await expect(page.getByLabel('Proxy server')).toBeFocused();
  await expect(page.getByText(/Enter the address of the outbound proxy/)).toBeVisible();
});

test('takes server and options over from the other account', async ({ page, doors }) => {
  await doors.at('sip', {
    config: {
      'Config.Account1.SIP.Server': 'sip.example.org',
      'Config.Account1.SIP.Port': '5070',
      'Config.Account1.GENERAL.UserName': '130',
    },
  });
  const sip = new SipPages(page);
  await sip.atAccounts();
  await page.getByRole('radio', { name: 'Account 2' }).check();
  await sip.next.click();
  await page.getByRole('button', { name: 'Copy from account 1' }).click();
  await expect(page.getByLabel('SIP server')).toHaveValue('sip.example.org');
  await expect(page.getByLabel('Port', { exact: true })).toHaveValue('5070');
  await sip.next.click();
  await expect(page.getByLabel('User name')).toHaveValue('');
});

test('has no serious finding of axe on any step, and fits the window', async ({
  app,
  page,
  doors,
}) => {
  test.slow();
  const door = await doors.open({ registrar: () => 'failed' });
  const sip = new SipPages(page);
  const look = async (what: string) => {
    await expectAccessible(page, what);
    await expectNoSidewaysScroll(page, what);
  };
  await app.open(`#/intercom/${door.id}/sip`);
  await sip.atAccounts();
  await look('account');
  await sip.next.click();
  await sip.next.click();
  await expect(page.getByText('Enter the address of the SIP server.')).toBeVisible();
  await look('server with a problem');
  await page.getByLabel('SIP server').fill(SERVER);
  await sip.next.click();
  await expect(page.getByLabel('User name')).toBeVisible();
  await look('user');
  await sip.user('130', 'x');
  await page.getByRole('button', { name: /^NAT/ }).click();
  await expect(page.getByLabel('Keep-alive every', { exact: true })).toBeVisible();
  await look('options');
  await sip.next.click();
  await expect(page.getByRole('table')).toBeVisible();
  await look('review');
  await sip.write();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('result');
});

test('tries the account from the laptop too, so that account and network are told apart', async ({
  page,
  doors,
}) => {
  const registrar = await udpStandIn((request) => [
    isSigned(request) && isRight(request, GOOD.password)
      ? reply(request, '200 OK', 'Contact: <sip:130@192.0.2.78:5062>')
      : reply(request, '401 Unauthorized', CHALLENGE),
  ]);
  try {
    await doors.at('sip', {
      config: { 'Config.Account1.SIP.Port': String(registrar.port) },
    });
    const sip = new SipPages(page);
    await sip.toReview({ ...GOOD, server: '127.0.0.1' });
    await sip.write();
    const laptop = page.getByRole('region', { name: 'The same account from this laptop' });
    await laptop.getByRole('button', { name: 'Check from this laptop too' }).click();
    await expect(laptop).toContainText('same answer, so account and network are fine');
    await expect(laptop).toContainText('Registered there at the moment: 192.0.2.78:5062');
    await expectAccessible(page, 'checked from the laptop');

    await registrar.stop();
    await laptop.getByRole('button', { name: 'Check from this laptop again' }).click();
    await expect(laptop).toContainText('nothing listens by UDP');
    await expect(laptop).toContainText('What counts is the intercom.');
  } finally {
    await registrar.stop();
  }
});
