import { startVirtualIntercom } from '../../electron/backend/virtual/index';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';
import { SipPages } from './support/sip-pages';

test('finds an intercom, signs in, sets up its account and proves it', async ({ app, page }) => {
  const { address } = app.practiceUnit('A05');
  await app.open('#/find');
  const row = page.getByRole('row').filter({ hasText: address });
  await expect(row).toBeVisible({ timeout: 30_000 });
  await row.getByRole('button', { name: /Sign in/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User', { exact: true }).fill('admin');
  await dialog.getByLabel('Password', { exact: true }).fill('httpapi');
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'A05' })).toBeVisible();
  await expect(page.getByText(/read \d+ s ago/)).toBeVisible();
  await page.getByRole('button', { name: 'Set up this door' }).click();
  const sip = new SipPages(page);
  await sip.toReview({ server: '10.0.0.5', user: '130', password: 'a-good-one' });
  await sip.write();
  await expect(page.getByText(/Registered after \d+\.\d s\./).first()).toBeVisible();
});

test('shows relays, inputs and accounts as they change', async ({ app, page, doors }) => {
  const door = await doors.at('overview');
  const switches = page.getByRole('region', { name: 'Relays and inputs' });
  await expect(switches).toContainText('At rest');
  await app.call('device.triggerRelay', { id: door.id, relay: 1, delay: 20 });
  await expect(switches).toContainText('Switched');
  door.unit.setInput('A', 0);
  await expect(switches).toContainText('Low');
});

test('says so when the intercom stops answering, and shows nothing old as current', async ({
  page,
  doors,
}) => {
  const door = await doors.at('overview');
  const switches = page.getByRole('region', { name: 'Relays and inputs' });
  await expect(switches).toContainText('At rest');
  await door.unit.stop();

  await expect(page.getByText(/^No answer for .+ Is it restarting\?$/)).toBeVisible();
  await expect(page.getByText(/is how it was at/)).toBeVisible();
  await expect(switches).toContainText('was at rest');
  await expect(page.getByText('net.refused')).toBeVisible();
  await expectAccessible(page, 'an intercom that does not answer');

  const { mac, address } = door.unit;
  const back = await startVirtualIntercom({
    model: 'A05',
    mac,
    port: Number(address.split(':')[1]),
    auth: { mode: 'basic', username: 'admin', password: 'door-test-1' },
  });
  try {
    await expect(page.getByText(/read \d+ s ago/)).toBeVisible({ timeout: 30_000 });
    await expect(switches).not.toContainText('was at rest');
  } finally {
    await back.stop();
  }
});

test('restarts after asking, and follows it until it answers again', async ({ page, doors }) => {
  await doors.at('overview');
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Restart A05?' });
  await expect(dialog).toContainText('Nobody can call from this door');
  await dialog.getByRole('button', { name: 'Restart A05' }).click();
  await expect(page.getByText(/It answered again after \d+ s\./)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Hide this' }).click();
  await expect(page.getByText(/It answered again/)).toHaveCount(0);
});

test('names what needs attention, each with its way out', async ({ page, doors }) => {
  await doors.at('overview', {
    auth: { mode: 'none' },
    config: {
      'Config.Account1.GENERAL.Enable': '1',
      'Config.Account1.GENERAL.UserName': 'wrong',
      'Config.Account1.GENERAL.Pwd': 'x',
      'Config.Account1.SIP.Server': '10.0.0.9',
    },
  });
  const box = page.getByRole('region', { name: 'Needs attention' });
  await expect(box).toContainText('asks for no password');
  await expect(box).toContainText('SIP account 1 is not registered at 10.0.0.9.');
  await box.getByRole('button', { name: 'Set up account 1' }).click();
  await expect(new SipPages(page).heading('Which account is to be set up?')).toBeVisible();
});

test('keeps a name for the door, by keyboard', async ({ app, page, doors }) => {
  const door = await doors.at('overview');
  await page.getByRole('button', { name: 'Name this door' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of the door' })).toBeFocused();
  await page.keyboard.type('Front gate');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Front gate' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the name' })).toBeFocused();
  expect((await app.call('intercoms.get', { id: door.id })).name).toBe('Front gate');
});

test('leads to signing in where it is refused, and reads by itself once it is let in', async ({
  page,
  doors,
}) => {
  const door = await doors.at('overview');
  await expect(page.getByText(/read \d+ s ago/)).toBeVisible();
  door.unit.state.config.set('Config.DoorSetting.APIFCGI.Password', 'changed-1');
  await page.getByRole('link', { name: 'Door and relays' }).click();
  await expect(page.getByRole('alert')).toContainText('refused');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User').fill('admin');
  await dialog.getByLabel('Password', { exact: true }).fill('changed-1');
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Relay A' })).toContainText('At rest');
  await expect(page.getByRole('button', { name: 'Sign in again' })).toHaveCount(0);
});

test('finds out by itself what the intercom lacks, greys it and says why', async ({
  page,
  doors,
}) => {
  const door = await doors.at('overview', { model: 'A01' });
  const parts = page.getByRole('navigation', { name: 'Parts of this intercom' });
  await expect(parts.getByText(/has no dial rules in its HTTP API/)).toBeVisible();
  await expect(parts.getByRole('link', { name: 'Dial rules' })).toHaveCount(0);
  // What is there and empty is not what is lacking.
  await expect(parts.getByRole('link', { name: 'Contacts' })).toBeVisible();
  const asked = () => door.unit.requests.filter(({ target }) => target === 'dialreplace').length;
  expect(asked()).toBe(1);
  await page.reload();
  await expect(parts.getByText(/has no dial rules in its HTTP API/)).toBeVisible();
  expect(asked()).toBe(1);
});

test('forgets an intercom only after its name was typed', async ({ app, page, doors }) => {
  const door = await doors.at('overview');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Forget this intercom' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forget A05?' });
  const forget = dialog.getByRole('button', { name: 'Forget A05' });
  await expect(forget).toBeDisabled();
  await dialog.getByRole('textbox').fill('A05');
  await forget.click();
  await expect(page).toHaveURL(/#\/intercoms$/);
  expect((await app.call('intercoms.list', {})).intercoms.map(({ id }) => id)).not.toContain(
    door.id,
  );
});

test('has no serious finding of axe, and fits the window', async ({ page, doors }) => {
  await doors.at('overview', { auth: { mode: 'none' } });
  await expect(page.getByText(/read \d+ s ago/)).toBeVisible();
  await expectAccessible(page, 'overview');
  await expectNoSidewaysScroll(page, 'overview');
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'menu');
});
