import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { packetFile, udpPacket } from '../../electron/backend/virtual/files/packets';
import { expect, test } from './support/door';
import { expectAccessible, expectNoSidewaysScroll } from './support/looks';

const ACCOUNT = {
  'Config.Account1.GENERAL.Enable': '1',
  'Config.Account1.GENERAL.UserName': '130',
  'Config.Account1.GENERAL.Pwd': 'a-good-one',
  'Config.Account1.SIP.Server': '10.0.0.5',
};
const REFUSED = { ...ACCOUNT, 'Config.Account1.GENERAL.UserName': 'wrong' };

const tab = (page: Page, name: string) => page.getByRole('tab', { name });

/** A call that was answered "busy", as a laptop beside the intercom hears it. */
function busyCall(): Buffer {
  const here = { host: '10.0.0.12', port: 5060 };
  const there = { host: '10.0.0.5', port: 5060 };
  const headers = [
    'From: <sip:130@10.0.0.5>;tag=a',
    'To: <sip:200@10.0.0.5>',
    'Call-ID: busy-1',
    'CSeq: 1 INVITE',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  const at = 1_795_000_000_000;
  const message = (line: string) => Buffer.from(`${line}\r\n${headers}`);
  return packetFile([
    udpPacket({ at, from: here, to: there, payload: message('INVITE sip:200@10.0.0.5 SIP/2.0') }),
    udpPacket({ at: at + 80, from: there, to: here, payload: message('SIP/2.0 486 Busy Here') }),
  ]);
}

test('warns of a log left at debug, sets it back, saves and empties the log', async ({
  page,
  doors,
}) => {
  const door = await doors.at('diagnostics', { config: { 'Config.Settings.LOGLEVEL.Level': '7' } });
  await expect(page.getByText(/It writes everything/)).toBeVisible();
  await expectAccessible(page, 'logs');
  await expectNoSidewaysScroll(page, 'logs');
  await page.getByRole('button', { name: 'Set back to 3' }).click();
  await expect(page.getByText('Written and read back: level 3.')).toBeVisible();
  await expect(page.getByText(/It writes everything/)).toHaveCount(0);
  expect(door.unit.state.config.get('Config.Settings.LOGLEVEL.Level')).toBe('3');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save system log' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^A05 [0-9A-F]{12} log \d{4}-\d\d-\d\d\.txt$/);
  expect((await readFile(await file.path(), 'utf8')).length).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Save debug package' }).click();
  await expect(page.getByText(/Only Android models have one/)).toBeVisible();

  await page.getByRole('button', { name: 'Empty system log…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Empty the log?' });
  await expect(dialog).toContainText('"System log" of A05 is lost');
  await dialog.getByRole('button', { name: 'Empty the log' }).click();
  await expect(page.getByText('It was emptied.')).toBeVisible();
});

test('filters, saves, deletes and empties the door log', async ({ app, page, doors }) => {
  const door = await doors.open();
  const day = (date: string, name: string) => ({
    ...{ Date: date, Time: '10:00:00', Name: name, Code: '0042', Type: 'PIN', Status: 'Succ' },
  });
  door.unit.state.doorLog.add(day('2026-01-15', '=HYPERLINK("http://x")'));
  door.unit.state.doorLog.add(day('2026-01-16', 'Alice'));
  door.unit.state.doorLog.add({ ...day('2026-01-17', 'Bob'), Type: 'Card', Status: 'Failed' });
  await app.open(`#/intercom/${door.id}/diagnostics`);
  await tab(page, 'Door log').click();
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows).toHaveCount(4);
  await expectAccessible(page, 'door log');
  await expectNoSidewaysScroll(page, 'door log');

  await page.getByLabel('Type').selectOption('Card');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('Bob');
  await expect(rows.nth(1)).toContainText('Refused');
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByLabel('To day').fill('2026-01-15');
  await expect(rows).toHaveCount(2);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: 'The lines shown, as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.startsWith('\ufeff"Date"')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(text).toContain(`"'0042"`);
  expect(text).not.toContain('Bob');

  const own = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('menuitem', { name: 'The whole log, as the intercom writes it' }).click();
  expect(await readFile(await (await own).path(), 'utf8')).toContain('Bob');
  await expect(page.getByText(/^Saved .+\.xml\.$/)).toBeVisible();

  await page.getByRole('button', { name: 'Show all' }).click();
  await rows.filter({ hasText: 'Bob' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Delete 1 line…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 line' }).click();
  await expect(page.getByText('Deleted 1 line, and read back.')).toBeVisible();
  await expect(rows).toHaveCount(3);
  expect(door.unit.state.doorLog.rows.map((row) => row['Name'])).not.toContain('Bob');

  await page.getByRole('button', { name: 'Empty…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Empty the door log' }).click();
  await expect(page.getByText('Emptied, and read back.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The door log is empty' })).toBeVisible();
});

test('empties one type of the call log', async ({ app, page, doors }) => {
  const door = await doors.open();
  const call = { Date: '2026-01-15', Time: '10:00:00', LocalIdentity: '', Name: 'A', Num: '1' };
  door.unit.state.callLog.add({ ...call, Type: 'Missed' });
  door.unit.state.callLog.add({ ...call, Type: 'Dialed' });
  await app.open(`#/intercom/${door.id}/diagnostics`);
  await tab(page, 'Call log').click();
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'Dialled' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Empty…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Empty the call log?' });
  await dialog.getByLabel('Which calls').selectOption('Missed');
  await dialog.getByRole('button', { name: 'Empty the call log' }).click();
  await expect(rows).toHaveCount(2);
  expect(door.unit.state.callLog.rows.map((row) => row['Type'])).toEqual(['Dialed']);
});

test('shows in one go why an account does not register', async ({ app, page, doors }) => {
  const door = await doors.open({ config: REFUSED });
  // The account is judged when it is asked for.
  await app.call('device.live', { id: door.id });
  await expect.poll(() => door.unit.state.sip[0]?.status).toBe(3);
  await app.open(`#/intercom/${door.id}/diagnostics`);
  await tab(page, 'Capture').click();
  await page.getByRole('button', { name: 'Reproduce now' }).click();
  await expect(page.getByRole('heading', { name: 'Press the call button now' })).toBeVisible();
  await expect(page.getByText(/^Capturing: \d+/)).toBeVisible();
  await expect.poll(() => door.unit.state.capture.filter).toContain('5060');
  await page.getByRole('button', { name: 'Stop and show the ladder' }).click();

  const dialogs = page.getByRole('listbox', { name: 'Calls and registrations' });
  await expect(dialogs).toContainText('The registrar answered 403: user or password is wrong');
  const messages = page.getByRole('listbox', { name: /^Messages of Registration of wrong/ });
  const refusal = messages.getByRole('option', { name: /403 Forbidden.*Registrar to wrong/ });
  await expect(refusal).toHaveAttribute('aria-selected', 'true');
  await expect(refusal).toContainText('user or password is wrong');
  const content = page.getByRole('region', { name: 'The message' });
  await expect(content.getByRole('heading', { name: '403 Forbidden' })).toBeVisible();
  await expectAccessible(page, 'ladder');
  await expectNoSidewaysScroll(page, 'ladder');

  await refusal.focus();
  await page.keyboard.press('ArrowUp');
  await expect(content.getByRole('heading', { name: 'REGISTER' })).toBeVisible();
  await expect(content).toContainText('response="***"');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(content).toContainText('asks for the password');

  await tab(page, 'Capture').click();
  await expect(page.getByText(/^Not capturing\. The last capture holds/)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the capture' }).click();
  expect((await download).suggestedFilename()).toMatch(/^A05 [0-9A-F]{12} capture .*\.pcap$/);
  // The drawing is still there.
  await tab(page, 'SIP ladder').click();
  await expect(dialogs).toBeVisible();
});

test('captures with a filter of one’s own', async ({ page, doors }) => {
  const door = await doors.at('diagnostics', { config: ACCOUNT });
  await tab(page, 'Capture').click();
  await expect(page.getByText(/There is no capture on this intercom yet/)).toBeVisible();
  await page.getByRole('radio', { name: 'My own filter' }).check();
  const start = page.getByRole('button', { name: 'Start the capture' });
  await expect(start).toBeDisabled();
  await expect(page.getByText('Write a filter, or choose one of the others.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Filter' }).fill('udp port 5060');
  await page.getByLabel('Stops after').selectOption('When I stop it');
  await expectAccessible(page, 'capture');
  await expectNoSidewaysScroll(page, 'capture');
  await start.click();
  await expect(page.getByText(/^Capturing: /)).toBeVisible();
  expect(door.unit.state.capture).toMatchObject({ filter: 'udp port 5060', type: 'manual' });
  await page.getByRole('button', { name: 'Stop the capture' }).click();
  await expect(page.getByText(/^Not capturing\. The last/)).toBeVisible();
});

test('opens a capture of the laptop, and refuses what is none', async ({ app, page, doors }) => {
  const door = await doors.open({ model: 'A01' });
  await app.call('intercoms.probe', { id: door.id, refresh: true });
  await app.open(`#/intercom/${door.id}/diagnostics`);
  await tab(page, 'Capture').click();
  await expect(page.getByText(/cannot capture packets/)).toBeVisible();
  await tab(page, 'SIP ladder').click();
  const open = page.getByRole('button', { name: 'Open a capture file…' });
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await open.click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  await choose('notes.pcap', Buffer.from('this is no capture'));
  await expect(page.getByText('"notes.pcap" is not a packet capture.')).toBeVisible();
  await choose('busy.pcap', busyCall());
  await expect(page.getByText('The other side answered 486: busy.')).toBeVisible();
  await expect(page.getByRole('option', { name: /Call from 130 to 200/ })).toBeVisible();
  await expect(page.getByText('file.bad-capture')).toHaveCount(0);
  await choose('silence.pcap', packetFile([]));
  await expect(page.getByRole('heading', { name: /no SIP in this capture/ })).toBeVisible();
});
